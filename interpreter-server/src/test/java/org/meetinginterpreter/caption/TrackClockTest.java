package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackClockTest {
    private static final int FRAME_MILLIS = 100;
    private static final int FOUR_HOURS_SECONDS = 4 * 3_600;

    private final TrackClock clock = new TrackClock();

    @ParameterizedTest
    @ValueSource(doubles = {0.005, -0.005, 0.0001, 0})
    void theDriftOfASoundCardDoesNotAddUpOverFourHours(double drift) {
        Random jitter = new Random(1);
        long accepted = 0;
        double spoken = 5_000;
        double worst = 0;
        while (accepted < FOUR_HOURS_SECONDS * 1_000L) {
            spoken += FRAME_MILLIS * (1 + drift);
            long arrival = Math.round(spoken + 30 + jitter.nextInt(60) + (jitter.nextInt(50) == 0 ? 300 : 0));
            clock.arrived(arrival, accepted + FRAME_MILLIS);
            if (accepted == 0) {
                clock.anchor(0, 0);
            } else {
                clock.correct(accepted, accepted);
            }
            accepted += FRAME_MILLIS;
            worst = Math.max(worst, Math.abs(clock.meetingMillis(accepted) - spoken));
        }
        assertTrue(worst < 250, "times were wrong by up to " + worst + " ms");
    }

    @Test
    void placesBeforeACorrectionKeepTheirTimes() {
        flow(5_000, 0, 0, 60_000);
        long before = clock.meetingMillis(30_000);
        // the client gave up 3 s of sound that the network could not carry
        flow(8_000, 60_000, 0, 60_000);

        assertEquals(35_000, before);
        assertEquals(before, clock.meetingMillis(30_000));
        assertEquals(8_000 + 110_000, (double) clock.meetingMillis(110_000), 50);
    }

    @Test
    void soundThatAClientKeptWhileItConnectedIsPlacedRightSoonAfter() {
        // 2 s come at once, then sound flows
        for (int accepted = 100; accepted <= 2_000; accepted += 100) {
            first(7_000, accepted);
        }
        flow(5_000, 2_000, 0, 30_000);

        assertEquals(5_000 + 30_000, (double) clock.meetingMillis(30_000), 50);
    }

    @Test
    void soundOnTheWayForLongerThanAnyClientKeepsItMustHaveLostSome() {
        long accepted = 0;
        for (long now = 1_000; now < 600_000; now += 200) {
            accepted += FRAME_MILLIS;
            first(now, accepted);
        }
        assertTrue(600_000 - clock.meetingMillis(accepted) < 41_000, "times fall behind for ever");
    }

    private void first(long now, long accepted) {
        clock.arrived(now, accepted);
        if (accepted == FRAME_MILLIS) {
            clock.anchor(0, 0);
        } else {
            clock.correct(accepted - FRAME_MILLIS, accepted - FRAME_MILLIS);
        }
    }

    private void flow(long offset, long from, int jitter, long millis) {
        for (long accepted = from + FRAME_MILLIS; accepted <= from + millis; accepted += FRAME_MILLIS) {
            first(offset + accepted + jitter, accepted);
        }
    }
}
