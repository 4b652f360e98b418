package org.meetinginterpreter.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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
        assertEquals("by friday", action.due());
        assertTrue(action.what().contains("price of the paint"), action.what());
        assertEquals(List.of(1L, 2L), action.lines());
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
}
