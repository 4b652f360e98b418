package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;
import org.meetinginterpreter.writing.FakeEndpoint;

/** A meeting's running summary where an endpoint writes it: a fake one stands in for the model, all else is the server. */
class WrittenSummaryTest {
    private static final String BRIDGE = "The bridge in Almaty costs fourteen million dollars and opens in October.";

    private final FakeEndpoint endpoint = new FakeEndpoint();
    private TestServer server;
    private String meeting;
    private Guest typist;

    @BeforeEach
    void start() {
        server = new TestServer(TestServer.inMemory().withSummaryWriter(endpoint.endpoint(Duration.ofSeconds(5))));
        meeting = server.meeting("en", "pt");
        typist = server.join(meeting, "speaker", "Delegation 1");
    }

    @AfterEach
    void stop() {
        server.close();
        endpoint.close();
    }

    /** Some 750 words: a stretch is over then. */
    private void talk() {
        String[] topics = {"water", "roads", "schools", "harvests", "hospitals"};
        server.type(meeting, typist.token(), BRIDGE);
        for (int i = 0; i < 50; i++) {
            server.type(
                    meeting,
                    typist.token(),
                    "Delegates spoke about " + topics[i / 10] + " in village number " + (100 + i)
                            + ", where people have waited for help since spring.");
        }
    }

    private JsonObject summary(String language) {
        return server.call("GET", "/meetings/" + meeting + "/summary?language=" + language, typist.token(), null)
                .json();
    }

    private static List<JsonObject> points(JsonObject summary) {
        return summary.getJsonArray("points").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<JsonObject> worded(JsonObject summary, String wording) {
        return points(summary).stream()
                .filter(point -> point.getString("wording").equals(wording))
                .toList();
    }

    private JsonObject untilWritten(String language) {
        await().until(() -> !worded(summary(language), "written").isEmpty());
        return summary(language);
    }

    @Test
    void aStretchThatIsOverIsWrittenAndEachSentenceIsHeldAgainstItsCaptions() {
        endpoint.says(transcript ->
                "The bridge in Almaty costs 14 million dollars.\nThe bridge in Almaty costs 15 million dollars.");
        talk();

        JsonObject summary = untilWritten("en");
        JsonObject written = worded(summary, "written").get(0);
        assertEquals("The bridge in Almaty costs 14 million dollars.", written.getString("text"));
        assertTrue(written.getJsonArray("seqs").contains(1), written::encode);
        assertTrue(written.getBoolean("settled"));
        JsonObject unsupported = worded(summary, "unsupported").get(0);
        assertEquals("The bridge in Almaty costs 15 million dollars.", unsupported.getString("text"));
        assertTrue(summary.getJsonArray("made")
                .contains("written:" + endpoint.endpoint(Duration.ofSeconds(1)).id()));
        assertTrue(summary.getJsonArray("marks").contains("machine-made"));
        assertFalse(endpoint.transcripts().isBlank());
    }

    @Test
    void readersOfOtherLanguagesReadItTranslatedAndFeedsAreTold() {
        endpoint.says(transcript -> "The bridge in Almaty costs 14 million dollars.");
        TestSocket reader = server.socket(
                "/meetings/" + meeting + "/captions?summary=true&language=pt",
                List.of("interpreter.v1", "bearer." + typist.token()),
                true);
        talk();
        JsonObject told = reader.await(message -> message.getString("type").equals("summary")
                && !worded(message, "written").isEmpty());
        assertEquals("pt", worded(told, "written").get(0).getString("language"));
    }

    @Test
    void whileItFailsWhatWasSaidStandsForGood() {
        endpoint.fails(500);
        talk();
        await().until(() -> {
            JsonObject summary = summary("en");
            return !endpoint.requests().isEmpty()
                    && points(summary).stream().anyMatch(point -> point.getBoolean("settled"));
        });
        List<JsonObject> before = points(summary("en"));
        endpoint.fails(200);
        endpoint.says(transcript -> "The bridge in Almaty costs 14 million dollars.");
        server.type(meeting, typist.token(), "Another topic is the harbour.");
        assertEquals(
                before.stream().filter(point -> point.getBoolean("settled")).toList(),
                points(summary("en")).stream()
                        .filter(point -> point.getBoolean("settled"))
                        .toList());
    }

    @Test
    void whatIsErasedLeavesWhatWasWrittenAtOnce() {
        endpoint.says(transcript -> transcript.contains("Almaty")
                ? "The bridge in Almaty costs 14 million dollars."
                : "Delegates spoke about water.");
        Guest other = server.join(meeting, "speaker", "Delegation 2");
        server.type(meeting, other.token(), BRIDGE);
        talkOfVillages();
        assertTrue(untilWritten("en").encode().contains("Almaty"));

        server.call(
                "DELETE",
                "/meetings/" + meeting + "/participants/" + other.participant() + "/data",
                server.organizer(),
                null);
        assertFalse(summary("en").encode().contains("Almaty"));
        await().until(() -> summary("en").encode().contains("Delegates spoke about water."));
    }

    private void talkOfVillages() {
        for (int i = 0; i < 50; i++) {
            server.type(
                    meeting,
                    typist.token(),
                    "Delegates spoke about water in village number " + (100 + i)
                            + ", where people have waited for help since spring.");
        }
    }
}
