package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShownTranslationTest {
    private final ShownTranslation shown = new ShownTranslation();

    @Test
    void countsTheWordsThatAreReadAnew() {
        shown.show(1, "O rio");
        shown.show(2, "O rio sobe cada");
        shown.show(3, "O rio sobe, hoje.");
        shown.show(4, "Os rios sobem hoje.");

        assertEquals(1 + 6, shown.erased());
        assertEquals(5, shown.finalWords());
    }

    @Test
    void whatIsOnlyAppendedErasesNothing() {
        shown.show(1, "");
        shown.show(2, "O rio");
        shown.show(3, "O rio, que sobe 30.000 m.");

        assertEquals(0, shown.erased());
        assertEquals(2, shown.firstSeconds().orElseThrow());
    }

    @Test
    void lagIsTheTimeFromASpokenWordUntilItsTranslationStays() {
        shown.show(1.0, "A B x");
        shown.show(2.0, "A B C y");
        shown.show(3.0, "A z C D");
        shown.show(4.0, "A B C D");

        // four words of two spoken ones: A and B for the first, C and D for the second
        assertEquals(List.of(0.5, 3.5, 2.0, 2.0), shown.lags(List.of(OptionalLong.of(500), OptionalLong.of(2_000))));
        assertEquals(List.of(0.5, 3.5), shown.lags(List.of(OptionalLong.of(500), OptionalLong.empty())));
    }
}
