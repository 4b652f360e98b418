package org.meetinginterpreter.meeting;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.CaptionRecord;
import org.meetinginterpreter.caption.RecordedEntry;
import org.meetinginterpreter.review.ReviewStore;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.SealingKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps meetings in the store, each sealed with its own key. What people ask for and can ask for again (a meeting, a join, a consent)
 * is refused while the store cannot be written; what has taken effect already (captions, an end, a consent taken back) is kept and
 * written when it works again, and the caller does not wait for that. Belongs to the server's event loop.
 */
public final class MeetingArchive {
    /** What the settings of revoked tokens are called, before the token's id. */
    public static final String REVOKED = "revoked/";

    static final String MEETING = "meeting";
    static final String PARTICIPANT = "participant";
    static final String CONSENT = "consent";
    static final String INVITATION = "invitation";
    static final String REVIEW = "review";

    private static final Logger LOG = LoggerFactory.getLogger(MeetingArchive.class);

    private final MeetingStore store;
    private final DeploymentKey deployment;
    private final StoreWriter writer;
    private final WorkerExecutor readers;
    private final Map<String, SealingKey> keys = new HashMap<>();

    /**
     * Keeps meetings from now on.
     *
     * @param readers threads that read
     */
    public MeetingArchive(MeetingStore store, DeploymentKey deployment, StoreWriter writer, WorkerExecutor readers) {
        this.store = store;
        this.deployment = deployment;
        this.writer = writer;
        this.readers = readers;
    }

    static String entryPlace(long seq) {
        return "entry/" + seq;
    }

    static String renderingPlace(long seq, String language) {
        return "rendering/" + seq + "/" + language;
    }

    /** Where sound is kept. */
    public SoundArchive sounds() {
        return new SoundArchive(store, writer, readers, meeting -> Optional.ofNullable(keys.get(meeting)));
    }

    /** Where glossaries are kept. */
    public GlossaryArchive glossaries() {
        return new GlossaryArchive(deployment, keys::get, this::required, readers);
    }

    /** Whether nothing can be written now. */
    public boolean isFailing() {
        return writer.isFailing();
    }

    /** A meeting of an earlier run is known again. */
    void restored(ArchivedMeeting meeting) {
        keys.put(meeting.id(), meeting.key());
    }

    /** Keeps a new meeting. */
    public Future<Void> create(Meeting meeting) {
        keys.put(meeting.id(), deployment.newMeetingKey(meeting.id()));
        return required(List.of(put(meeting))).onFailure(refused -> keys.remove(meeting.id()));
    }

    /** Keeps who came in, with the consent that was given. */
    public Future<Void> admit(Meeting meeting, Participant participant, Optional<Consent> consent) {
        List<StoreChange> changes = new ArrayList<>(List.of(put(meeting), put(meeting, participant)));
        consent.ifPresent(given -> changes.add(put(meeting, given)));
        return required(changes);
    }

    /** Puts a consent on record. */
    public Future<Void> consent(Meeting meeting, Consent consent) {
        return required(List.of(put(meeting, consent)));
    }

    /**
     * Keeps an invitation.
     *
     * @param hash of its secret
     */
    public Future<Void> invite(Meeting meeting, String hash, Invitation invitation) {
        return required(List.of(put(meeting), put(hash, invitation)));
    }

    private StoreChange put(String hash, Invitation invitation) {
        String meeting = invitation.meeting();
        return new StoreChange.PutDocument(
                meeting, INVITATION, hash, keys.get(meeting).seal(INVITATION + "/" + hash, invitation.toJson()));
    }

    /** An invitation was used up. */
    public Future<Void> useUp(String hash, Invitation invitation) {
        return writer.settle(List.of(new StoreChange.DeleteDocument(invitation.meeting(), INVITATION, hash)));
    }

    /** Keeps the meeting's settings and state. */
    public Future<Void> save(Meeting meeting) {
        return writer.settle(List.of(put(meeting)));
    }

    /** Keeps a meeting out of whose settings something was erased, and leaves nothing of what stood there before. */
    public Future<Void> saveErased(Meeting meeting) {
        return writer.settle(List.of(put(meeting), new StoreChange.Overwritten()));
    }

    /** Keeps what changed about a participant. */
    public Future<Void> save(Meeting meeting, Participant participant) {
        return writer.settle(List.of(put(meeting, participant)));
    }

    /** A participant was removed; the consents hold no more. */
    public Future<Void> remove(Meeting meeting, Participant participant, List<Consent> consents) {
        List<StoreChange> changes = new ArrayList<>();
        consents.forEach(consent -> changes.add(put(meeting, consent)));
        changes.add(new StoreChange.DeleteDocument(meeting.id(), PARTICIPANT, participant.id()));
        return writer.settle(changes);
    }

    /** Nothing of a participant is left but what was said. */
    public Future<Void> forget(Meeting meeting, String participant, List<Consent> consents) {
        List<StoreChange> changes = new ArrayList<>();
        consents.forEach(consent -> changes.add(new StoreChange.DeleteDocument(meeting.id(), CONSENT, consent.id())));
        changes.add(new StoreChange.DeleteDocument(meeting.id(), PARTICIPANT, participant));
        return writer.settle(changes);
    }

    /** Invitations were taken back; by the hashes of their secrets. */
    public Future<Void> withdraw(Map<String, Invitation> invitations) {
        List<StoreChange> changes = new ArrayList<>();
        invitations.forEach((hash, invitation) ->
                changes.add(new StoreChange.DeleteDocument(invitation.meeting(), INVITATION, hash)));
        return invitations.isEmpty() ? Future.succeededFuture() : writer.settle(changes);
    }

    /** A consent was taken back. */
    public Future<Void> withdraw(Meeting meeting, Consent consent) {
        return writer.settle(List.of(put(meeting, consent)));
    }

    /** A token is worth nothing, which has to be known until {@code until}. */
    public Future<Void> revoke(String token, Instant until) {
        String name = REVOKED + token;
        return writer.settle(List.of(new StoreChange.PutSetting(name, deployment.sealSetting(name, until.toString()))));
    }

    /** Destroys a meeting's key and all that is stored of it. */
    public Future<Void> delete(String meeting) {
        keys.remove(meeting);
        return writer.settle(List.of(new StoreChange.DeleteMeeting(meeting)));
    }

    private StoreChange put(Meeting meeting) {
        SealingKey key = keys.get(meeting.id());
        return new StoreChange.PutMeeting(meeting.id(), key.sealed(), key.seal(MEETING, meeting.toJson()));
    }

    private StoreChange put(Meeting meeting, Participant participant) {
        return new StoreChange.PutDocument(
                meeting.id(),
                PARTICIPANT,
                participant.id(),
                keys.get(meeting.id()).seal(PARTICIPANT + "/" + participant.id(), participant.toJson()));
    }

    private StoreChange put(Meeting meeting, Consent consent) {
        return new StoreChange.PutDocument(
                meeting.id(),
                CONSENT,
                consent.id(),
                keys.get(meeting.id()).seal(CONSENT + "/" + consent.id(), consent.toJson()));
    }

    private Future<Void> required(List<StoreChange> changes) {
        return writer.write(changes).recover(failure -> {
            LOG.warn("a request was refused: {}", failure.getMessage());
            return Future.failedFuture(
                    ProblemType.NOT_STORED.because(
                            "The server cannot write its record now, so nothing was changed; try again, and tell the operator."));
        });
    }

    /** Reads what was said in a meeting that is over. */
    Future<ArchivedMeeting.Log> log(Meeting meeting) {
        SealingKey key = keys.get(meeting.id());
        long last = meeting.last();
        return readers.executeBlocking(() -> ArchivedMeeting.readLog(store, key, meeting.id(), last), false);
    }

    /** Where the reviews of a meeting are kept. */
    public ReviewStore reviews(String meeting) {
        return new ReviewStore() {
            @Override
            public Future<Void> put(String id, JsonObject body) {
                SealingKey key = keys.get(meeting);
                return key == null
                        ? Future.succeededFuture()
                        : writer.settle(List.of(
                                new StoreChange.PutDocument(meeting, REVIEW, id, key.seal(REVIEW + "/" + id, body))));
            }

            @Override
            public Future<Void> delete(String id) {
                return keys.containsKey(meeting)
                        ? writer.settle(List.of(new StoreChange.DeleteDocument(meeting, REVIEW, id)))
                        : Future.succeededFuture();
            }
        };
    }

    /** Where the captions of a meeting are kept. */
    public CaptionRecord captions(String meeting) {
        return new CaptionRecord() {
            @Override
            public Future<Void> enter(RecordedEntry entry) {
                SealingKey key = keys.get(meeting);
                if (key == null) {
                    return Future.failedFuture("the meeting was deleted");
                }
                return writer.keep(List.of(new StoreChange.Append(
                        meeting, entry.seq(), key.seal(entryPlace(entry.seq()), entry.toJson()))));
            }

            @Override
            public Future<Void> render(Caption rendering) {
                SealingKey key = keys.get(meeting);
                if (key == null) {
                    return Future.succeededFuture();
                }
                long seq = rendering.seq().orElseThrow();
                String language = rendering.language().toLanguageTag();
                return writer.settle(List.of(new StoreChange.PutRendering(
                        meeting, seq, language, key.seal(renderingPlace(seq, language), rendering.toJson()))));
            }

            @Override
            public Future<Void> erase(List<RecordedEntry> tombstones) {
                SealingKey key = keys.get(meeting);
                if (key == null) {
                    return Future.succeededFuture();
                }
                List<StoreChange> changes = new ArrayList<>();
                for (RecordedEntry entry : tombstones) {
                    changes.add(new StoreChange.Replace(
                            meeting, entry.seq(), key.seal(entryPlace(entry.seq()), entry.toJson())));
                    changes.add(new StoreChange.DeleteRenderings(meeting, entry.seq()));
                }
                return writer.settle(changes);
            }

            @Override
            public boolean isFailing() {
                return writer.isFailing();
            }
        };
    }
}
