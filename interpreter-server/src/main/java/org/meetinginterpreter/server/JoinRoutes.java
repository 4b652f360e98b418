package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
import org.meetinginterpreter.security.Attempts;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.security.Grant;
import org.meetinginterpreter.security.Tokens;

/** Ways into a meeting: invitations, the join code, and the tokens that come of them. */
final class JoinRoutes {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_MINUTES = 60 * 24 * 90;
    private static final String ORGANIZER = "organizer";

    private final MeetingRegistry meetings;
    private final MeetingArchive archive;
    private final AuditLog audit;
    private final Invitations invitations;
    private final Tokens tokens;
    private final Attempts attempts;
    private final OpenConnections connections;
    private final ServerOptions.Lifetimes lifetimes;
    private final Supplier<URI> url;

    JoinRoutes(
            MeetingRegistry meetings,
            MeetingArchive archive,
            AuditLog audit,
            Invitations invitations,
            Tokens tokens,
            Attempts attempts,
            OpenConnections connections,
            ServerOptions.Lifetimes lifetimes,
            Supplier<URI> url) {
        this.meetings = meetings;
        this.archive = archive;
        this.audit = audit;
        this.invitations = invitations;
        this.tokens = tokens;
        this.attempts = attempts;
        this.connections = connections;
        this.lifetimes = lifetimes;
        this.url = url;
    }

    void register(ApiRouter api) {
        api.openRoute(HttpMethod.POST, "/join", this::join);
        api.act(HttpMethod.POST, "/meetings/:meeting/invitations", "invitation.create", this::invite);
        api.act(HttpMethod.POST, "/organizer-links", "organizer-link.create", this::organizerLink);
        api.route(HttpMethod.POST, "/tokens/refresh", this::refresh);
        api.act(HttpMethod.DELETE, "/tokens/:token", "token.revoke", this::revoke);
    }

    private Future<Reply> invite(ApiRequest request) {
        Meeting meeting = request.meeting(Act.INVITE);
        Fields body = request.body("role", "name", "expiresMinutes");
        Role role = role(body.text("role", 40));
        Instant expires = Instant.now().plus(Duration.ofMinutes(body.integer("expiresMinutes", 1, MOST_MINUTES, 240)));
        String name = body.optionalText("name", LONGEST_NAME).orElse("");
        Invitation invitation = new Invitation(Optional.of(meeting.id()), role, name, expires);
        String secret = invitations.issue(invitation);
        return archive.invite(Invitations.hash(secret), invitation)
                .onFailure(refused -> invitations.redeem(secret))
                .map(kept -> Reply.created(new JsonObject()
                        .put("link", url.get() + "/join#secret=" + secret + "&role=" + role.wire())
                        .put("code", secret)
                        .put("role", role.wire())
                        .put("expires", expires.toString())));
    }

    private Future<Reply> organizerLink(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        request.body();
        return Future.succeededFuture(Reply.created(new JsonObject()
                .put(
                        "link",
                        organizerLink(invitations, url.get(), lifetimes.organizerLink())
                                .toString())));
    }

    static URI organizerLink(Invitations invitations, URI url, Duration lifetime) {
        String secret = invitations.issue(new Invitation(
                Optional.empty(), Role.ORGANIZER, "Organizer", Instant.now().plus(lifetime)));
        return URI.create(url + "/organizer#secret=" + secret);
    }

    private Future<Reply> join(RoutingContext context) {
        String address = context.request().remoteAddress().host();
        attempts.check(address);
        Fields body = ApiRequest.body(context, "secret", "code", "passcode", "name", "role", "language", "consent");
        try {
            return (body.has("secret") ? withSecret(body) : withCode(body))
                    .compose(joined -> audit.record(
                                    joined.getString("participant"),
                                    joined.getString("role"),
                                    joined.getString("consent") == null ? "join" : "join.consenting",
                                    Optional.ofNullable(joined.getString("meeting")),
                                    Optional.ofNullable(joined.getString("consent")),
                                    context.request().remoteAddress().hostAddress())
                            .map(Reply.ok(joined)));
        } catch (Problem problem) {
            if (problem.type() == ProblemType.WRONG_CODE) {
                attempts.failed(address);
            }
            throw problem;
        }
    }

    private Future<JsonObject> withSecret(Fields body) {
        if (body.has("code") || body.has("passcode") || body.has("role")) {
            throw ProblemType.INVALID_REQUEST.because(
                    "Send either secret, which brings its own role, or code with perhaps passcode and role.");
        }
        String secret = body.text("secret", 200);
        Invitation invitation = invitations
                .redeem(secret)
                .orElseThrow(
                        () -> ProblemType.WRONG_CODE.because(
                                "This invitation is not valid: used already, expired or mistyped; ask the organizer for another."));
        try {
            return accept(invitation, body)
                    .onFailure(refused -> invitations.restore(secret, invitation))
                    .onSuccess(joined -> {
                        if (invitation.meeting().isPresent()) {
                            archive.useUp(Invitations.hash(secret), invitation);
                        }
                    });
        } catch (Problem wrong) {
            invitations.restore(secret, invitation);
            throw wrong;
        }
    }

    private Future<JsonObject> accept(Invitation invitation, Fields body) {
        if (invitation.meeting().isEmpty()) {
            return Future.succeededFuture(answer(tokens.issue(
                            ORGANIZER,
                            Optional.empty(),
                            invitation.role(),
                            Optional.empty(),
                            lifetimes.organizerToken()))
                    .putNull("consent"));
        }
        Meeting meeting = meetings.find(invitation.meeting().get())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("The meeting was deleted."));
        String name = body.optionalText("name", LONGEST_NAME)
                .or(() -> Optional.of(invitation.name()).filter(given -> !given.isBlank()))
                .orElse("Guest");
        return admit(meeting, invitation.role(), name, body);
    }

    private Future<JsonObject> withCode(Fields body) {
        Meeting meeting = meetings.withCode(body.text("code", 40))
                .orElseThrow(() -> ProblemType.WRONG_CODE.because(
                        "No meeting has this code; it looks like K7Q-M2P and stands on the organizer's page."));
        if (meeting.options().passcode().isPresent()
                && !same(
                        meeting.options().passcode().get(),
                        body.optionalText("passcode", 100).orElse(""))) {
            throw ProblemType.WRONG_CODE.because("The meeting asks for a passcode, and this is not it.");
        }
        Role role = body.has("role") ? role(body.text("role", 40)) : Role.LISTENER;
        if (role != Role.LISTENER && role != Role.SPEAKER) {
            throw ProblemType.FORBIDDEN.because(
                    "With the code one joins as listener or speaker; as " + role.wire() + " only with an invitation.");
        }
        return admit(meeting, role, body.optionalText("name", LONGEST_NAME).orElse("Guest"), body);
    }

    private Future<JsonObject> admit(Meeting meeting, Role role, String name, Fields body) {
        Optional<Locale> language = body.optionalText("language", 40).map(meeting::language);
        Optional<Agreement> agreement = Agreement.ofJoin(body).filter(said -> role == Role.SPEAKER);
        Optional<ConsentText> text = agreement.map(said -> said.text(meeting, language));
        Participant participant = meetings.admit(meeting, name, role, language);
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
                    return answer(tokens.issue(
                                    participant.id(), Optional.of(meeting.id()), role, id, lifetimes.token()))
                            .put("consent", id.orElse(null));
                });
    }

    private Future<Reply> refresh(ApiRequest request) {
        request.body();
        Grant grant = request.caller().grant();
        Duration lifetime = grant.isDeploymentOrganizer() ? lifetimes.organizerToken() : lifetimes.token();
        return Future.succeededFuture(Reply.ok(answer(tokens.issue(
                grant.participant(), grant.meeting(), grant.role(), consentOf(request.caller()), lifetime))));
    }

    private Optional<String> consentOf(Caller caller) {
        return caller.grant()
                .meeting()
                .flatMap(meetings::find)
                .flatMap(meeting -> caller.participant()
                        .flatMap(participant -> meeting.consents().newest(participant.id())))
                .map(Consent::id);
    }

    private Future<Reply> revoke(ApiRequest request) {
        String token = request.path("token");
        Grant grant = request.caller().grant();
        if (!grant.tokenId().equals(token)) {
            Act.RUN_DEPLOYMENT.require(grant);
        }
        Duration longest = lifetimes.organizerToken().plus(lifetimes.token());
        Instant until = tokens.revoke(token, longest);
        connections.close(
                known -> known.tokenId().equals(token),
                ProblemType.NOT_AUTHENTICATED.because("The token was revoked."));
        return archive.revoke(token, until).map(kept -> Reply.nothing());
    }

    private static JsonObject answer(Tokens.Issued issued) {
        Grant grant = issued.grant();
        return new JsonObject()
                .put("token", issued.token())
                .put("tokenId", grant.tokenId())
                .put("meeting", grant.meeting().orElse(null))
                .put("participant", grant.participant())
                .put("role", grant.role().wire())
                .put("expires", grant.expires().toString());
    }

    private static Role role(String wire) {
        return Role.of(wire)
                .orElseThrow(() -> ProblemType.INVALID_REQUEST.because(
                        "role must be organizer, speaker, listener, reviewer or integrator."));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
