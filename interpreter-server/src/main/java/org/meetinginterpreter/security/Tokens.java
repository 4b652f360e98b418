package org.meetinginterpreter.security;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.meeting.Role;

/**
 * Signed tokens (JWT, HS256), each naming its key in {@code kid}. A refreshed token keeps the id of the one before, so that one
 * revocation ends them all. Thread-safe.
 */
public final class Tokens {
    private static final String ALGORITHM = "HS256";
    private static final String ISSUER = "meeting-interpreter";
    private static final int LONGEST = 2_048;

    private record Ring(SigningKeys keys, JWTAuth signs, JWTAuth knows) {}

    private final Vertx vertx;
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
    private volatile Ring ring;

    /** A token and what it says. */
    public record Issued(String token, Grant grant) {}

    /**
     * Signs and knows tokens.
     *
     * @param revoked ids of tokens that were revoked before, and until when they must be known
     */
    public Tokens(Vertx vertx, SigningKeys keys, Map<String, Instant> revoked) {
        this.vertx = vertx;
        this.revoked.putAll(revoked);
        use(keys);
    }

    /** From now on the newest of these signs. */
    public void use(SigningKeys keys) {
        ring = new Ring(keys, jwt(List.of(keys.newest())), jwt(keys.keys()));
    }

    public SigningKeys keys() {
        return ring.keys();
    }

    private JWTAuth jwt(List<SigningKeys.Key> keys) {
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().setIssuer(ISSUER).setIgnoreExpiration(true));
        keys.forEach(key -> options.addPubSecKey(
                new PubSecKeyOptions().setId(key.id()).setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(key.bytes()))));
        return JWTAuth.create(vertx, options);
    }

    /**
     * Signs a token.
     *
     * @param consent the consent that its bearer gave, so that a program with nothing but the token can name it
     */
    public Issued issue(Bearer bearer, Optional<String> consent, Duration lifetime) {
        return issue(RandomIds.id("t_"), bearer, consent, lifetime);
    }

    /** Signs a token that takes the place of another and can be revoked by the same id. */
    public Issued refresh(Grant grant, Optional<String> consent, Duration lifetime) {
        return issue(grant.tokenId(), grant.bearer(), consent, lifetime);
    }

    private Issued issue(String id, Bearer bearer, Optional<String> consent, Duration lifetime) {
        Instant wanted = Instant.now().plus(lifetime);
        Instant expires = Instant.ofEpochSecond(
                bearer.until().filter(wanted::isAfter).orElse(wanted).getEpochSecond());
        JsonObject claims = new JsonObject()
                .put("jti", id)
                .put("sub", bearer.id())
                .put("role", bearer.role().wire())
                .put("exp", expires.getEpochSecond());
        bearer.meeting().ifPresent(meeting -> claims.put("meeting", meeting));
        bearer.rights()
                .ifPresent(rights -> claims.put(
                        "rights",
                        new JsonArray(
                                rights.stream().map(KeyRight::wire).sorted().toList())));
        consent.ifPresent(given -> claims.put("consent", given));
        bearer.until().ifPresent(until -> claims.put("until", until.getEpochSecond()));
        if (bearer.admin()) {
            claims.put("admin", true);
        }
        String token = ring.signs()
                .generateToken(claims, new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER));
        return new Issued(token, new Grant(id, bearer, expires));
    }

    /** What a token says; fails with a {@link Problem} when it is forged, expired or revoked. */
    public Future<Grant> verify(String token) {
        if (token.length() > LONGEST) {
            return Future.failedFuture(invalid());
        }
        return ring.knows()
                .authenticate(new TokenCredentials(token))
                .recover(forged -> Future.failedFuture(invalid()))
                .map(user -> grant(user.principal(), user.attributes().getJsonObject("accessToken")));
    }

    private Grant grant(JsonObject principal, JsonObject claims) {
        JsonObject token = claims == null ? principal : claims;
        Role role = Role.of(token.getString("role", "")).orElseThrow(Tokens::invalid);
        Optional<JsonArray> rights = Optional.ofNullable(token.getJsonArray("rights"));
        Bearer bearer = new Bearer(
                token.getString("sub", ""),
                Optional.ofNullable(token.getString("meeting")),
                role,
                token.getBoolean("admin", false),
                rights.map(wires -> wires.stream()
                        .map(wire -> KeyRight.of((String) wire).orElseThrow(Tokens::invalid))
                        .collect(Collectors.toSet())),
                Optional.ofNullable(token.getLong("until")).map(Instant::ofEpochSecond));
        Grant grant = new Grant(token.getString("jti", ""), bearer, Instant.ofEpochSecond(token.getLong("exp", 0L)));
        requireAlive(grant);
        return grant;
    }

    /** Refuses what has expired or was revoked since it was verified. */
    public void requireAlive(Grant grant) {
        if (revoked.containsKey(grant.tokenId())) {
            throw ProblemType.NOT_AUTHENTICATED.because("The token was revoked; join again.");
        }
        if (!grant.expires().isAfter(Instant.now())) {
            throw ProblemType.TOKEN_EXPIRED.because("The token expired at " + grant.expires() + "; join again.");
        }
    }

    /**
     * From now on the token, and what it was refreshed to, is worth nothing.
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
                "The token is not valid: it was changed, or is for another server; join again.");
    }
}
