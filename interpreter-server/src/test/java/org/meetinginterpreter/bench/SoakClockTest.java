package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SoakClockTest {
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final SoakClock clock = new SoakClock(nanos::get);

    @Test
    void runsWhileThereIsWorkAndIsMovedOnWhenThereIsNone() {
        nanos.addAndGet(30_000_000);
        assertEquals(30, clock.getAsLong());
        clock.skipTo(100);
        assertEquals(100, clock.getAsLong());
        nanos.addAndGet(250_000_000);
        assertEquals(350, clock.getAsLong());
    }

    @Test
    void isNeverMovedBackSoThatWhatFallsBehindStaysBehind() {
        nanos.addAndGet(700_000_000);
        clock.skipTo(500);
        assertEquals(700, clock.getAsLong());
    }
}
