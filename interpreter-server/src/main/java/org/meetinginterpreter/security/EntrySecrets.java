package org.meetinginterpreter.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.RandomIds;

/**
 * One-time secrets that stand for organizers and admins: in the link that the server prints, and between a sign-in and the page that
 * comes after it. Only their hashes are kept, in memory. Thread-safe.
 */
public final class EntrySecrets {
    private static final int MOST = 10_000;

    private record Entry(Admitted admitted, Instant expires) {}

    /**
     * Who comes in by a secret.
     *
     * @param name of somebody who signed in, for the page that greets
     */
    public record Admitted(Bearer bearer, Optional<String> name) {}

    private final Map<String, Entry> byHash = new ConcurrentHashMap<>();

    /** Makes a secret that can be exchanged once. */
    public String issue(Bearer bearer, Duration lifetime) {
        return issue(new Admitted(bearer, Optional.empty()), lifetime);
    }

    /** As above. */
    public String issue(Admitted admitted, Duration lifetime) {
        Instant now = Instant.now();
        byHash.values().removeIf(known -> known.expires().isBefore(now));
        if (byHash.size() >= MOST) {
            throw ProblemType.LIMIT_REACHED.because("There are too many open links and sign-ins; let some expire.");
        }
        String secret = RandomIds.secret();
        byHash.put(Invitations.hash(secret), new Entry(admitted, now.plus(lifetime)));
        return secret;
    }

    /** Uses a secret up; nothing when it is wrong, used or expired. */
    public Optional<Admitted> redeem(String secret) {
        return Optional.ofNullable(byHash.remove(Invitations.hash(secret)))
                .filter(entry -> entry.expires().isAfter(Instant.now()))
                .map(Entry::admitted);
    }
}
