package org.meetinginterpreter.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.Role;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private final Vertx vertx = Vertx.vertx();
    private final Tokens tokens = new Tokens(vertx, SigningKeys.generate(), Map.of());

    @AfterAll
    void stop() {
        vertx.close().await();
    }

    @Test
    void readsBackWhatItSigned() {
        Tokens.Issued issued = issue(tokens, Duration.ofHours(1));
        assertEquals(issued.grant(), tokens.verify(issued.token()).await());
    }

    @Test
    void refusesExpiredOnesByName() {
        assertEquals(
                ProblemType.TOKEN_EXPIRED,
                refusal(issue(tokens, Duration.ofSeconds(-1)).token()));
    }

    @Test
    void refusesRevokedOnesAndThoseOfAnotherServer() {
        Tokens.Issued issued = issue(tokens, Duration.ofHours(1));
        tokens.revoke(issued.grant().tokenId(), Duration.ofHours(1));
        assertEquals(ProblemType.NOT_AUTHENTICATED, refusal(issued.token()));
        assertEquals(
                ProblemType.NOT_AUTHENTICATED,
                refusal(issue(new Tokens(vertx, SigningKeys.generate(), Map.of()), Duration.ofHours(1))
                        .token()));
    }

    @Test
    void refusesUnsignedAndChangedOnes() {
        String token = issue(tokens, Duration.ofHours(1)).token();
        String[] parts = token.split("\\.", -1);
        String none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
        for (String forged : new String[] {
            "",
            "a.b",
            "a.b.c",
            none + "." + parts[1] + ".",
            none + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1].substring(1) + "." + parts[2],
            "x".repeat(10_000)
        }) {
            assertEquals(ProblemType.NOT_AUTHENTICATED, refusal(forged));
        }
    }

    @Test
    void tokensOfAnOlderKeyLiveUntilTheyEnd() {
        Tokens rotating = new Tokens(vertx, SigningKeys.generate(), Map.of());
        Tokens.Issued old = issue(rotating, Duration.ofHours(1));
        rotating.use(SigningKeys.of(rotating.keys().rotated(Duration.ofHours(1)).toJson()));
        Tokens.Issued fresh = issue(rotating, Duration.ofHours(1));
        assertEquals(old.grant(), rotating.verify(old.token()).await());
        assertEquals(fresh.grant(), rotating.verify(fresh.token()).await());
        assertNotEquals(header(old.token()), header(fresh.token()));
        assertEquals(rotating.keys().newest().id(), header(fresh.token()).getString("kid"));

        // nothing that the first key signed can be alive any more
        rotating.use(rotating.keys().rotated(Duration.ofSeconds(-1)));
        assertEquals(ProblemType.NOT_AUTHENTICATED, refusal(rotating, old.token()));
    }

    @Test
    void aTokenWithoutTheNameOfItsKeyIsKnownByTheKeyOfAnEarlierVersion() {
        String secret = SigningKeys.generate().newest().secret();
        Tokens tokens = new Tokens(vertx, SigningKeys.ofOne(secret), Map.of());
        String unnamed = JWTAuth.create(
                        vertx,
                        new JWTAuthOptions()
                                .addPubSecKey(new PubSecKeyOptions()
                                        .setAlgorithm("HS256")
                                        .setBuffer(Buffer.buffer(
                                                Base64.getDecoder().decode(secret)))))
                .generateToken(
                        new JsonObject()
                                .put("jti", "t_1")
                                .put("sub", "p_1")
                                .put("role", "listener")
                                .put("meeting", "m_1"),
                        new JWTOptions().setIssuer("meeting-interpreter").setExpiresInMinutes(5));
        assertEquals("t_1", tokens.verify(unnamed).await().tokenId());
    }

    @Test
    void oneRevocationEndsATokenAndWhatItWasRefreshedTo() {
        Tokens.Issued first = issue(tokens, Duration.ofHours(1));
        Tokens.Issued second = tokens.refresh(first.grant(), Optional.empty(), Duration.ofHours(2));
        tokens.revoke(first.grant().tokenId(), Duration.ofHours(2));
        assertEquals(ProblemType.NOT_AUTHENTICATED, refusal(first.token()));
        assertEquals(ProblemType.NOT_AUTHENTICATED, refusal(second.token()));
    }

    @Test
    void whatATokenIsForSurvivesIt() {
        for (Bearer bearer : List.of(
                Bearer.holderOfTheLink(),
                Bearer.signedIn("o_1", false, Instant.ofEpochSecond(4_000_000_000L)),
                Bearer.program("k_1", Optional.of("m_1"), Set.of(KeyRight.FEED, KeyRight.EXPORTS)))) {
            Tokens.Issued issued = tokens.issue(bearer, Optional.empty(), Duration.ofHours(1));
            assertEquals(bearer, tokens.verify(issued.token()).await().bearer());
        }
    }

    private static JsonObject header(String token) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0])));
    }

    private static ProblemType refusal(Tokens tokens, String token) {
        return assertThrows(Problem.class, () -> tokens.verify(token).await()).type();
    }

    private ProblemType refusal(String token) {
        return refusal(tokens, token);
    }

    private static Tokens.Issued issue(Tokens tokens, Duration lifetime) {
        return tokens.issue(Bearer.participant("p_1", "m_1", Role.SPEAKER), Optional.empty(), lifetime);
    }
}
