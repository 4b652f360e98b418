package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommittedTextTest {
    @ParameterizedTest
    @CsvSource({
        "'', O rio sobe., O rio sobe.",
        "O rio, O rio sobe., O rio sobe.",
        "O rio, 'O rio, sobe.', 'O rio, sobe.'",
        "O rio, Um lago sobe., O rio sobe.",
        // another word, though the letters are the same
        "O rio, O rios sobem., O rio sobem.",
        "O rio sobe, O lago, O rio sobe",
        "O rio, '', O rio",
        "會議, 大會開始, 會議開始",
    })
    void keepsWhatIsCommittedAndGoesOnAfterAsManyWords(String committed, String text, String continued) {
        assertEquals(continued, CommittedText.continued(committed, text));
    }
}
