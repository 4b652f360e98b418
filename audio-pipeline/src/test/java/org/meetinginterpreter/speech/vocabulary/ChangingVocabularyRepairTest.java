package org.meetinginterpreter.speech.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Vocabulary;

class ChangingVocabularyRepairTest {
    private static final HypothesisScorer FITS = (replaced, replacement) -> OptionalDouble.of(-2);

    private final AtomicReference<Vocabulary> vocabulary = new AtomicReference<>(Vocabulary.EMPTY);
    private final ChangingVocabularyRepair repair = new ChangingVocabularyRepair(vocabulary::get);

    private String heard(long start) {
        return repair
                .refine(
                        List.of(
                                new SpokenWord("Miss", start, start + 400, 0.99),
                                new SpokenWord("Aspinova", start + 400, start + 900, 0.2)),
                        true,
                        FITS)
                .stream()
                .map(SpokenWord::text)
                .collect(Collectors.joining(" "));
    }

    @Test
    void repairsByTheVocabularyOfTheMomentAndKeepsCounting() {
        assertEquals("Miss Aspinova", heard(0));
        vocabulary.set(new Vocabulary(List.of("Ospanova")));
        assertEquals("Miss Ospanova", heard(1_000));
        assertEquals(1, repair.statistics().correctedWords());
        vocabulary.set(new Vocabulary(List.of("Aspynova")));
        assertEquals("Miss Aspynova", heard(2_000));
        assertEquals(2, repair.statistics().correctedWords());
        vocabulary.set(Vocabulary.EMPTY);
        assertEquals("Miss Aspinova", heard(3_000));
        assertEquals(2, repair.statistics().correctedWords());
    }
}
