package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.RecordedEntry;
import org.meetinginterpreter.review.MeetingReviews;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.SealingKey;
import org.meetinginterpreter.store.StoreException;
import org.meetinginterpreter.store.StoredDocument;
import org.meetinginterpreter.store.StoredLog;
import org.meetinginterpreter.store.StoredMeeting;

/**
 * A meeting as an earlier run of the server left it, opened with its key.
 *
 * @param log only for a meeting that is not over; that of others is read when somebody asks
 */
public record ArchivedMeeting(String id, SealingKey key, JsonObject body, List<Document> documents, Optional<Log> log) {
    /** Every meeting that is stored. */
    public record All(List<ArchivedMeeting> whole, List<DamagedMeeting> damaged) {}

    /** Something that belongs to it. */
    record Document(String kind, String id, JsonObject body) {}

    /** What was said. */
    public record Log(List<RecordedEntry> entries, List<Caption> renderings) {}

    /**
     * Reads every meeting, those that are damaged as far as it goes; blocks.
     *
     * @throws StoreException when the store itself cannot be read
     */
    public static All readAll(MeetingStore store, DeploymentKey deployment) {
        List<ArchivedMeeting> whole = new ArrayList<>();
        List<DamagedMeeting> damaged = new ArrayList<>();
        for (StoredMeeting stored : store.meetings()) {
            Optional<JsonObject> body = Optional.empty();
            try {
                SealingKey key = deployment.meetingKey(stored.id(), stored.sealedKey());
                body = Optional.of(key.open(MeetingArchive.MEETING, stored.body()));
                whole.add(read(store, key, stored.id(), body.get()));
            } catch (StoreException unreadable) {
                if (unreadable.kind() != StoreException.Kind.DAMAGED) {
                    throw unreadable;
                }
                damaged.add(new DamagedMeeting(
                        stored.id(),
                        body.map(settings -> settings.getString("title")),
                        body.map(settings -> settings.getString("owner")),
                        unreadable.getMessage()));
            }
        }
        return new All(whole, damaged);
    }

    private static ArchivedMeeting read(MeetingStore store, SealingKey key, String id, JsonObject body) {
        List<Document> documents = store.documents(id).stream()
                .map(document -> opened(key, document))
                .toList();
        boolean over = MeetingState.of(body.getString("state")) == MeetingState.ENDED;
        boolean later = over && !isHolding(documents);
        return new ArchivedMeeting(
                id,
                key,
                body,
                documents,
                later ? Optional.empty() : Optional.of(readLog(store, key, id, body.getLong("last"))));
    }

    /** Whether something waits for its place in the log. */
    private static boolean isHolding(List<Document> documents) {
        return documents.stream()
                .anyMatch(document ->
                        document.kind().equals(MeetingArchive.REVIEW) && MeetingReviews.isHeld(document.body()));
    }

    private static Document opened(SealingKey key, StoredDocument document) {
        return new Document(
                document.kind(), document.id(), key.open(document.kind() + "/" + document.id(), document.body()));
    }

    /**
     * Reads what was said in a meeting; blocks.
     *
     * @param last the log goes at least as far
     * @throws StoreException where an entry is missing or cannot be read
     */
    static Log readLog(MeetingStore store, SealingKey key, String meeting, long last) {
        StoredLog log = store.log(meeting);
        requireWhole(log, meeting, last);
        List<RecordedEntry> entries = log.entries().stream()
                .map(entry -> RecordedEntry.of(key.open(MeetingArchive.entryPlace(entry.seq()), entry.body())))
                .toList();
        List<Caption> renderings = log.renderings().stream()
                .map(rendering -> Caption.of(key.open(
                        MeetingArchive.renderingPlace(rendering.seq(), rendering.language()), rendering.body())))
                .toList();
        return new Log(entries, renderings);
    }

    private static void requireWhole(StoredLog log, String meeting, long last) {
        long next = 1;
        for (StoredLog.Entry entry : log.entries()) {
            if (entry.seq() != next) {
                throw missing(meeting, next);
            }
            next++;
        }
        if (next <= last) {
            throw missing(meeting, next);
        }
        for (StoredLog.Rendering rendering : log.renderings()) {
            if (rendering.seq() < 1 || rendering.seq() >= next) {
                throw missing(meeting, rendering.seq());
            }
        }
    }

    private static StoreException missing(String meeting, long seq) {
        return new StoreException(
                StoreException.Kind.DAMAGED,
                "store: " + meeting + "/" + MeetingArchive.entryPlace(seq)
                        + " is missing: it was removed; restore a backup");
    }
}
