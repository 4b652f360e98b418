package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives finals their place in the log and has them kept before readers see them. While the record cannot be written, they are shown
 * without {@code seq} and keep their place; what finds no room to wait is counted, and one entry will say so. Belongs to the meeting's
 * event loop.
 */
final class LogKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

    private final CaptionLog log;
    private final CaptionRecord record;
    private final Runnable publish;
    private final Consumer<LogEntry> showUnnumbered;
    private final Supplier<String> nextUtterance;
    /** Who waits for entries that are not durable. */
    private final Map<Long, Promise<Caption>> waiting = new HashMap<>();

    /** Erased utterances of which readers cannot learn from the log yet. */
    private final Set<String> untold = new LinkedHashSet<>();

    private int lost;
    private Caption firstLost;

    /**
     * @param publish more of the log is durable
     * @param showUnnumbered an entry goes out although it is not durable
     */
    LogKeeper(
            CaptionLog log,
            CaptionRecord record,
            Runnable publish,
            Consumer<LogEntry> showUnnumbered,
            Supplier<String> nextUtterance) {
        this.log = log;
        this.record = record;
        this.publish = publish;
        this.showUnnumbered = showUnnumbered;
        this.nextUtterance = nextUtterance;
    }

    /**
     * Enters a final.
     *
     * @param entered begins to render it while it is written
     * @return the caption with its {@code seq} once it is durable; without it, at once, while the record cannot be written
     */
    Future<Caption> enter(Caption caption, Consumer<LogEntry> entered) {
        tellOfLost();
        LogEntry entry = LogEntry.ofFinal(log.next(), caption);
        Future<Void> durable = lost > 0 ? Future.failedFuture("after a gap") : record.enter(entry.recorded());
        if (durable.failed()) {
            entry.abandon();
            entered.accept(entry);
            showUnnumbered.accept(entry);
            if (lost++ == 0) {
                firstLost = caption;
            }
            return Future.succeededFuture(caption.unnumbered());
        }
        log.add(entry);
        entered.accept(entry);
        return keep(entry, durable);
    }

    /** A rendering was made after readers were given something less; dropped where it is not wanted any more or cannot be kept. */
    void correct(Caption better) {
        if (log.isWanted(better)) {
            Caption source = log.newest(better.utterance()).orElseThrow().said();
            Future<Caption> unused = renew(new Version(source, List.of(better.reviewed(source.review())), false));
        }
    }

    /**
     * Enters a newer version of an utterance.
     *
     * @return its source as {@link #enter} gives it; has failed already when it cannot be kept: then nothing has changed
     */
    Future<Caption> renew(Version version) {
        tellOfLost();
        if (lost > 0) {
            return Future.failedFuture("the record is full");
        }
        LogEntry before = log.newest(version.source().utterance()).orElseThrow();
        LogEntry entry = LogEntry.ofVersion(log.next(), before, version);
        Future<Void> durable = record.enter(entry.recorded());
        if (durable.failed()) {
            return Future.failedFuture(durable.cause());
        }
        log.add(entry);
        return keep(entry, durable);
    }

    /**
     * Erases utterances that are final: what was said and who said it goes from the log and from the record; their places stay.
     *
     * @return ends when nothing of them is left, or as soon as that cannot be waited for
     */
    Future<Void> erase(List<String> utterances) {
        List<Future<?>> all = new ArrayList<>();
        for (String utterance : utterances) {
            List<LogEntry> versions = log.versions(utterance);
            versions.forEach(LogEntry::erase);
            all.add(record.erase(versions.stream().map(LogEntry::recorded).toList()));
            all.add(tell(versions.get(0)));
        }
        return Future.join(all).mapEmpty();
    }

    /** Readers who have an earlier version of what was erased learn of it by a newer one: at once, and by the log as soon as it has room. */
    private Future<Caption> tell(LogEntry erased) {
        Version version = new Version(erased.said(), List.of(), false);
        Future<Caption> told = renew(version);
        if (!told.failed()) {
            return told;
        }
        untold.add(erased.utterance());
        LogEntry shown = LogEntry.ofVersion(log.next(), erased, version);
        shown.abandon();
        shown.hide(Review.ERASED);
        showUnnumbered.accept(shown);
        return Future.succeededFuture(shown.source().unnumbered());
    }

    private Future<Caption> keep(LogEntry entry, Future<Void> durable) {
        Promise<Caption> told = Promise.promise();
        waiting.put(entry.seq(), told);
        durable.onSuccess(kept -> {
                    waiting.remove(entry.seq());
                    log.durable(entry.seq());
                    publish.run();
                    told.tryComplete(entry.source());
                })
                .onFailure(failure -> {
                    waiting.remove(entry.seq());
                    LOG.error("entry {} could not be kept: {}", entry.seq(), failure.getMessage());
                    told.tryFail(failure);
                });
        if (record.isFailing()) {
            show(entry);
        }
        return told.future();
    }

    private void show(LogEntry entry) {
        showUnnumbered.accept(entry);
        waiting.get(entry.seq()).tryComplete(entry.source().unnumbered());
    }

    /** The record cannot be written any more, or can be again. */
    void failing(boolean failing) {
        if (failing) {
            log.waiting().forEach(this::show);
        } else {
            tellOfLost();
        }
    }

    private void tellOfLost() {
        if (lost == 0 || record.isFailing()) {
            return;
        }
        Caption gap = firstLost.replacedByGap(
                nextUtterance.get(),
                lost == 1 ? "[one caption could not be kept]" : "[" + lost + " captions could not be kept]");
        LogEntry entry = LogEntry.ofFinal(log.next(), gap);
        Future<Void> durable = record.enter(entry.recorded());
        if (!durable.failed()) {
            log.add(entry);
            lost = 0;
            Future<Caption> unused = keep(entry, durable);
            List<String> erased = List.copyOf(untold);
            untold.clear();
            erased.forEach(utterance -> tell(log.newest(utterance).orElseThrow()));
        }
    }

    /** Whether something will be durable soon. */
    boolean isBusy() {
        return !record.isFailing() && !log.waiting().isEmpty();
    }
}
