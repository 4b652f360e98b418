package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.ConsentText;
import org.meetinginterpreter.meeting.Invitation;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.meeting.Role;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.security.Bearer;
import org.meetinginterpreter.security.EntrySecrets;
import org.meetinginterpreter.security.Tokens;

/** Ways into a meeting: invitations, the join code, and the tokens that come of them. */
final class JoinRoutes {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_MINUTES = 60 * 24 * 90;

    private final MeetingRegistry meetings;
    private final MeetingArchive archive;
    private final AuditLog audit;
    private final Invitations invitations;
    private final Tokens tokens;
    private final EntrySecrets entries;
    private final JoinCodes codes;
    private final ServerOptions.Lifetimes lifetimes;
    private final Supplier<URI> url;

    JoinRoutes(
            MeetingRegistry meetings,
            MeetingArchive archive,
            AuditLog audit,
            Invitations invitations,
            Tokens tokens,
            EntrySecrets entries,
            JoinCodes codes,
            ServerOptions.Lifetimes lifetimes,
            Supplier<URI> url) {
        this.meetings = meetings;
        this.archive = archive;
        this.audit = audit;
        this.invitations = invitations;
        this.tokens = tokens;
        this.entries = entries;
        this.codes = codes;
        this.lifetimes = lifetimes;
        this.url = url;
    }

    void register(ApiRouter api) {
        api.openRoute(HttpMethod.POST, "/join", this::join);
        api.act(HttpMethod.POST, "/meetings/:meeting/invitations", "invitation.create", this::invite);
    }

    private Future<Reply> invite(ApiRequest request) {
        Meeting meeting = request.meeting(Act.INVITE);
        Fields body = request.body("role", "name", "expiresMinutes");
        Role role = role(body.text("role", 40));
        Instant expires = Instant.now().plus(Duration.ofMinutes(body.integer("expiresMinutes", 1, MOST_MINUTES, 240)));
        String name = body.optionalText("name", LONGEST_NAME).orElse("");
        Invitation invitation = Invitation.to(meeting.id(), role, name, expires);
        String secret = invitations.issue(invitation);
        meeting.touch();
        return archive.invite(meeting, Invitations.hash(secret), invitation)
                .onFailure(refused -> invitations.redeem(secret))
                .map(kept -> Reply.created(new JsonObject()
                        .put("link", url.get() + "/join#secret=" + secret + "&role=" + role.wire())
                        .put("code", secret)
                        .put("role", role.wire())
                        .put("participant", invitation.participant())
                        .put("expires", expires.toString())));
    }

    private Future<Reply> join(RoutingContext context) {
        String address = ClientAddresses.of(context).getHostAddress();
        Fields body =
                ApiRequest.body(context, "secret", "code", "passcode", "name", "role", "language", "consent", "named");
        return (body.has("secret") ? withSecret(body, context) : withCode(body, context))
                .compose(joined -> audit.record(
                                joined.getString("participant"),
                                joined.getString("role"),
                                joined.getString("consent") == null ? "join" : "join.consenting",
                                Optional.ofNullable(joined.getString("meeting")),
                                Optional.ofNullable(joined.getString("consent")),
                                address)
                        .map(Reply.ok(joined)));
    }

    /** Nobody can guess a secret, so only wrong ones count: whoever has a right one comes in, whatever others tried from there. */
    private Future<JsonObject> withSecret(Fields body, RoutingContext context) {
        if (body.has("code") || body.has("passcode") || body.has("role")) {
            throw ProblemType.INVALID_REQUEST.because(
                    "Send either secret, which brings its own role, or code with perhaps passcode and role.");
        }
        String secret = body.text("secret", 200);
        Optional<EntrySecrets.Admitted> organizer = entries.redeem(secret);
        if (organizer.isPresent()) {
            JsonObject answer = TokenRoutes.answer(
                            tokens.issue(organizer.get().bearer(), Optional.empty(), lifetimes.organizerToken()))
                    .putNull("consent");
            organizer.get().name().ifPresent(name -> answer.put("name", name));
            return Future.succeededFuture(answer);
        }
        Optional<Invitation> known = invitations.redeem(secret);
        if (known.isEmpty()) {
            throw codes.wrongSecret(context);
        }
        Invitation invitation = known.get();
        try {
            return accept(invitation, body)
                    .onFailure(refused -> invitations.restore(secret, invitation))
                    .onSuccess(joined -> archive.useUp(Invitations.hash(secret), invitation));
        } catch (Problem wrong) {
            invitations.restore(secret, invitation);
            throw wrong;
        }
    }

    private Future<JsonObject> accept(Invitation invitation, Fields body) {
        Meeting meeting = meetings.find(invitation.meeting())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("The meeting was deleted."));
        String name = body.optionalText("name", LONGEST_NAME)
                .or(() -> Optional.of(invitation.name()).filter(given -> !given.isBlank()))
                .orElse("Guest");
        return admit(meeting, Optional.of(invitation.participant()), invitation.role(), name, body);
    }

    private Future<JsonObject> withCode(Fields body, RoutingContext context) {
        Meeting meeting = codes.open(body, context);
        Role role = body.has("role") ? role(body.text("role", 40)) : Role.LISTENER;
        if (role != Role.LISTENER && role != Role.SPEAKER) {
            throw ProblemType.FORBIDDEN.because(
                    "With the code one joins as listener or speaker; as " + role.wire() + " only with an invitation.");
        }
        String name = body.optionalText("name", LONGEST_NAME).orElse("Guest");
        return admit(meeting, Optional.empty(), role, name, body);
    }

    private Future<JsonObject> admit(Meeting meeting, Optional<String> invited, Role role, String name, Fields body) {
        Optional<Locale> language = body.optionalText("language", 40).map(meeting::language);
        boolean named = body.flag("named", false);
        Optional<Agreement> agreement = Agreement.ofJoin(body).filter(said -> role == Role.SPEAKER);
        Optional<ConsentText> text = agreement.map(said -> said.text(meeting, language));
        Participant participant = meetings.admit(meeting, invited, name, role, language, named);
        Optional<Consent> given = text.map(shown -> meeting.consents()
                .proposed(
                        RandomIds.id("c_"),
                        participant,
                        shown,
                        agreement.orElseThrow().keepSound()));
        return archive.admit(meeting, participant, given)
                .onFailure(refused -> meeting.remove(participant))
                .map(kept -> {
                    given.ifPresent(meeting::consent);
                    Optional<String> id = given.map(Consent::id);
                    return TokenRoutes.answer(tokens.issue(
                                    Bearer.participant(participant.id(), meeting.id(), role), id, lifetimes.token()))
                            .put("consent", id.orElse(null));
                });
    }

    private static Role role(String wire) {
        return Role.of(wire)
                .orElseThrow(() -> ProblemType.INVALID_REQUEST.because(
                        "role must be organizer, speaker, listener, reviewer or integrator."));
    }
}
