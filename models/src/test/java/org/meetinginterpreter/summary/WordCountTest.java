package org.meetinginterpreter.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WordCountTest {
    @Test
    void countsNoFewerWordsThanSpacesDivide() {
        assertEquals(5, WordCount.of("We agreed & signed it."));
        assertEquals(0, WordCount.of(" "));
    }

    @Test
    void countsWordsThatNoSpaceDivides() {
        assertTrue(WordCount.of("貯水池の水が減っています") > 2);
    }

    @Test
    void cutsAfterAWord() {
        assertEquals("We agreed…", WordCount.cut("We agreed, and signed it.", 2));
        assertEquals("We agreed.", WordCount.cut("We agreed.", 2));
    }
}
