package org.meetinginterpreter.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.meetinginterpreter.identity.SignInException.Reason;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.RandomIds;

/**
 * Sign-ins that have begun, each in one browser, which holds a secret of its own: nobody can have another one sign in as them. In
 * memory, for some minutes. Belongs to the server's event loop.
 */
public final class SignIns {
    /** How long somebody has to sign in. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, Waiting> byState = new LinkedHashMap<>();

    private record Waiting(OpenIdProvider.Begun begun, String browserHash, long since) {}

    /**
     * A sign-in that has begun.
     *
     * @param browser what the browser keeps, and shows when it comes back
     */
    public record Opened(OpenIdProvider.Begun begun, String browser) {
        /** Nothing of it belongs into a log. */
        @Override
        public String toString() {
            return "Opened";
        }
    }

    public SignIns() {
        this(System::nanoTime);
    }

    SignIns(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Begins one; where too many wait, the oldest has to begin again. */
    public Opened open() {
        long now = nanoTime.getAsLong();
        byState.values().removeIf(waiting -> isOver(waiting, now));
        if (byState.size() >= MOST) {
            byState.remove(byState.keySet().iterator().next());
        }
        OpenIdProvider.Begun begun = OpenIdProvider.Begun.drawn();
        String browser = RandomIds.secret();
        byState.put(begun.state(), new Waiting(begun, Invitations.hash(browser), now));
        return new Opened(begun, browser);
    }

    /** The sign-in to which a browser comes back; each once. */
    public OpenIdProvider.Begun close(Optional<String> state, Optional<String> browser) {
        Optional<Waiting> waiting = state.map(byState::get)
                .filter(known -> browser.map(Invitations::hash)
                        .filter(known.browserHash()::equals)
                        .isPresent());
        if (waiting.isEmpty()) {
            throw new SignInException(Reason.EXPIRED, "no sign-in of this browser is under way");
        }
        byState.remove(state.get());
        if (isOver(waiting.get(), nanoTime.getAsLong())) {
            throw new SignInException(Reason.EXPIRED, "the sign-in took too long");
        }
        return waiting.get().begun();
    }

    private static boolean isOver(Waiting waiting, long now) {
        return now - waiting.since() > PATIENCE.toNanos();
    }
}
