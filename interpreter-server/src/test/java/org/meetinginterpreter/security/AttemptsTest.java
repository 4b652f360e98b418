package org.meetinginterpreter.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.util.NetUtil;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.meeting.Problem;

class AttemptsTest {
    private long now;
    private final Attempts attempts = new Attempts(3, () -> now);

    @Test
    void refusesTheFourthAndComesBackOneByOne() {
        for (int i = 0; i < 3; i++) {
            attempts.take("a");
        }
        assertThrows(Problem.class, () -> attempts.take("a"));
        attempts.take("b");
        now += Duration.ofSeconds(20).toNanos();
        attempts.take("a");
        assertThrows(Problem.class, () -> attempts.take("a"));
        now += Duration.ofMinutes(2).toNanos();
        for (int i = 0; i < 3; i++) {
            attempts.take("a");
        }
        assertThrows(Problem.class, () -> attempts.take("a"));
    }

    @Test
    void rightOnesDoNotCount() {
        for (int i = 0; i < 10; i++) {
            attempts.take("a");
            attempts.giveBack("a");
        }
        assertDoesNotThrow(() -> attempts.take("a"));
    }

    @Test
    void addressesOfOneNetworkOfIpv6CountTogether() {
        assertEquals(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assertNotEquals(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assertNotEquals(network("192.0.2.7"), network("192.0.2.8"));
    }

    private static String network(String address) {
        return Attempts.network(NetUtil.createInetAddressFromIpAddressString(address));
    }
}
