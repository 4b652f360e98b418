package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EasingTest {
    private final Easing easing = new Easing();
    private long now;

    @Test
    void partialsThinOutWhileCallsWaitLongAndRecoverByThemselves() {
        observe(2, 800);
        assertEquals(2, easing.factor());
        observe(4, 800);
        assertEquals(8, easing.factor());
        observe(100, 800);
        assertEquals(8, easing.factor(), "bounded");

        // 10.4 s, 10 s and 10 s of calm
        observe(26, 20);
        assertEquals(4, easing.factor());
        observe(50, 20);
        assertEquals(1, easing.factor());
        observe(1_000, 20);
        assertEquals(1, easing.factor());
    }

    @Test
    void oneLongWaitSaysNothing() {
        observe(1, 3_000);
        observe(1, 0);
        observe(1, 3_000);
        assertEquals(1, easing.factor());
    }

    @Test
    void neitherGoodNorBadLeavesItAsItIs() {
        observe(2, 800);
        observe(1_000, 300);
        assertEquals(2, easing.factor());
    }

    private void observe(int times, long waitedMillis) {
        for (int i = 0; i < times; i++) {
            now += 400;
            easing.observe(now, Duration.ofMillis(waitedMillis));
        }
    }
}
