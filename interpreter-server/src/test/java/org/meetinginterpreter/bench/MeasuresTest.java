package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final List<String> SPOKEN = List.of("it", "was", "the", "best", "of", "times");

    @Test
    void countsSubstitutionsDeletionsAndInsertions() {
        assertEquals(new WordErrors(0, 6), WordErrors.between(SPOKEN, SPOKEN));
        assertEquals(
                new WordErrors(1, 6), WordErrors.between(SPOKEN, List.of("it", "was", "the", "rest", "of", "times")));
        assertEquals(new WordErrors(2, 6), WordErrors.between(SPOKEN, List.of("was", "the", "best", "times")));
        assertEquals(
                new WordErrors(1, 6),
                WordErrors.between(SPOKEN, List.of("it", "was", "so", "the", "best", "of", "times")));
        assertEquals(new WordErrors(6, 6), WordErrors.between(SPOKEN, List.of()));
        assertEquals(new WordErrors(2, 0), WordErrors.between(List.of(), List.of("you", "too")));
        assertEquals(0, WordErrors.NONE.rate());
        assertEquals(0.25, new WordErrors(1, 6).plus(new WordErrors(1, 2)).rate());
    }

    @Test
    void laysRecognisedWordsOverSpokenOnes() {
        assertArrayEquals(
                new int[] {0, 1, -1, 2, 3, 4},
                WordErrors.places(SPOKEN, List.of("it", "was", "so", "the", "rest", "of")));
        assertArrayEquals(new int[0], WordErrors.places(SPOKEN, List.of()));
    }

    @Test
    void interpolatesPercentiles() {
        Distribution distribution = new Distribution(4, 1, 3, 2);
        assertEquals(2.5, distribution.median());
        assertEquals(1, distribution.percentile(0));
        assertEquals(4, distribution.percentile(1));
        assertEquals(3.85, distribution.p95(), 1e-9);
        assertTrue(Double.isNaN(new Distribution().median()));
    }

    @Test
    void bootstrapRepeatsItselfWithTheSameSeedAndHoldsTheMean() {
        List<Integer> units =
                Collections.nCopies(50, 0).stream().map(zero -> 0).collect(java.util.stream.Collectors.toList());
        for (int i = 0; i < 10; i++) {
            units.set(i * 5, 1);
        }
        Interval interval = Interval.bootstrap(units, MeasuresTest::mean, 7);
        assertEquals(interval, Interval.bootstrap(units, MeasuresTest::mean, 7));
        // the normal approximation gives 0.2 +- 1.96 * sqrt(0.2 * 0.8 / 50) = 0.089 to 0.311
        assertEquals(0.089, interval.low(), 0.025);
        assertEquals(0.311, interval.high(), 0.025);
    }

    @Test
    void chrfIsThatOfSacrebleu() {
        assertEquals(100, Chrf.score(List.of("O gato dorme."), List.of("O gato dorme.")), 1e-9);
        assertEquals(0, Chrf.score(List.of("xyz"), List.of("abc")));
        // sacrebleu 2.6.0: CHRF().corpus_score([...], [[...]]).score
        assertEquals(
                CHRF_OF_TWO,
                Chrf.score(
                        List.of("O gato está dormindo no tapete.", "Ele não veio ontem"),
                        List.of("O gato dorme no tapete.", "Ontem ele não veio.")),
                1e-6);
        assertThrows(IllegalArgumentException.class, () -> Chrf.score(List.of("a"), List.of()));
    }

    private static final double CHRF_OF_TWO = 58.6966395278838;

    private static double mean(List<Integer> units) {
        return units.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
