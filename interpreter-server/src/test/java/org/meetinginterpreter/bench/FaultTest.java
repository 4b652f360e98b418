package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void everyKindHasItsShareOfAHundred() {
        Set<Fault> kinds = EnumSet.noneOf(Fault.class);
        for (int percent = 0; percent < 100; percent++) {
            kinds.add(Fault.at(percent));
        }
        assertEquals(EnumSet.allOf(Fault.class), kinds);
        assertThrows(IllegalArgumentException.class, () -> Fault.at(100));
    }
}
