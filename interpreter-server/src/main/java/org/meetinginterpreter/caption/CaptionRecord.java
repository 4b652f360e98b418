package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.List;

/**
 * Where a meeting's log is kept before its readers see it. Belongs to the meeting's event loop, on which the futures end; calls end
 * in the order in which they came.
 */
public interface CaptionRecord {
    /** Keeps nothing; everything counts as durable at once. */
    CaptionRecord NONE = new CaptionRecord() {
        @Override
        public Future<Void> enter(RecordedEntry entry) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> render(Caption rendering) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> erase(List<RecordedEntry> tombstones) {
            return Future.succeededFuture();
        }

        @Override
        public boolean isFailing() {
            return false;
        }
    };

    /**
     * Keeps the next entry of the log.
     *
     * @return ends when it is durable, which takes as long as the store fails; has failed already when it cannot be kept: then its
     *     {@code seq} stays free
     */
    Future<Void> enter(RecordedEntry entry);

    /** Keeps how an entry reads in a language; ends, without failure, when that is durable or cannot be waited for. */
    Future<Void> render(Caption rendering);

    /**
     * Puts tombstones in the place of entries, and takes away how those read in other languages; ends, without failure, when that is
     * durable or cannot be waited for.
     */
    Future<Void> erase(List<RecordedEntry> tombstones);

    /** Whether what is entered now has to wait until the store works again. */
    boolean isFailing();
}
