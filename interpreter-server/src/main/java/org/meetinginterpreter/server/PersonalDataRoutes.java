package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.Invitation;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Recording;
import org.meetinginterpreter.meeting.Role;
import org.meetinginterpreter.meeting.SoundArchive;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.Grant;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.MeetingStore;

/** Everything that a meeting has of one person, for that person and the organizer: to have, and to have erased. */
final class PersonalDataRoutes {
    private static final int AT_ONCE = 1_000;

    private final MeetingStore store;
    private final WorkerExecutor readers;
    private final SoundArchive sounds;
    private final Erasure erasure;
    private final Invitations invitations;

    /** @param readers threads that read the audit log */
    PersonalDataRoutes(
            MeetingStore store, WorkerExecutor readers, SoundArchive sounds, Erasure erasure, Invitations invitations) {
        this.store = store;
        this.readers = readers;
        this.sounds = sounds;
        this.erasure = erasure;
        this.invitations = invitations;
    }

    void register(ApiRouter api) {
        api.act(HttpMethod.GET, "/meetings/:meeting/participants/:participant/data", "data.export", this::export);
        api.act(HttpMethod.DELETE, "/meetings/:meeting/participants/:participant/data", "data.erase", this::erase);
    }

    /** Whose data the request is about. */
    static String person(ApiRequest request, Meeting meeting) {
        String person = request.path("participant");
        Grant grant = request.caller().grant();
        if (!grant.participant().equals(person) && grant.role() != Role.ORGANIZER) {
            throw ProblemType.FORBIDDEN.because("Only the participant and an organizer may do this.");
        }
        // of somebody who was removed the words are still there
        if (meeting.participant(person).isEmpty()
                && meeting.consents().of(person).isEmpty()
                && meeting.captions().saidBy(person).isEmpty()
                && meeting.reviews().heldOf(person).isEmpty()) {
            throw ProblemType.NOT_FOUND.because("There is nothing of such a participant in this meeting.");
        }
        return person;
    }

    /** As {@link #person}, and for organizers somebody who was invited and did not come yet. */
    private String personOrInvited(ApiRequest request, Meeting meeting) {
        String person = request.path("participant");
        boolean invited = request.caller().grant().role() == Role.ORGANIZER
                && invitations.of(meeting.id(), person).isPresent();
        return invited ? person : person(request, meeting);
    }

    private Future<Reply> export(ApiRequest request) {
        Meeting meeting = request.meeting(Act.PERSONAL_DATA);
        String person = personOrInvited(request, meeting);
        JsonArray consents = new JsonArray();
        Set<String> ids = new HashSet<>(Set.of(person));
        for (Consent consent : meeting.consents().of(person)) {
            ids.add(consent.id());
            consents.add(ConsentRoutes.of(consent).put("text", consent.text().toJson()));
        }
        JsonArray said = new JsonArray();
        meeting.captions().saidBy(person).forEach(utterance -> said.add(utterance.toJson()));
        JsonArray growing = new JsonArray();
        meeting.captions().growing().stream()
                .filter(caption -> caption.speaker().id().equals(person))
                .forEach(caption -> growing.add(caption.toJson()));
        JsonArray held = new JsonArray();
        meeting.reviews().heldOf(person).forEach(caption -> held.add(caption.toJson()));
        JsonArray tokens = new JsonArray();
        Grant grant = request.caller().grant();
        if (grant.participant().equals(person)) {
            tokens.add(new JsonObject()
                    .put("id", grant.tokenId())
                    .put("expires", grant.expires().toString()));
        }
        JsonObject json = new JsonObject()
                .put("exported", Instant.now().toString())
                .put(
                        "meeting",
                        new JsonObject()
                                .put("id", meeting.id())
                                .put("title", meeting.title())
                                .put("state", meeting.state().wire())
                                .put("retention", MeetingView.retention(meeting)))
                .put(
                        "participant",
                        meeting.participant(person)
                                .map(MeetingView::of)
                                .or(() -> invitations.of(meeting.id(), person).map(PersonalDataRoutes::invited))
                                .orElse(new JsonObject().put("id", person).put("removed", true)))
                .put("consents", consents)
                .put("captions", said)
                .put("growing", growing)
                .put("held", held)
                .put("tokens", tokens);
        return sounds.recordings(meeting.id(), person)
                .onSuccess(recordings -> json.put("sound", sound(meeting, recordings)))
                .compose(known -> readers.executeBlocking(() -> audited(meeting.id(), ids), false))
                .map(audited -> Reply.ok(json.put("audit", audited)));
    }

    private static JsonObject invited(Invitation invitation) {
        return new JsonObject()
                .put("id", invitation.participant())
                .put("name", invitation.name())
                .put("role", invitation.role().wire())
                .put("invited", true);
    }

    private static JsonArray sound(Meeting meeting, List<Recording.Kept> recordings) {
        JsonArray all = new JsonArray();
        for (Recording.Kept kept : recordings) {
            Recording recording = kept.recording();
            all.add(new JsonObject()
                    .put("recording", recording.id())
                    .put("language", recording.language().toLanguageTag())
                    .put("started", recording.started().toString())
                    .put("startMillis", recording.startMillis())
                    .put("durationMillis", kept.durationMillis())
                    .put(
                            "url",
                            ApiRouter.BASE + "/meetings/" + meeting.id() + "/participants/" + recording.participant()
                                    + "/sound/" + recording.id()));
        }
        return all;
    }

    /** What was done by somebody, or to somebody, in a meeting. */
    private JsonArray audited(String meeting, Set<String> ids) {
        JsonArray records = new JsonArray();
        List<AuditRow> rows = store.audit(0, AT_ONCE);
        while (!rows.isEmpty()) {
            for (AuditRow row : rows) {
                JsonObject record = new JsonObject(row.record());
                if (meeting.equals(record.getString("meeting"))
                        && (ids.contains(record.getString("actor")) || ids.contains(record.getString("object")))) {
                    records.add(record);
                }
            }
            rows = store.audit(rows.get(rows.size() - 1).n(), AT_ONCE);
        }
        return records;
    }

    private Future<Reply> erase(ApiRequest request) {
        Meeting meeting = request.meeting(Act.PERSONAL_DATA);
        return erasure.person(meeting, personOrInvited(request, meeting)).map(done -> erasure.reply());
    }
}
