package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Steadiness;

class CaptionPipelineTest {
    private final Vertx vertx = Vertx.vertx();
    private final CaptionPipeline pipeline = new CaptionPipeline(
            vertx,
            "m_1",
            new TranslationLanes(vertx, new FakeTranslators(), 4, new SimpleMeterRegistry()),
            CaptionRecord.NONE,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aReaderWhoseSocketFailsIsLeftBehindAndTheOthersReadOn() {
        Reader broken = new Reader();
        Reader well = new Reader();
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), broken);
        pipeline.join(new Subscription(Locale.ENGLISH, Steadiness.BALANCED, 0), well);

        say("It was the best of times.");
        broken.fails = true;
        say("It was the worst of times.");
        broken.fails = false;
        say("It was the age of wisdom.");

        assertEquals(List.of(1L, 2L, 3L), well.seqs);
        assertEquals(List.of(1L), broken.seqs);
        assertEquals(1, pipeline.readers().get(Locale.ENGLISH));
    }

    private void say(String text) {
        pipeline.hear(new SourceText(
                pipeline.nextUtterance(),
                new Speaker("p_1", "Delegation 1"),
                Locale.ENGLISH,
                text,
                text.length(),
                true,
                0,
                1_000,
                SourceText.TYPED));
    }

    /** Takes what it gets, until its socket is closed under it. */
    private static final class Reader implements FeedSink {
        private final List<Long> seqs = new ArrayList<>();
        private boolean fails;

        @Override
        public boolean isFull() {
            if (fails) {
                throw new IllegalStateException("WebSocket is closed");
            }
            return false;
        }

        @Override
        public void send(FeedEvent event) {
            event.seq().ifPresent(seqs::add);
        }

        @Override
        public void close(int code, String reason) {}
    }
}
