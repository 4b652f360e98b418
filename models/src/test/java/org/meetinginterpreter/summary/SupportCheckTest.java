package org.meetinginterpreter.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.summary.SupportCheck.Verdict;

class SupportCheckTest {
    private final SupportCheck check = SupportCheck.byWords(List.of(
            new Line(3, "Chair", "We come to the bridge in the north."),
            new Line(
                    4,
                    "Ms. Lindqvist",
                    "The repairs cost one hundred and twenty thousand, and we cannot pay more than half."),
            new Line(6, "Mr. Rahimov", "We will not close the bridge before October."),
            new Line(9, "Chair", "Ms. Lindqvist, please bring an offer to the session on Thursday.")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The repairs cost 120,000.",
                "Mr. Rahimov will not close the bridge before October.",
                "Ms. Lindqvist is to bring an offer to the session on Thursday.",
                "The repairs of the bridge in the north cost a hundred and twenty thousand."
            })
    void whatWasSaidIsSupportedInOtherWords(String sentence) {
        assertEquals("", check.check(sentence).doubt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The repairs cost 210,000.",
                "Mr. Rahimov will close the bridge before October.",
                "Ms. Lindqvist is not to bring an offer on Thursday.",
                "Mr. Petrov will not close the bridge before October.",
                "Carla will bring an offer to the session on Thursday.",
                "The airport is to be sold to its employees."
            })
    void whatWasNotSaidIsNot(String sentence) {
        assertFalse(check.check(sentence).isSupported());
    }

    @Test
    void theLinesThatItRestsOnAreNamed() {
        Verdict verdict = check.check("Ms. Lindqvist is to bring an offer on Thursday.");
        assertTrue(verdict.lines().contains(9L), verdict::toString);
        assertFalse(verdict.lines().contains(6L), verdict::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "…", "?!"})
    void whatSaysNothingIsSupportedByNothing(String nothing) {
        assertFalse(check.check(nothing).isSupported());
        assertEquals(List.of(), check.check(nothing).lines());
    }

    @Test
    void withoutLinesNothingIsSupported() {
        assertFalse(SupportCheck.byWords(List.of())
                .check("The repairs cost 120,000.")
                .isSupported());
    }

    @Test
    void theDoubtDoesNotRepeatWhatWasSaid() {
        assertFalse(check.check("The repairs cost 210,000.").doubt().contains("210"));
    }
}
