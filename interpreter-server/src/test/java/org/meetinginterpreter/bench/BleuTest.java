package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The scores were computed by sacrebleu 2.6.0, {@code BLEU().corpus_score([...], [[...]]).score}; {@code BleuIT} asks it itself. */
class BleuTest {
    @Test
    void scoresAsSacrebleuDoes() {
        assertEquals(
                GATO,
                Bleu.score(
                        List.of("O gato está dormindo no tapete vermelho.", "Ele não veio ontem à noite."),
                        List.of("O gato dorme no tapete vermelho.", "Ele não veio ontem de manhã.")),
                1e-9);
        assertEquals(100, Bleu.score(List.of("O gato dorme aqui."), List.of("O gato dorme aqui.")), 1e-9);
        assertEquals(0, Bleu.score(List.of("one two three four"), List.of("um dois três quatro")));
        assertThrows(IllegalArgumentException.class, () -> Bleu.score(List.of("a"), List.of()));
    }

    @Test
    void smoothsOrdersWithoutAMatchAndPenalisesShortness() {
        assertEquals(SMOOTHED, Bleu.score(List.of("a b x c d y"), List.of("a b z c d z")), 1e-9);
        assertEquals(SHORT, Bleu.score(List.of("one two three four"), List.of("one two three four five six")), 1e-9);
        // fewer words than the longest order
        assertEquals(0, Bleu.score(List.of("one two three"), List.of("one two three")));
    }

    @Test
    void setsMarksApartAsMtevalDoes() {
        assertEquals(
                List.of("\"", "A", "\"", "&", "<", "b", ">", ":", "1,000.5", "or", "3", "-", "4", "x-y", ",", "e", "."),
                Bleu.words("&quot;A&quot; &amp; &lt;b&gt;: 1,000.5 or 3-4 x-y, e.\u00a0\n"));
    }

    private static final double GATO = 42.264693762275044;
    private static final double SMOOTHED = 22.957488466614336;
    private static final double SHORT = 60.653065971263366;
}
