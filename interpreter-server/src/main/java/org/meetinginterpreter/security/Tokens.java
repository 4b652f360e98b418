package org.meetinginterpreter.security;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.meeting.Role;

/**
 * Signed tokens (JWT, HS256). Thread-safe.
 */
public final class Tokens {
    private static final String ALGORITHM = "HS256";
    private static final String ISSUER = "meeting-interpreter";
    private static final int LONGEST = 2_048;

    private final JWTAuth jwt;
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();

    /** A token and what it says. */
    public record Issued(String token, Grant grant) {}

    /**
     * Signs and knows tokens.
     *
     * @param signingKey of 32 bytes
     * @param revoked ids of tokens that were revoked before, and until when they must be known
     */
    public Tokens(Vertx vertx, byte[] signingKey, Map<String, Instant> revoked) {
        this.revoked.putAll(revoked);
        jwt = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(signingKey)))
                        .setJWTOptions(new JWTOptions().setIssuer(ISSUER).setIgnoreExpiration(true)));
    }

    /**
     * Signs a token; without a meeting it is the one of the deployment's organizer.
     *
     * @param consent the consent that its bearer gave, so that a program with nothing but the token can name it
     */
    public Issued issue(
            String participant, Optional<String> meeting, Role role, Optional<String> consent, Duration lifetime) {
        Instant expires = Instant.ofEpochSecond(Instant.now().plus(lifetime).getEpochSecond());
        Grant grant = new Grant(RandomIds.id("t_"), participant, meeting, role, expires);
        JsonObject claims = new JsonObject()
                .put("jti", grant.tokenId())
                .put("sub", participant)
                .put("role", role.wire())
                .put("exp", expires.getEpochSecond());
        meeting.ifPresent(id -> claims.put("meeting", id));
        consent.ifPresent(id -> claims.put("consent", id));
        String token = jwt.generateToken(
                claims, new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER));
        return new Issued(token, grant);
    }

    /** What a token says; fails with a {@link Problem} when it is forged, expired or revoked. */
    public Future<Grant> verify(String token) {
        if (token.length() > LONGEST) {
            return Future.failedFuture(invalid());
        }
        return jwt.authenticate(new TokenCredentials(token))
                .recover(forged -> Future.failedFuture(invalid()))
                .map(user -> grant(user.principal(), user.attributes().getJsonObject("accessToken")));
    }

    private Grant grant(JsonObject principal, JsonObject claims) {
        JsonObject token = claims == null ? principal : claims;
        Optional<Role> role = Role.of(token.getString("role", ""));
        Instant expires = Instant.ofEpochSecond(token.getLong("exp", 0L));
        String id = token.getString("jti", "");
        if (role.isEmpty() || revoked.containsKey(id)) {
            throw invalid();
        }
        if (!expires.isAfter(Instant.now())) {
            throw ProblemType.TOKEN_EXPIRED.because("The token expired at " + expires + "; join again.");
        }
        return new Grant(
                id, token.getString("sub", ""), Optional.ofNullable(token.getString("meeting")), role.get(), expires);
    }

    /**
     * From now on the token is worth nothing.
     *
     * @return when every token that could bear the id has expired, so that this can be forgotten
     */
    public Instant revoke(String tokenId, Duration longestLifetime) {
        Instant now = Instant.now();
        revoked.values().removeIf(until -> until.isBefore(now));
        Instant until = now.plus(longestLifetime);
        revoked.put(tokenId, until);
        return until;
    }

    private static Problem invalid() {
        return ProblemType.NOT_AUTHENTICATED.because(
                "The token is not valid: it was changed or revoked, or is for another server; join again.");
    }
}
