package org.meetinginterpreter.speech.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.Vocabulary;

class VocabularyRepairTest {
    private static final HypothesisScorer FITS = (replaced, replacement) -> OptionalDouble.of(-2);
    private static final HypothesisScorer FITS_THREE_WORDS =
            (replaced, replacement) -> OptionalDouble.of(replaced.size() == 3 ? -2 : -20);
    private static final HypothesisScorer FITS_NOT = (replaced, replacement) -> OptionalDouble.of(-60);

    private final TextRefiner repair = VocabularyRepair.of(
            new Vocabulary(List.of("Ospanova", "Issyk-Kul", "Bishkek", "Нурлан", "AIIB", "Osh", "Incoterms", "Mill")));

    /** Words; those with a question mark before them the recogniser is not sure of. */
    private static List<SpokenWord> heard(String text) {
        List<SpokenWord> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            long start = words.size() * 500L;
            boolean unsure = word.startsWith("?");
            words.add(new SpokenWord(unsure ? word.substring(1) : word, start, start + 400, unsure ? 0.2 : 0.99));
        }
        return words;
    }

    private String repaired(String text, HypothesisScorer sound) {
        return repair.refine(heard(text), true, sound).stream()
                .map(SpokenWord::text)
                .collect(Collectors.joining(" "));
    }

    @Test
    void putsTheNameWhereTheRecogniserWasUnsure() {
        assertEquals("I thank Miss Ospanova for it.", repaired("I thank Miss ?Aspinova for it.", FITS));
    }

    @Test
    void joinsANameThatWasHeardAsSeveralWords() {
        assertEquals("the lake Issyk-Kul is deep", repaired("the lake ?his ?sick ?cool is deep", FITS_THREE_WORDS));
    }

    @Test
    void keepsEndingsAndMarks() {
        assertEquals("we read \"Ospanova's\", then left", repaired("we read ?\"Aspinova's\", then left", FITS));
    }

    @Test
    void findsANameOfAnotherScript() {
        assertEquals("we met Нурлан there", repaired("we met ?Nurlan there", FITS));
    }

    @Test
    void neverChangesWordsThatTheRecogniserIsSureOf() {
        List<SpokenWord> sure = heard("Miss Aspinova likes this kick a lot");

        assertSame(sure, repair.refine(sure, true, FITS));
    }

    @Test
    void leavesWhatFitsTheSoundBetterThanTheName() {
        assertEquals("I thank Miss Aspinova for it.", repaired("I thank Miss ?Aspinova for it.", FITS_NOT));
    }

    @Test
    void aRareNameNeedsLessOfTheSoundThanAFrequentWord() {
        assertEquals("I thank Miss Aspinova for it.", repaired("I thank Miss ?Aspinova for it.", fits(-30, -5)));
        assertEquals("I thank Miss Ospanova for it.", repaired("I thank Miss ?Aspinova for it.", fits(-30, -60)));
    }

    private static HypothesisScorer fits(double gain, double prior) {
        return new HypothesisScorer() {
            @Override
            public OptionalDouble gain(List<SpokenWord> replaced, String replacement) {
                return OptionalDouble.of(gain);
            }

            @Override
            public OptionalDouble prior(String words) {
                return OptionalDouble.of(prior);
            }
        };
    }

    @Test
    void asksTheSameOnceWhileTheUtteranceGrows() {
        List<String> asked = new ArrayList<>();
        HypothesisScorer counting = (replaced, replacement) -> {
            asked.add(replaced.stream().map(SpokenWord::text).toList() + " " + replacement);
            return OptionalDouble.of(-2);
        };
        repair.refine(heard("I thank Miss ?Aspinova for it today."), false, counting);
        repair.refine(heard("I thank Miss ?Aspinova for it today. And now"), false, counting);
        repair.refine(heard("I thank Miss ?Aspinova for it today. And now"), true, counting);

        assertTrue(asked.contains("[Aspinova] Ospanova"), asked.toString());
        assertEquals(asked.stream().distinct().toList(), asked);
    }

    @Test
    void goesByTheWordsAloneWhereTheEngineCannotAnswer() {
        assertEquals(
                "I thank Miss Ospanova for it.", repaired("I thank Miss ?Ospinova for it.", HypothesisScorer.NONE));
    }

    @Test
    void writesATermAsTheOrganiserDoesHoweverSureTheWordsAre() {
        assertEquals("Incoterms of Issyk-Kul.", repaired("incoterms of issyk kul.", FITS));
        assertEquals("the AIIB pays", repaired("the A. I. I. B pays", FITS));
    }

    @Test
    void aShortWordIsNoNameForHavingItsLetters() {
        assertEquals("a mill stands there", repaired("a mill stands there", FITS));
    }

    @Test
    void countsTheWordsThatItReplacedInFinals() {
        repair.refine(heard("?his ?sick ?cool is deep"), false, FITS_THREE_WORDS);
        assertEquals(0, repair.statistics().correctedWords());

        repair.refine(heard("?his ?sick ?cool is deep"), true, FITS_THREE_WORDS);
        assertEquals(3, repair.statistics().correctedWords());
    }

    @Test
    void theNewWordTakesTheTimeOfTheOldOnes() {
        SpokenWord name = repair.refine(heard("lake ?his ?sick ?cool is deep"), true, FITS_THREE_WORDS)
                .get(1);

        assertEquals("Issyk-Kul", name.text());
        assertEquals(500, name.startMillis());
        assertEquals(1_900, name.endMillis());
    }

    @Test
    void anEmptyVocabularyChangesNothing() {
        assertSame(TextRefiner.NONE, VocabularyRepair.of(Vocabulary.EMPTY));
    }
}
