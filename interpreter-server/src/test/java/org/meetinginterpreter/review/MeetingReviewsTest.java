package org.meetinginterpreter.review;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.CaptionRecord;
import org.meetinginterpreter.caption.FakeSentenceEmbedders;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.caption.Review;
import org.meetinginterpreter.caption.SourceText;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.TranslationLanes;

class MeetingReviewsTest {
    private final Vertx vertx = Vertx.vertx();
    private final TranslationLanes lanes =
            new TranslationLanes(vertx, new FakeTranslators(), 4, new SimpleMeterRegistry());
    private final CaptionPipeline captions =
            new CaptionPipeline(vertx, "m_1", lanes, CaptionRecord.NONE, Duration.ofSeconds(5), Duration.ofSeconds(5));
    private final MeetingReviews reviews = new MeetingReviews(
            vertx,
            captions,
            new NoStore(),
            new MeaningLane(new AtOnce(), new FakeSentenceEmbedders(), lanes),
            ReviewDefaults.none());

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aComparisonThatEndsBeforeTheCaptionIsInTheLogFlagsItAllTheSame() {
        onLoop(() -> {
            reviews.use(new ReviewOptions(
                    ReviewPolicy.AFTER,
                    Duration.ofSeconds(20),
                    WhenNobodyCame.WITHHOLD,
                    Map.of(),
                    false,
                    Map.of(Locale.ENGLISH, List.of("No water.")),
                    OptionalDouble.of(0.5)));
            return captions.hear(new SourceText(
                    "u1",
                    new Speaker("p_1", "Delegation 1", 2),
                    Locale.ENGLISH,
                    "Your taps run dry.",
                    18,
                    true,
                    0,
                    1_000,
                    SourceText.TYPED));
        });
        await().until(() -> onLoop(reviews::open) == 1);
        assertEquals(
                Review.FLAGGED, onLoop(() -> captions.said("u1")).orElseThrow().review());
        assertEquals(
                "u1",
                onLoop(() -> reviews.list(Optional.empty(), Optional.empty(), 9))
                        .get(0)
                        .getString("id"));
    }

    private <T> T onLoop(Callable<T> what) {
        CompletableFuture<T> done = new CompletableFuture<>();
        vertx.runOnContext(now -> {
            try {
                done.complete(what.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    /** Has ended before the caller goes on, as a fast network on a busy machine may. */
    private static final class AtOnce implements WorkerExecutor {
        @Override
        public <T> Future<T> executeBlocking(Callable<T> call, boolean ordered) {
            try {
                return Future.succeededFuture(call.call());
            } catch (Exception e) {
                return Future.failedFuture(e);
            }
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }

        @Override
        public boolean isMetricsEnabled() {
            return false;
        }
    }

    private static final class NoStore implements ReviewStore {
        @Override
        public Future<Void> put(String id, JsonObject body) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> delete(String id) {
            return Future.succeededFuture();
        }
    }
}
