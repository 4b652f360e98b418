package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.Steadiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber of one language: a cursor in the caption log. Replay and live delivery are the same walk, so that there is no
 * gap and no repetition between them. A reader that takes nothing holds no memory but the newest version of what grows. Belongs
 * to the meeting's event loop.
 */
public final class FeedReader {
    /** How many entries ahead renderings are asked for, so that a late reader's translations run in batches. */
    private static final int AHEAD = 16;

    private static final int TRY_AGAIN_LATER = 1013;

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

    private final Vertx vertx;
    private final CaptionLog log;
    private final Renderings renderings;
    private final Locale language;
    private final Steadiness mode;
    private final boolean summaries;
    private final FeedSink sink;
    private final Duration slowest;
    private final Supplier<String> meetingState;
    private final long lastBeforeJoining;
    private final Map<String, FeedEvent> waiting = new LinkedHashMap<>();
    private long cursor;
    private boolean ready;
    private String shownState = "";
    private boolean rendering;
    private boolean closed;
    private long slowTimer = -1;

    FeedReader(
            Vertx vertx,
            CaptionLog log,
            Renderings renderings,
            Subscription subscription,
            FeedSink sink,
            Duration slowest,
            Supplier<String> meetingState) {
        this.vertx = vertx;
        this.log = log;
        this.renderings = renderings;
        this.language = subscription.language();
        this.mode = subscription.mode();
        this.summaries = subscription.summaries();
        this.cursor = subscription.after();
        this.sink = sink;
        this.slowest = slowest;
        this.meetingState = meetingState;
        this.lastBeforeJoining = log.last();
    }

    Locale language() {
        return language;
    }

    Steadiness mode() {
        return mode;
    }

    boolean wantsSummaries() {
        return summaries;
    }

    boolean isOrganizer() {
        return sink.isOrganizer();
    }

    boolean isBehind() {
        return !closed && cursor < log.last();
    }

    /**
     * Sends what the log has for this reader, as far as it is rendered and the peer takes it; then the meeting's state, so that
     * {@code ended} comes after the last caption.
     */
    void advance() {
        while (!closed && !rendering && isBehind() && !sink.isFull()) {
            Future<Caption> next = nextRendering();
            if (!next.isComplete()) {
                rendering = true;
                next.onComplete(done -> {
                    rendering = false;
                    goOn();
                });
                break;
            }
            cursor++;
            waiting.remove(next.result().utterance());
            sink.send(new FeedEvent.Captioned(next.result()));
        }
        if (!closed && !ready && cursor >= lastBeforeJoining) {
            ready = true;
            sink.send(new FeedEvent.Ready(cursor));
        }
        if (!closed && !isBehind() && !sink.isFull() && !shownState.equals(meetingState.get())) {
            shownState = meetingState.get();
            sink.send(new FeedEvent.MeetingChanged(shownState));
        }
        watch();
    }

    /** Nobody is there to hear of what goes wrong now: a reader that stood still would never learn of it, one that comes back reads on. */
    private void goOn() {
        long before = cursor;
        try {
            advance();
        } catch (RuntimeException e) {
            LOG.error("a feed cannot go on behind entry {}", before, e);
            close(TRY_AGAIN_LATER, "the feed broke: connect again to receive what is missing");
        }
    }

    private Future<Caption> nextRendering() {
        long end = Math.min(log.last(), cursor + AHEAD);
        for (long seq = cursor + 2; seq <= end; seq++) {
            renderings.onDemand(log.entry(seq), language);
        }
        return renderings.onDemand(log.entry(cursor + 1), language);
    }

    /**
     * Something that is not in the log: of one utterance only the newest waits while the peer is slow.
     *
     * @return whether it took the place of one that waited
     */
    boolean show(String key, FeedEvent event) {
        if (closed) {
            return false;
        }
        boolean replaced = false;
        if (sink.isFull()) {
            replaced = waiting.remove(key) != null;
            waiting.put(key, event);
        } else {
            sink.send(event);
        }
        watch();
        return replaced;
    }

    /** The peer takes more. */
    public void drained() {
        if (slowTimer != -1) {
            vertx.cancelTimer(slowTimer);
            slowTimer = -1;
        }
        advance();
        for (Iterator<FeedEvent> events = waiting.values().iterator();
                events.hasNext() && !closed && !sink.isFull(); ) {
            sink.send(events.next());
            events.remove();
        }
        watch();
    }

    private void watch() {
        if (!closed && slowTimer == -1 && sink.isFull() && (isBehind() || !waiting.isEmpty())) {
            slowTimer = vertx.setTimer(slowest.toMillis(), fired -> judge());
        }
    }

    /** A peer that has taken everything is not slow, even where this loop itself was held up and hears of the timer first. */
    private void judge() {
        slowTimer = -1;
        if (sink.isFull()) {
            close(TRY_AGAIN_LATER, "too slow: connect again with after=" + cursor + " to receive what is missing");
        } else {
            drained();
        }
    }

    void close(int code, String reason) {
        if (!closed) {
            left();
            sink.close(code, reason);
        }
    }

    void left() {
        closed = true;
        waiting.clear();
        if (slowTimer != -1) {
            vertx.cancelTimer(slowTimer);
        }
    }
}
