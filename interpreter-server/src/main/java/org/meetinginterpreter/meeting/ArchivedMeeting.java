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
    /** Something that belongs to it. */
    record Document(String kind, String id, JsonObject body) {}

    /** What was said. */
    public record Log(List<RecordedEntry> entries, List<Caption> renderings) {}

    /**
     * Reads every meeting; blocks.
     *
     * @throws StoreException when one cannot be read: better no server than one that forgot a meeting
     */
    public static List<ArchivedMeeting> readAll(MeetingStore store, DeploymentKey deployment) {
        List<ArchivedMeeting> meetings = new ArrayList<>();
        for (StoredMeeting stored : store.meetings()) {
            SealingKey key = deployment.meetingKey(stored.id(), stored.sealedKey());
            JsonObject body = key.open(MeetingArchive.MEETING, stored.body());
            List<Document> documents = store.documents(stored.id()).stream()
                    .map(document -> opened(key, document))
                    .toList();
            boolean over = MeetingState.of(body.getString("state")) == MeetingState.ENDED;
            meetings.add(new ArchivedMeeting(
                    stored.id(),
                    key,
                    body,
                    documents,
                    over && !isHolding(documents) ? Optional.empty() : Optional.of(readLog(store, key, stored.id()))));
        }
        return meetings;
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

    /** Reads what was said in a meeting; blocks. */
    static Log readLog(MeetingStore store, SealingKey key, String meeting) {
        StoredLog log = store.log(meeting);
        List<RecordedEntry> entries = log.entries().stream()
                .map(entry -> RecordedEntry.of(key.open(MeetingArchive.entryPlace(entry.seq()), entry.body())))
                .toList();
        List<Caption> renderings = log.renderings().stream()
                .map(rendering -> Caption.of(key.open(
                        MeetingArchive.renderingPlace(rendering.seq(), rendering.language()), rendering.body())))
                .toList();
        return new Log(entries, renderings);
    }
}
