package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.ConsentText;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.AuditLog;

/** What speakers are asked to agree to, that they agreed, and that they take it back. */
final class ConsentRoutes {
    private final MeetingRegistry meetings;
    private final MeetingArchive archive;
    private final Invitations invitations;
    private final JoinCodes codes;
    private final AudioTracks tracks;
    private final Erasure erasure;
    private final AuditLog audit;

    ConsentRoutes(
            MeetingRegistry meetings,
            MeetingArchive archive,
            Invitations invitations,
            JoinCodes codes,
            AudioTracks tracks,
            Erasure erasure,
            AuditLog audit) {
        this.meetings = meetings;
        this.archive = archive;
        this.invitations = invitations;
        this.codes = codes;
        this.tracks = tracks;
        this.erasure = erasure;
        this.audit = audit;
    }

    void register(ApiRouter api) {
        api.openRoute(HttpMethod.POST, "/join/terms", this::beforeJoining);
        api.route(HttpMethod.GET, "/meetings/:meeting/consent-text", this::show);
        api.act(HttpMethod.PUT, "/meetings/:meeting/consents/:consent", "consent.give", this::give);
        api.act(HttpMethod.DELETE, "/meetings/:meeting/consents/:consent", "consent.withdraw", this::withdraw);
    }

    private Future<Reply> beforeJoining(RoutingContext context) {
        Fields body = ApiRequest.body(context, "secret", "code", "passcode", "language");
        Meeting meeting = body.has("secret") ? invited(body.text("secret", 200), context) : codes.open(body, context);
        Locale language =
                body.optionalText("language", 40).map(Languages::parse).orElse(Locale.ENGLISH);
        return Future.succeededFuture(Reply.ok(terms(meeting, language)));
    }

    private Meeting invited(String secret, RoutingContext context) {
        return invitations
                .known(secret)
                .flatMap(invitation -> meetings.find(invitation.meeting()))
                .orElseThrow(() -> codes.wrongSecret(context));
    }

    private Future<Reply> show(ApiRequest request) {
        Meeting meeting = request.meeting(Act.READ_MEETING);
        Locale language = request.query("language")
                .optional("language")
                .map(Languages::parse)
                .orElse(Locale.ENGLISH);
        return Future.succeededFuture(Reply.ok(terms(meeting, language)));
    }

    /** What everybody should know before joining, and what speakers are asked. */
    private static JsonObject terms(Meeting meeting, Locale language) {
        ConsentText text = meeting.consentText(language);
        JsonArray languages = new JsonArray();
        meeting.consentTexts().languages().forEach(offered -> languages.add(offered.toLanguageTag()));
        return new JsonObject()
                .put("retention", MeetingView.retention(meeting))
                .put("keepsSound", meeting.options().privacy().keepSound())
                .put("consent", text.toJson().put("version", text.version()))
                .put("consentLanguages", languages);
    }

    private Future<Reply> give(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CONSENT);
        Agreement agreement = Agreement.read(request.body(Agreement.FIELDS));
        String id = request.path("consent");
        if (!id.matches("c_[A-Za-z0-9]{1,40}")) {
            throw ProblemType.INVALID_REQUEST.because("A consent's id is c_ and 1 to 40 letters or digits.");
        }
        Participant participant = request.caller().requireParticipant();
        ConsentText text = agreement.text(meeting, participant.language());
        Consent consent = meeting.consents().proposed(id, participant, text, agreement.keepSound());
        // only what is on record counts
        return archive.consent(meeting, consent).map(kept -> {
            meeting.consent(consent);
            if (meeting.participant(participant.id()).isEmpty()) {
                // erased meanwhile
                archive.forget(meeting, participant.id(), List.of(consent));
            }
            return Reply.ok(of(consent));
        });
    }

    /** A consent as the API shows it. */
    static JsonObject of(Consent consent) {
        JsonObject json = new JsonObject()
                .put("consent", consent.id())
                .put("participant", consent.participant())
                .put("given", consent.given().toString())
                .put("language", consent.text().language().toLanguageTag())
                .put("version", consent.text().version())
                .put("keepSound", consent.keepsSound());
        consent.withdrawn().ifPresent(when -> json.put("withdrawn", when.toString()));
        return json;
    }

    private Future<Reply> withdraw(ApiRequest request) {
        Meeting meeting = request.meeting(Act.CONSENT);
        Participant participant = request.caller().requireParticipant();
        boolean erase = request.query("erase").flag("erase");
        Consent consent = meeting.consents().withdraw(request.path("consent"), participant.id());
        tracks.discard(
                participant.id(),
                ProblemType.CONSENT_MISSING.because("You took your consent back; nothing more is recognised."));
        Future<Void> withdrawn = Future.join(
                        archive.withdraw(meeting, consent), erasure.sound(meeting, participant.id()))
                .mapEmpty();
        if (!erase) {
            return withdrawn.map(done -> Reply.nothing());
        }
        return Future.join(withdrawn, erasure.captions(meeting, participant.id()))
                .compose(done -> audit.record(
                        participant.id(),
                        participant.role().wire(),
                        "captions.erase",
                        Optional.of(meeting.id()),
                        Optional.of(participant.id()),
                        request.address()))
                .map(done -> erasure.reply());
    }
}
