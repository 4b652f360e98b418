package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SourceTextTest {
    @Test
    void replacesWhatIsNoTextBySpaces() {
        assertEquals("a b c d e f g h", SourceText.clean("a\0b\u0007c\u0085d\ud800e\ufffff\ufdd0g\ufeffh"));
    }

    @Test
    void keepsLettersOfEveryScriptEmojiAndLineBreaks() {
        String text = "ação 你好 😀 👩‍👩‍👧 می‌خواهم\r\nline";
        assertEquals(text, SourceText.clean(text));
    }

    @Test
    void knowsWhetherThereIsSomethingToTranslate() {
        assertTrue(SourceText.hasWords("- 7"));
        assertTrue(SourceText.hasWords("…好"));
        assertFalse(SourceText.hasWords("?! – 😀"));
        assertFalse(SourceText.hasWords(""));
    }
}
