package org.meetinginterpreter.caption;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Tells when the sound of a track was spoken, in the meeting's time, from when it arrived. Sound arrives late, never early: so what
 * arrives with the least delay tells the truth (as in the clock filter of NTP, RFC 5905), and times follow the sound as it was
 * recorded, not its arrival: what a network held up and then brought in a burst keeps its place, and so does what comes more
 * slowly or faster than it was spoken. While sound flows as fast as time, the least delay of the last seconds corrects what sound
 * cards drift. All milliseconds; {@code accepted} counts all sound of the track, {@code decoded} what a recogniser was given of it.
 */
final class TrackClock {
    /** The connection was silent for so long: a pause of the speaker, or a network that held the sound up. */
    private static final long GAP_MILLIS = 2_000;
    /** So long after a gap it is told apart. */
    private static final long JUDGE_MILLIS = 250;

    private static final long WINDOW_SECONDS = 20;
    private static final int ENOUGH_SECONDS = 15;
    private static final long STEADY_MILLIS = 400;
    private static final long SMALLEST_CORRECTION_MILLIS = 20;
    /** No client keeps more sound than this for a network that comes back. */
    private static final long LONGEST_DELAY_MILLIS = 30_000;

    private static final int MOST_ANCHORS = 64;

    /** What is heard from a place on was spoken so much later than that place says. */
    private record Anchor(long decoded, long shift) {}

    /** The least that the meeting's time was ahead of the sound in one second. */
    private record Second(long second, long least) {}

    /** What a gap turned out to be. */
    enum Gap {
        UNDECIDED,
        /** The speaker paused. */
        PAUSE,
        /** The network held the sound up; it is continuous. */
        HELD_UP
    }

    private final Deque<Anchor> anchors = new ArrayDeque<>();
    private final Deque<Second> window = new ArrayDeque<>();
    private boolean begun;
    private long offset;
    private long lastArrival;
    private long lastAccepted;
    private long gapEnd;
    private long gapAccepted;
    private long leastSinceGap;

    /**
     * Sound arrives.
     *
     * @param now the meeting's time
     * @param accepted where in the track it ends
     * @return whether it comes after a gap, about which {@link #judge} is to be asked
     */
    boolean arrived(long now, long accepted) {
        long ahead = now - accepted;
        boolean first = !begun;
        boolean gap = !first && ahead - (lastArrival - lastAccepted) > GAP_MILLIS;
        if (first) {
            begun = true;
            offset = ahead;
        }
        if (gap) {
            gapEnd = now;
            gapAccepted = lastAccepted;
            leastSinceGap = ahead;
        }
        leastSinceGap = Math.min(leastSinceGap, ahead);
        lastArrival = now;
        lastAccepted = accepted;
        remember(now / 1_000, ahead);
        return gap;
    }

    private void remember(long second, long ahead) {
        Second newest = window.peekLast();
        if (newest != null && newest.second() == second) {
            window.removeLast();
            window.addLast(new Second(second, Math.min(newest.least(), ahead)));
        } else {
            window.addLast(new Second(second, ahead));
        }
        while (window.peekFirst().second() <= second - WINDOW_SECONDS) {
            window.removeFirst();
        }
    }

    /** What the gap was after which sound came last: much sound at once had been held up. */
    Gap judge(long now) {
        if (now - gapEnd < JUDGE_MILLIS) {
            return Gap.UNDECIDED;
        }
        return decide(now);
    }

    /** As {@link #judge}, without waiting any longer. */
    Gap decide(long now) {
        if (lastAccepted - gapAccepted > 2 * (now - gapEnd) + JUDGE_MILLIS) {
            return Gap.HELD_UP;
        }
        // sound that was sent ahead of its time stays where it is
        offset = Math.max(offset, leastSinceGap);
        window.clear();
        return Gap.PAUSE;
    }

    /** From this place on the recogniser hears what is at that place of the track: something was left out, or times were corrected. */
    void anchor(long decoded, long accepted) {
        long shift = offset + accepted - decoded;
        if (anchors.isEmpty() || anchors.getLast().shift() != shift) {
            anchors.addLast(new Anchor(decoded, shift));
            if (anchors.size() > MOST_ANCHORS) {
                anchors.removeFirst();
            }
        }
    }

    /** Corrects what is heard from here on, where sound has flowed steadily for a while. */
    void correct(long decoded, long accepted) {
        long least = window.stream().mapToLong(Second::least).min().orElse(offset);
        long most = window.stream().mapToLong(Second::least).max().orElse(offset);
        boolean steady = window.size() >= ENOUGH_SECONDS && most - least <= STEADY_MILLIS;
        boolean ahead = least < offset - LONGEST_DELAY_MILLIS;
        if (least > offset + LONGEST_DELAY_MILLIS) {
            offset = least - LONGEST_DELAY_MILLIS;
            anchor(decoded, accepted);
        } else if (steady && !ahead && Math.abs(least - offset) >= SMALLEST_CORRECTION_MILLIS) {
            offset = least;
            anchor(decoded, accepted);
        }
    }

    /** When what a recogniser heard at a place was spoken. */
    long meetingMillis(long decoded) {
        Iterator<Anchor> newestFirst = anchors.descendingIterator();
        Anchor anchor = newestFirst.next();
        while (anchor.decoded() > decoded && newestFirst.hasNext()) {
            anchor = newestFirst.next();
        }
        return Math.max(0, decoded + anchor.shift());
    }
}
