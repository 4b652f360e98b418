package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

/** What readers receive: in order, once, without gaps, whatever happens to them or to the translators. */
class FeedTest {
    private static final Duration PATIENT = Duration.ofMinutes(2);

    private final TestServer server = new TestServer(withTimes(PATIENT, PATIENT));
    private final String meeting = server.meeting("en", "pt", "es", "fr");
    private final Guest typist = server.join(meeting, "speaker", "Typist");

    /** Translators and readers of this machine are slow when others compute on it: only tests about lateness shorten these. */
    private static ServerOptions withTimes(Duration translation, Duration slowReader) {
        ServerOptions.Lifetimes usual = ServerOptions.Lifetimes.defaults();
        return TestServer.inMemory()
                .withLifetimes(new ServerOptions.Lifetimes(
                        usual.token(),
                        usual.organizerToken(),
                        usual.signingKey(),
                        usual.organizerLink(),
                        usual.socketAuth(),
                        usual.trackGrace(),
                        translation,
                        slowReader,
                        usual.ping(),
                        usual.stop()));
    }

    @AfterEach
    void stop() {
        server.translators.release();
        server.close();
    }

    @Test
    void readersWhoLeaveWhileCaptionsComeDisturbNoOne() {
        int lines = 200;
        TestSocket steady = server.captions(meeting, typist.token(), "en", 0);
        for (int i = 0; i < lines; i++) {
            server.captions(meeting, typist.token(), "en", 0).close();
            server.type(meeting, typist.token(), "line " + i);
        }

        steady.awaitSeq(lines);
        assertEquals(LongStream.rangeClosed(1, lines).boxed().toList(), steady.seqs());
    }

    @Test
    void replayAndLiveDeliveryMeetWithoutGapOrRepetition() {
        int lines = 300;
        Random random = new Random(7);
        List<TestSocket> readers = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            server.type(meeting, typist.token(), "line " + i);
            if (i % 15 == 0) {
                long after = random.nextInt(i + 1);
                String language = List.of("en", "pt", "es").get(random.nextInt(3));
                TestSocket reader = server.captions(meeting, typist.token(), language, after);
                readers.add(reader);
                if (random.nextBoolean() && readers.size() > 3) {
                    readers.remove(random.nextInt(readers.size())).cut();
                }
            }
        }
        for (TestSocket reader : readers) {
            reader.awaitSeq(lines);
            List<Long> seqs = reader.seqs();
            assertEquals(LongStream.rangeClosed(seqs.get(0), lines).boxed().toList(), seqs);
        }
    }

    @Test
    void aSlowReaderIsClosedWith1013AndCatchesUpLaterWhileOthersRead() {
        try (TestServer impatient = new TestServer(withTimes(PATIENT, Duration.ofMillis(1_500)))) {
            aSlowReaderIsClosed(impatient);
        }
    }

    private static void aSlowReaderIsClosed(TestServer server) {
        String meeting = server.meeting("en");
        // each may send 200 lines a second, and this machine more
        List<Guest> typists = Stream.of("A", "B", "C", "D", "E")
                .map(name -> server.join(meeting, "speaker", name))
                .toList();
        Guest typist = typists.get(0);
        TestSocket slow = server.socket(
                "/meetings/" + meeting + "/captions?language=en",
                List.of("interpreter.v1", "bearer." + typist.token()),
                false);
        TestSocket quick = server.captions(meeting, typist.token(), "en", 0);
        String text = "word ".repeat(900).strip();
        // several times what the buffers of both ends hold, so that it is late long before the last
        int lines = 3_000;
        for (int i = 0; i < lines; i++) {
            String token = typists.get(i % typists.size()).token();
            assertEquals(200, server.type(meeting, token, text).status());
        }
        quick.awaitSeq(lines);
        slow.read();
        assertEquals(1013, slow.awaitClose());

        List<Long> seqs = slow.seqs();
        TestSocket again = server.captions(meeting, typist.token(), "en", seqs.size());
        again.awaitSeq(lines);
        assertEquals(LongStream.rangeClosed(1, seqs.size()).boxed().toList(), seqs);
        assertEquals(LongStream.rangeClosed(seqs.size() + 1, lines).boxed().toList(), again.seqs());
    }

    @Test
    void aTranslationThatIsLateGoesOutInTheSourceLanguageAndIsCorrected() {
        try (TestServer hasty = new TestServer(withTimes(Duration.ofMillis(300), PATIENT))) {
            aLateTranslationIsCorrected(hasty);
        }
    }

    private static void aLateTranslationIsCorrected(TestServer server) {
        String meeting = server.meeting("en", "pt");
        Guest typist = server.join(meeting, "speaker", "Typist");
        TestSocket portuguese = server.captions(meeting, typist.token(), "pt", 0);
        TestSocket english = server.captions(meeting, typist.token(), "en", 0);
        portuguese.await("ready");
        english.await("ready");
        server.translators.hold();
        JsonObject delayed;
        try {
            server.type(meeting, typist.token(), "one");
            delayed = portuguese.awaitSeq(1);
        } finally {
            server.translators.release();
        }
        assertEquals("one", delayed.getString("text"));
        assertTrue(delayed.getJsonArray("marks").contains("translation-delayed"));
        JsonObject corrected = portuguese.awaitSeq(2);
        assertEquals("pt:one", corrected.getString("text"));
        assertEquals(delayed.getString("utterance"), corrected.getString("utterance"));
        assertTrue(corrected.getInteger("revision") > delayed.getInteger("revision"));
        assertEquals("one", english.awaitSeq(2).getString("text"));

        server.type(meeting, typist.token(), "two");
        // seq 3, or 4 where this machine was too busy to translate in time
        JsonObject two = portuguese.await(message -> "pt:two".equals(message.getString("text")));
        JsonObject list = server.call("GET", "/meetings/" + meeting + "/captions?language=pt", typist.token(), null)
                .json();
        assertEquals(2, list.getJsonArray("captions").size());
        assertEquals("pt:one", list.getJsonArray("captions").getJsonObject(0).getString("text"));
        assertEquals("pt:two", list.getJsonArray("captions").getJsonObject(1).getString("text"));
        assertEquals(two.getInteger("seq"), list.getInteger("last"));
    }

    @Test
    void aTextThatCannotBeTranslatedIsDeliveredAndMarkedAndItsNeighboursAreNot() {
        TestSocket reader = server.captions(meeting, typist.token(), "pt", 0);
        TestSocket french = server.captions(meeting, typist.token(), "fr", 0);
        reader.await("ready");
        server.type(meeting, typist.token(), "good");
        server.type(meeting, typist.token(), "poison");
        server.type(meeting, typist.token(), "better");

        reader.awaitSeq(3);
        assertEquals(
                List.of("pt:good", "poison", "pt:better"),
                reader.finals().stream()
                        .map(caption -> caption.getString("text"))
                        .toList());
        assertEquals(
                new JsonArray(List.of("translation-failed")),
                reader.finals().get(1).getJsonArray("marks"));
        assertEquals(
                new JsonArray(List.of("translation-failed")), french.awaitSeq(1).getJsonArray("marks"));
    }

    @Test
    void anEventStreamNumbersEventsAndResumesAfterTheLastOne() {
        for (int i = 1; i <= 3; i++) {
            server.type(meeting, typist.token(), "line " + i);
        }
        List<String> first = events("/feed?language=pt", null, 3);
        assertEquals(List.of("id: 1", "id: 2", "id: 3"), first);
        server.type(meeting, typist.token(), "line 4");
        assertEquals(List.of("id: 3", "id: 4"), events("/feed?language=pt&after=1", "2", 2));
    }

    private List<String> events(String path, String lastEventId, int count) {
        var request = server.request("/api/v1/meetings/" + meeting + path, typist.token());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .join();
        assertEquals(
                "text/event-stream",
                response.headers().firstValue("content-type").orElseThrow());
        List<String> ids = new ArrayList<>();
        try (Stream<String> lines = response.body()) {
            for (Iterator<String> all = lines.iterator(); ids.size() < count; ) {
                String line = all.next();
                if (line.startsWith("id:")) {
                    ids.add(line);
                }
            }
        }
        return ids;
    }

    @Test
    void refusesReadersThatAskForWhatIsNotThere() {
        for (String query : List.of(
                "",
                "?language=xx",
                "?language=de",
                "?language=pt&after=99",
                "?language=pt&after=-1",
                "?language=pt&after=x",
                "?language=pt&mode=quick",
                "?language=pt&mode=",
                "?language=pt&language=en")) {
            TestSocket reader = server.socket("/meetings/" + meeting + "/captions" + query, typist.token());
            assertEquals(1008, reader.awaitClose(), query);
            assertEquals(400, reader.messages("error").get(0).getInteger("status"), query);
            assertEquals(
                    400,
                    server.call("GET", "/meetings/" + meeting + "/feed" + query, typist.token(), null)
                            .status(),
                    query);
        }
        TestSocket talking = server.captions(meeting, typist.token(), "pt", 0);
        talking.send("{\"type\":\"hello\"}");
        assertEquals(1008, talking.awaitClose());
    }

    @Test
    void aRevokedTokenAndARemovedParticipantLoseTheirSockets() {
        Guest one = server.join(meeting, "listener", "One");
        Guest two = server.join(meeting, "listener", "Two");
        TestSocket first = server.captions(meeting, one.token(), "pt", 0);
        TestSocket second = server.captions(meeting, two.token(), "pt", 0);
        first.await("ready");
        second.await("ready");

        assertEquals(
                204,
                server.call("DELETE", "/tokens/" + one.tokenId(), one.token(), null)
                        .status());
        String path = "/meetings/" + meeting + "/participants/" + two.participant();
        assertEquals(204, server.call("DELETE", path, server.organizer(), null).status());

        assertEquals(4003, first.awaitClose());
        assertEquals(4003, second.awaitClose());
        for (Guest guest : List.of(one, two)) {
            assertEquals(
                    401,
                    server.call("GET", "/meetings/" + meeting, guest.token(), null)
                            .status());
        }
    }

    @Test
    void typedTextGrowsIsSeenByReadersAndEndsOnce() {
        TestSocket reader = server.captions(meeting, typist.token(), "en", 0);
        reader.await("ready");
        String path = "/meetings/" + meeting + "/utterances";
        JsonObject growing =
                new JsonObject().put("language", "en").put("text", "We").put("final", false);
        JsonObject begun = server.call("POST", path, typist.token(), growing).json();
        String utterance = begun.getString("utterance");
        JsonObject more = growing.copy()
                .put("utterance", utterance)
                .put("text", "We agree")
                .put("final", true);
        Guest other = server.join(meeting, "speaker", "Other");
        assertEquals(404, server.call("POST", path, other.token(), more).status());
        JsonObject done = server.call("POST", path, typist.token(), more).json();

        assertEquals(1, done.getInteger("seq"));
        assertEquals(new JsonArray(), done.getJsonArray("marks"));
        assertEquals(new JsonArray(List.of("typed")), done.getJsonArray("made"));
        assertEquals(begun.getLong("startMillis"), done.getLong("startMillis"));
        assertEquals("We agree", reader.awaitSeq(1).getString("text"));
        assertEquals("We", reader.messages("caption").get(0).getString("text"));
        assertEquals(
                "utterance-final",
                server.call("POST", path, typist.token(), more).problem());
    }
}
