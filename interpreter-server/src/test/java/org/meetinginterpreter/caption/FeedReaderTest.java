package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Steadiness;

class FeedReaderTest {
    private final Vertx vertx = Vertx.vertx();
    private final CaptionLog log = new CaptionLog();
    private final Peer peer = new Peer();
    private final FeedReader reader = new FeedReader(
            vertx,
            log,
            new Renderings(
                    vertx,
                    "m_1",
                    null,
                    CaptionRecord.NONE,
                    Duration.ofSeconds(1),
                    late -> {},
                    rendering -> CaptionScreen.Verdict.CLEAR,
                    GrowingTranslation::new),
            new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0),
            peer,
            Duration.ofMillis(50),
            () -> "live");

    /** What was sent and how it ended, as words. */
    private static final class Peer implements FeedSink {
        private final List<String> received = new CopyOnWriteArrayList<>();
        private boolean full = true;
        private boolean breaks;

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public void send(FeedEvent event) {
            if (breaks) {
                throw new IllegalStateException("broken");
            }
            received.add(event.getClass().getSimpleName());
        }

        @Override
        public void close(int code, String reason) {
            received.add("closed " + code);
        }
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void aPeerThatTookEverythingIsServedThoughTheTimerWasHeardOfFirst() {
        log.add(LogEntry.ofFinal(1, said()));
        log.durable(1);
        vertx.runOnContext(begin -> {
            reader.advance();
            peer.full = false;
        });
        Awaitility.await().until(() -> peer.received.size() >= 3);
        assertEquals(List.of("Ready", "Captioned", "MeetingChanged"), peer.received);
    }

    @Test
    void aPeerThatTakesNothingIsClosedAndToldToComeBack() {
        log.add(LogEntry.ofFinal(1, said()));
        log.durable(1);
        vertx.runOnContext(begin -> reader.advance());
        Awaitility.await().until(() -> peer.received.size() >= 2);
        assertEquals(List.of("Ready", "closed 1013"), peer.received);
    }

    @Test
    void aReaderThatCannotGoOnIsToldToComeBackRatherThanLeftWaiting() {
        LogEntry entry = LogEntry.ofFinal(1, said());
        Promise<Caption> rendering = Promise.promise();
        entry.renderings().put(Locale.ENGLISH, rendering.future());
        log.add(entry);
        log.durable(1);
        peer.full = false;
        vertx.runOnContext(begin -> {
            reader.advance();
            peer.breaks = true;
            rendering.complete(entry.source());
        });
        Awaitility.await().until(() -> peer.received.contains("closed 1013"));
        assertEquals(List.of("Ready", "closed 1013"), peer.received);
    }

    private static Caption said() {
        return new Caption(
                OptionalLong.empty(),
                "u1",
                1,
                new Speaker("p_1", "Delegation 1"),
                Locale.ENGLISH,
                Locale.ENGLISH,
                "We agree.",
                9,
                true,
                0,
                1_000,
                List.of(SourceText.TYPED),
                Set.of(),
                Review.NONE);
    }
}
