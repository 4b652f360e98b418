package org.meetinginterpreter.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.meeting.Role;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private final Vertx vertx = Vertx.vertx();
    private final Tokens tokens = new Tokens(vertx, RandomIds.bytes(32), Map.of());

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
                refusal(issue(new Tokens(vertx, RandomIds.bytes(32), Map.of()), Duration.ofHours(1))
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

    private ProblemType refusal(String token) {
        return assertThrows(Problem.class, () -> tokens.verify(token).await()).type();
    }

    private static Tokens.Issued issue(Tokens tokens, Duration lifetime) {
        return tokens.issue("p_1", Optional.of("m_1"), Role.SPEAKER, Optional.empty(), lifetime);
    }
}
