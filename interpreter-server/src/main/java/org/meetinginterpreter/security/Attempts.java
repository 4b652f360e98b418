package org.meetinginterpreter.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongSupplier;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * So many attempts at a secret for each of many keys (an address, a join code), counted before anything is compared, so that none is
 * free. They come back one by one with time: all within a minute. Belongs to the server's event loop.
 */
public final class Attempts {
    private static final double WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KEYS = 100_000;

    private final int most;
    private final LongSupplier nanoTime;
    private final Map<String, Used> used = new HashMap<>();

    /** How many were used, as of a time; fewer with each moment that passes. */
    private record Used(double attempts, long at) {}

    /** @param most attempts that one key has in a minute */
    public Attempts(int most) {
        this(most, System::nanoTime);
    }

    Attempts(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** What a peer's attempts are counted by: an address; of IPv6 the half that one household or office has to itself. */
    public static String network(InetAddress peer) {
        return peer instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(peer.getAddress(), 8))
                : peer.getHostAddress();
    }

    /** Counts an attempt; refuses it where there were too many. */
    public void take(String key) {
        double before = used(key);
        if (before + 1 > most) {
            throw ProblemType.TOO_MANY_ATTEMPTS.because(
                    "There were too many wrong codes or passcodes; try again in a minute.");
        }
        if (used.size() >= MOST_KEYS && !used.containsKey(key)) {
            used.keySet().removeIf(known -> used(known) <= 0);
            if (used.size() >= MOST_KEYS) {
                throw ProblemType.TOO_MANY_ATTEMPTS.because(
                        "The server is being flooded with wrong codes; try again in a minute.");
            }
        }
        used.put(key, new Used(before + 1, nanoTime.getAsLong()));
    }

    /** The attempt was right, so that it does not count. */
    public void giveBack(String key) {
        double before = used(key);
        if (before <= 1) {
            used.remove(key);
        } else {
            used.put(key, new Used(before - 1, nanoTime.getAsLong()));
        }
    }

    private double used(String key) {
        Used known = used.get(key);
        return known == null
                ? 0
                : Math.max(0, known.attempts() - (nanoTime.getAsLong() - known.at()) * most / WINDOW_NANOS);
    }
}
