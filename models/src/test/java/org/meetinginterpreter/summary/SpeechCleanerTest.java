package org.meetinginterpreter.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpeechCleanerTest {
    private final SpeechCleaner cleaner = new SpeechCleaner(Locale.ENGLISH);

    private void cleans(String said, String... sentences) {
        assertEquals(List.of(sentences), cleaner.sentences(said));
    }

    @Test
    void whatOpensASentenceStaysWhereItMeansSomething() {
        SpeechCleaner english = new SpeechCleaner(Locale.ENGLISH);
        assertEquals(
                List.of("Good morning to all delegations.", "Great progress was made in Geneva."),
                english.sentences("Good morning to all delegations. Great progress was made in Geneva."));
        assertEquals(List.of("We meet again on Tuesday."), english.sentences("Good, great, we meet again on Tuesday."));
    }

    @Test
    void leavesOutHesitations() {
        cleans("So, um, we have, uh, eleven million left, you know.", "We have, eleven million left.");
    }

    @Test
    void leavesOutWhatIsSaidTwice() {
        cleans("First the, the principle.", "First the principle.");
        cleans("I had proposed that we, that we open the gates.", "I had proposed that we open the gates.");
    }

    @Test
    void keepsNumbersThatAreReadOutAndWordsThatBelongTwice() {
        cleans("The code is five five nine.", "The code is five five nine.");
        cleans("I said that that law is very very old.", "I said that that law is very very old.");
    }

    @Test
    void leavesOutBeginningsThatWereGivenUp() {
        cleans("Forty is- look, forty is what we had in a wet year.", "Forty is what we had in a wet year.");
        cleans("The gates we- nobody can open them in May.", "Nobody can open them in May.");
        cleans("It w- it was the county's road.", "It was the county's road.");
    }

    @Test
    void keepsALongBeginningThatWasBrokenOff() {
        cleans(
                "We had the upstream paper from last year's session- and the other one.",
                "We had the upstream paper from last year's session, and the other one.");
    }

    @Test
    void takesTheMarksOfTranscribersOut() {
        cleans(
                "{vocalsound} We 're not using the L_C_D_ {disfmarker} the L_C_D_ screen , I do n't think .",
                "We're not using the LCD screen, I don't think.");
    }

    @Test
    void leavesNothingOfABackchannel() {
        cleans("Mm-hmm. Yeah. Okay.");
        cleans("");
        cleans("{laughs} ... -");
    }

    @Test
    void keepsANo() {
        cleans("No, we do not agree to forty.", "No, we do not agree to forty.");
    }

    @Test
    void knowsHesitationsOfPortuguese() {
        assertEquals(
                List.of("A gente passa três vezes por semana."),
                new SpeechCleaner(Locale.forLanguageTag("pt"))
                        .sentences("Então, é, a gente, a gente passa três vezes por semana."));
    }

    @Test
    void keepsAWordThatIsAHesitationOnlyBetweenMarks() {
        SpeechCleaner portuguese = new SpeechCleaner(Locale.forLanguageTag("pt"));
        assertEquals(List.of("A proposta é o rodízio."), portuguese.sentences("A proposta é o rodízio."));
        cleans("We like the plan, like, a lot.", "We like the plan, a lot.");
    }

    @Test
    void cutsSpeechWithoutAnyMark() {
        List<String> sentences = cleaner.sentences("water flows over this wide dam ".repeat(60_000 / 31));
        assertTrue(sentences.size() > 100, sentences.size() + " sentences");
        assertTrue(sentences.stream().allMatch(sentence -> WordCount.of(sentence) <= 50));
    }

    @Test
    void endsWithAMegabyteOfOneCharacter() {
        assertTrue(cleaner.sentences("x".repeat(1_000_000)).size() < 100);
        assertTrue(cleaner.sentences("{".repeat(1_000_000)).size() < 100);
        assertTrue(cleaner.sentences("a ".repeat(500_000)).size() < 100);
    }
}
