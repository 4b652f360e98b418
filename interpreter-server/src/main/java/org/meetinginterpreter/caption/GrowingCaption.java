package org.meetinginterpreter.caption;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.meetinginterpreter.caption.TranslationLane.Translated;
import org.meetinginterpreter.translation.GrowingText;
import org.meetinginterpreter.translation.GrowingTranslation;

/**
 * One utterance in one other language while it grows. Its newest version is translated as soon as the one before is back, and not
 * more often than readers can follow; versions in between are passed over, so that nothing queues up where translators are busy.
 * Belongs to the event loop.
 */
final class GrowingCaption {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(300);

    private final Vertx vertx;
    private final TranslationLane lane;
    private final String meeting;
    private final String key;
    private final GrowingTranslation translation;
    private final Readers readers;
    private final Runnable passedOver;
    private final DoubleSupplier easing;
    private Caption newest;
    private Caption translated;
    private long refreshedNanos = System.nanoTime() - SHORTEST_INTERVAL.toNanos();
    private boolean underWay;
    private boolean over;
    private long timer = -1;

    /** Who sees the translations. */
    interface Readers {
        void show(Caption source, GrowingText translation, List<String> modelIds);
    }

    /**
     * @param key the utterance's id among those of all meetings
     * @param translation knows nothing yet
     * @param passedOver is told of each version that a newer one overtook
     * @param easing how many times less often than usual it is translated now
     */
    GrowingCaption(
            Vertx vertx,
            TranslationLane lane,
            String meeting,
            String key,
            GrowingTranslation translation,
            Readers readers,
            Runnable passedOver,
            DoubleSupplier easing) {
        this.vertx = vertx;
        this.lane = lane;
        this.meeting = meeting;
        this.key = key;
        this.translation = translation;
        this.readers = readers;
        this.passedOver = passedOver;
        this.easing = easing;
    }

    /** The next version of the source. */
    void revise(Caption source) {
        if (newest != null && !newest.equals(translated)) {
            passedOver.run();
        }
        newest = source;
        refresh();
    }

    private void refresh() {
        if (over || underWay || timer != -1 || newest.equals(translated)) {
            return;
        }
        long interval = (long) (easing.getAsDouble() * SHORTEST_INTERVAL.toNanos());
        long waitNanos = refreshedNanos + interval - System.nanoTime();
        if (waitNanos > 0) {
            timer = vertx.setTimer(Math.max(1, Duration.ofNanos(waitNanos).toMillis()), fired -> {
                timer = -1;
                refresh();
            });
            return;
        }
        underWay = true;
        GrowingTranslation.Plan[] plan = new GrowingTranslation.Plan[1];
        lane.translateGrowing(meeting, key, () -> {
                    // its turn has come: by now there may be a newer version
                    translated = newest;
                    refreshedNanos = System.nanoTime();
                    plan[0] = translation.next(newest.text(), newest.stable(), false, lane.isSteerable());
                    return plan[0].requests();
                })
                .onComplete(done -> {
                    underWay = false;
                    if (!over && done.succeeded()) {
                        show(plan[0], done.result());
                    }
                    refresh();
                });
    }

    private void show(GrowingTranslation.Plan plan, Translated result) {
        Caption source = translated;
        translation
                .accept(plan, result.translations())
                .ifPresent(text -> readers.show(source, text, result.modelIds()));
    }

    /** It grows no more. */
    GrowingTranslation end() {
        over = true;
        if (timer != -1) {
            vertx.cancelTimer(timer);
        }
        lane.forget(key);
        return translation;
    }
}
