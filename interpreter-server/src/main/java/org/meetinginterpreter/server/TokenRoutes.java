package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.meetinginterpreter.meeting.Consent;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.Bearer;
import org.meetinginterpreter.security.EntrySecrets;
import org.meetinginterpreter.security.Grant;
import org.meetinginterpreter.security.Tokens;

/** What becomes of tokens: refreshed, revoked, signed by another key; and the organizer's link, which brings one. */
final class TokenRoutes {
    private final MeetingRegistry meetings;
    private final MeetingArchive archive;
    private final Tokens tokens;
    private final SigningKeyRotation signing;
    private final EntrySecrets entries;
    private final OpenConnections connections;
    private final ServerOptions.Lifetimes lifetimes;
    private final Supplier<URI> url;

    TokenRoutes(
            MeetingRegistry meetings,
            MeetingArchive archive,
            Tokens tokens,
            SigningKeyRotation signing,
            EntrySecrets entries,
            OpenConnections connections,
            ServerOptions.Lifetimes lifetimes,
            Supplier<URI> url) {
        this.meetings = meetings;
        this.archive = archive;
        this.tokens = tokens;
        this.signing = signing;
        this.entries = entries;
        this.connections = connections;
        this.lifetimes = lifetimes;
        this.url = url;
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.POST, "/tokens/refresh", this::refresh);
        api.act(HttpMethod.DELETE, "/tokens/:token", "token.revoke", this::revoke);
        api.act(HttpMethod.POST, "/organizer-links", "organizer-link.create", this::organizerLink);
        api.act(HttpMethod.POST, "/signing-keys", "signing-key.rotate", this::rotate);
    }

    private Future<Reply> refresh(ApiRequest request) {
        request.body();
        Grant grant = request.caller().grant();
        Duration lifetime = grant.bearer().plansMeetings() ? lifetimes.organizerToken() : lifetimes.token();
        return Future.succeededFuture(Reply.ok(answer(tokens.refresh(grant, consentOf(request.caller()), lifetime))));
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
        Instant until = tokens.revoke(token, lifetimes.longestToken());
        connections.close(
                known -> known.tokenId().equals(token),
                ProblemType.NOT_AUTHENTICATED.because("The token was revoked."));
        return archive.revoke(token, until).map(kept -> Reply.nothing());
    }

    private Future<Reply> organizerLink(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        request.body();
        return Future.succeededFuture(Reply.created(new JsonObject()
                .put(
                        "link",
                        organizerLink(entries, Bearer.holderOfTheLink(), url.get(), lifetimes.organizerLink())
                                .toString())));
    }

    static URI organizerLink(EntrySecrets entries, Bearer bearer, URI url, Duration lifetime) {
        return URI.create(url + "/organizer#secret=" + entries.issue(bearer, lifetime));
    }

    private Future<Reply> rotate(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        request.body();
        return signing.rotate()
                .recover(failure -> Future.failedFuture(ProblemType.NOT_STORED.because(
                        "The server cannot write its record now, so the key stays; try again.")))
                .map(key -> Reply.created(new JsonObject()
                        .put("key", key.id())
                        .put("known", tokens.keys().keys().size())));
    }

    /** What comes with a token. */
    static JsonObject answer(Tokens.Issued issued) {
        Grant grant = issued.grant();
        return new JsonObject()
                .put("token", issued.token())
                .put("tokenId", grant.tokenId())
                .put("meeting", grant.meeting().orElse(null))
                .put("participant", grant.participant())
                .put("role", grant.role().wire())
                .put("admin", grant.bearer().admin())
                .put("expires", grant.expires().toString())
                .put("signedIn", grant.bearer().until().isPresent());
    }
}
