package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

/** Reading a long meeting piece by piece. */
class CaptionPagesTest {
    private final TestServer server = new TestServer();
    private final String meeting = server.meeting("en", "pt");
    private final Guest typist = server.join(meeting, "speaker", "Typist");

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject page(String query) {
        TestServer.Answer answer =
                server.call("GET", "/meetings/" + meeting + "/captions?" + query, typist.token(), null);
        assertEquals(200, answer.status());
        return answer.json();
    }

    private static List<String> texts(JsonObject page) {
        return page.getJsonArray("captions").stream()
                .map(caption -> ((JsonObject) caption).getString("text"))
                .toList();
    }

    private void type(int lines) {
        IntStream.rangeClosed(1, lines).forEach(i -> server.type(meeting, typist.token(), "line " + i));
    }

    @Test
    void piecesHoldEverythingOnceInOrderAndSayWhetherThereIsMore() {
        type(10);

        List<String> read = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        JsonObject page = page("language=en&limit=4");
        while (page.getBoolean("more")) {
            assertEquals(4, page.getJsonArray("captions").size());
            read.addAll(texts(page));
            ends.add(page.getLong("last"));
            page = page("language=en&limit=4&after=" + page.getLong("last"));
        }
        read.addAll(texts(page));

        assertEquals(IntStream.rangeClosed(1, 10).mapToObj(i -> "line " + i).toList(), read);
        assertEquals(List.of(4L, 8L), ends);
        assertEquals(10, page.getLong("last"));
        JsonObject whole = page("language=en");
        assertEquals(read, texts(whole));
        assertEquals(10, whole.getLong("last"));
        assertFalse(whole.getBoolean("more"));
    }

    @Test
    void aPieceThatEndsWithTheLogIsTheLast() {
        type(4);

        JsonObject page = page("language=en&limit=2&after=2");
        assertEquals(List.of("line 3", "line 4"), texts(page));
        assertFalse(page.getBoolean("more"));
        assertEquals(4, page.getLong("last"));
        assertEquals(List.of(), texts(page("language=en&limit=2&after=4")));
    }

    @Test
    void onlyWhatIsInThePieceIsTranslated() {
        type(6);

        assertEquals(List.of("pt:line 1", "pt:line 2"), texts(page("language=pt&limit=2")));
        assertEquals(
                List.of("pt:line 1", "pt:line 2"),
                server.translators.translated().stream().sorted().toList());
    }

    @Test
    void whatIsErasedBetweenTwoPiecesComesAgainInALaterOne() {
        Guest other = server.join(meeting, "speaker", "Other");
        server.type(meeting, other.token(), "first");
        type(3);
        JsonObject first = page("language=en&limit=2");
        assertEquals(List.of("first", "line 1"), texts(first));
        assertEquals(
                204,
                server.call(
                                "DELETE",
                                "/meetings/" + meeting + "/participants/" + other.participant() + "/data",
                                server.organizer(),
                                null)
                        .status());

        List<String> rest = new ArrayList<>();
        JsonObject page = first;
        while (page.getBoolean("more")) {
            page = page("language=en&limit=2&after=" + page.getLong("last"));
            rest.addAll(texts(page));
        }
        assertEquals(List.of("line 2", "line 3", ""), rest);
    }

    @Test
    void refusesLimitsThatAreNone() {
        for (String limit : List.of("0", "-1", "1001", "x", "", "1.5", "99999999999", "+5", "2&limit=3")) {
            TestServer.Answer answer = server.call(
                    "GET", "/meetings/" + meeting + "/captions?language=en&limit=" + limit, typist.token(), null);
            assertEquals(400, answer.status(), limit);
        }
        assertTrue(page("language=en&limit=1000").getJsonArray("captions").isEmpty());
        assertEquals(
                1008,
                server.socket("/meetings/" + meeting + "/captions?language=en&limit=1", typist.token())
                        .awaitClose());
    }
}
