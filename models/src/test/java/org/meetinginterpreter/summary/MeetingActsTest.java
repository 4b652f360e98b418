package org.meetinginterpreter.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.summary.Summary.Action;

class MeetingActsTest {
    private static Summary of(String... rows) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String[] parts = rows[i].split(": ", 2);
            lines.add(new Line(i + 1, parts[0], parts[1]));
        }
        return Summarizer.byWords(Locale.ENGLISH).summarize(lines, 120);
    }

    @Test
    void findsWhatWasSettledAndWhoAgreed() {
        Summary summary = of(
                "Mr. Lund: We could paint the bridge green.",
                "Chair: So, um, the bridge is painted green in the spring.",
                "Mr. Lund: Agreed.",
                "Ms. Reed: Agreed.");
        assertEquals(1, summary.decisions().size());
        assertEquals(
                "So, the bridge is painted green in the spring.",
                summary.decisions().get(0).text());
        assertTrue(summary.decisions().get(0).lines().containsAll(List.of(2L, 3L, 4L)));
    }

    @Test
    void dropsWhatIsTakenBack() {
        Summary summary = of(
                "Chair: So, the bridge is painted green in the spring.",
                "Mr. Lund: Agreed.",
                "Ms. Reed: Agreed.",
                "Mr. Lund: No, forget it, I take it back, green paint for the bridge is too dear.");
        assertTrue(summary.decisions().isEmpty(), summary.decisions().toString());
    }

    @Test
    void findsNoDecisionInAReportOfAnOldOne() {
        assertTrue(of("Mr. Lund: It was decided in 1998 that the bridge is green.", "Ms. Reed: That is long ago.")
                .decisions()
                .isEmpty());
    }

    @Test
    void findsWhoIsToDoWhatUntilWhen() {
        Action action = of(
                        "Chair: Ms. Reed, could you bring us the price of the paint?",
                        "Ms. Reed: Sure, I'll send it by Friday.",
                        "Mr. Lund: Nice weather today.")
                .actions()
                .get(0);
        assertEquals("Ms. Reed", action.who());
        assertEquals("by Friday", action.due());
        assertTrue(action.what().contains("price of the paint"), action.what());
        assertEquals(List.of(1L, 2L), action.lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Marta will send the budget to all of you by Friday.|Marta|by Friday",
                "Okay, then the legal team is going to draft the annex before the next session.|the legal team|before the next session",
                "Ms. Okafor and so on. Dr. Lima Costa will book the hall by the end of the week.|Dr. Lima Costa|by the end of the week",
                "Action item for the secretariat: publish the list.|the secretariat|''",
                "So, action: Marta to circulate the minutes by tomorrow evening.|Marta|by tomorrow evening",
                "The next action point: publish the list by March.|''|by March"
            })
    void findsWhatIsGivenToSomebodyWhoDoesNotAnswer(String said, String who, String due) {
        Summary summary = of("Chair: The weather is nice.", "Chair: " + said, "Mr. Lund: The bridge is long.");
        assertEquals(
                List.of(List.of(who, due)),
                summary.actions().stream()
                        .map(action -> List.of(action.who(), action.due()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Construction will finish by June.",
                "Marta will send the budget.",
                "Marta will not send the budget by Friday.",
                "Will Marta send the budget by Friday?",
                "It will report by Friday.",
                "The action film was long.",
                "If it rains, Marta will call the school by noon."
            })
    void givesNothingToAnybodyWhereNothingIsAssigned(String said) {
        assertEquals(
                List.of(),
                of("Chair: The weather is nice.", "Chair: " + said, "Mr. Lund: The bridge is long.")
                        .actions());
    }

    @Test
    void findsQuestionsThatNobodyAnswers() {
        Summary summary = of(
                "Ms. Reed: Who pays for the paint?",
                "Chair: I don't know.",
                "Mr. Lund: Which colour was it again?",
                "Chair: Green.");
        assertEquals(1, summary.questions().size());
        assertEquals("Who pays for the paint?", summary.questions().get(0).text());
    }

    @Test
    void namesFiguresInWordsAndDigitsOnce() {
        List<String> values = of(
                        "Ms. Reed: The bridge has forty-two arches and costs 3,200 dollars a year.",
                        "Chair: Forty-two? One of us should count them.")
                .figures()
                .stream()
                .map(Summary.Figure::value)
                .toList();
        assertEquals(List.of("forty-two", "3,200 dollars a year"), values);
    }

    @Test
    void whatSaysWhenIsNoFigure() {
        List<String> values = of(
                        "Ms. Reed: At 3:30 p.m. on March 14, 2026 it had cost $1,250,000, and since 2019 it lost 40 percent.",
                        "Chair: Until 2000 people came we met at 9 am, every 4th of July.")
                .figures()
                .stream()
                .map(Summary.Figure::value)
                .toList();
        assertEquals(List.of("$1,250,000", "40 percent", "2000 people"), values);
    }
}
