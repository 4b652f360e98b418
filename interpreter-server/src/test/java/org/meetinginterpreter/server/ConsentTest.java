package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.server.TestServer.Answer;
import org.meetinginterpreter.server.TestServer.Guest;

/** No sound reaches a decoder or a recogniser before its speaker's consent is on record, and none after it was taken back. */
class ConsentTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;

    @BeforeEach
    void holdMeeting() {
        start();
        meeting = server.meeting("en", "pt");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void start() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
    }

    /** A speaker who has not said yes. */
    private Guest silent(String ofMeeting) {
        String code = server.call("GET", "/meetings/" + ofMeeting, server.organizer(), null)
                .json()
                .getString("joinCode");
        return TestServer.guest(server.call(
                        "POST",
                        "/join",
                        null,
                        new JsonObject()
                                .put("code", code)
                                .put("role", "speaker")
                                .put("name", "Delegation 1"))
                .json());
    }

    private JsonObject text(Guest guest, String language) {
        return server.call("GET", "/meetings/" + meeting + "/consent-text?language=" + language, guest.token(), null)
                .json()
                .getJsonObject("consent");
    }

    private Answer give(Guest guest, String id, JsonObject agreement) {
        return server.call("PUT", "/meetings/" + meeting + "/consents/" + id, guest.token(), agreement);
    }

    private JsonObject options(JsonObject options) {
        return server.call(
                        "PATCH", "/meetings/" + meeting, server.organizer(), new JsonObject().put("options", options))
                .json();
    }

    /** Sends sound with this consent, as a hasty client would: nothing of it may be heard. */
    private void isNotHeard(Guest speaker, String consent) {
        JsonObject start =
                TestServer.start(new Guest(speaker.token(), speaker.tokenId(), speaker.participant(), consent));
        int opened = server.engines.opened();
        long heard = server.engines.samplesHeard();
        TestSocket audio = server.audio(meeting, speaker).send(start);
        audio.offer(TestServer.words(1));
        JsonObject error = audio.await("error");
        assertTrue(error.getString("problem").endsWith("consent-missing"), error.encode());
        assertEquals(1008, audio.awaitClose());
        assertEquals(opened, server.engines.opened(), "no recogniser was opened");
        assertEquals(heard, server.engines.samplesHeard(), "no sound was heard");
    }

    private void isHeard(Guest speaker, String consent) {
        TestSocket audio = server.audio(meeting, speaker)
                .send(TestServer.start(new Guest(speaker.token(), speaker.tokenId(), speaker.participant(), consent)));
        audio.await("ready");
        TestServer.speak(audio, 4);
        audio.send(new JsonObject().put("type", "end")).await("ended");
        assertEquals(1, audio.finals().size());
    }

    @Test
    void theRecordSaysWhoWhenToWhichWordsInWhichLanguage() {
        Guest speaker = silent(meeting);
        JsonObject shown = text(speaker, "pt-BR");
        assertEquals("pt", shown.getString("language"));
        JsonObject consent = give(
                        speaker,
                        "c_1",
                        new JsonObject().put("language", "pt").put("version", shown.getString("version")))
                .json();
        assertEquals(speaker.participant(), consent.getString("participant"));
        assertEquals("pt", consent.getString("language"));
        assertEquals(shown.getString("version"), consent.getString("version"));
        assertFalse(consent.getBoolean("keepSound"));
        assertTrue(consent.containsKey("given"));
        assertEquals(
                consent,
                give(speaker, "c_1", new JsonObject().put("language", "pt")).json(),
                "the same consent again changes nothing");
        isHeard(speaker, "c_1");
    }

    @Test
    void everyLanguageHasItsOwnVersion() {
        Guest speaker = silent(meeting);
        assertNotEquals(
                text(speaker, "en").getString("version"), text(speaker, "pt").getString("version"));
        assertEquals(text(speaker, "en"), text(speaker, "tlh"), "English where there is nothing closer");
    }

    @Test
    void nothingIsHeardWithoutAConsent() {
        isNotHeard(silent(meeting), null);
        isNotHeard(silent(meeting), "c_madeUp");
    }

    @Test
    void nothingIsHeardWithAnothersConsentOrOneOfAnotherMeeting() {
        Guest other = server.join(meeting, "speaker", "Delegation 2");
        isNotHeard(silent(meeting), other.consent());
        String elsewhere = server.meeting("en");
        isNotHeard(
                silent(meeting),
                server.join(elsewhere, "speaker", "Delegation 3").consent());
    }

    @Test
    void nothingIsHeardAfterTheConsentWasTakenBack() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        String consent = "/meetings/" + meeting + "/consents/" + speaker.consent();
        assertEquals(204, server.call("DELETE", consent, speaker.token(), null).status());
        isNotHeard(speaker, speaker.consent());
        assertEquals(
                "consent-outdated",
                give(speaker, speaker.consent(), new JsonObject()).problem());
        assertEquals(200, give(speaker, "c_again", new JsonObject()).status());
        isHeard(speaker, "c_again");
    }

    @Test
    void nothingIsHeardWhileTheConsentCannotBeWritten() throws SQLException {
        Guest speaker = silent(meeting);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meetings.db"));
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TRIGGER unwritable BEFORE INSERT ON document WHEN NEW.kind = 'consent'"
                    + " BEGIN SELECT RAISE(ABORT, 'not written'); END");
            assertEquals("not-stored", give(speaker, "c_1", new JsonObject()).problem());
            isNotHeard(speaker, "c_1");
            statement.execute("DROP TRIGGER unwritable");
        }
        assertEquals(200, give(speaker, "c_1", new JsonObject()).status());
        isHeard(speaker, "c_1");
    }

    @Test
    void aConsentOutlivesTheServer() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        server.close();
        start();
        isHeard(speaker, speaker.consent());
    }

    @Test
    void newWordsAskAgain() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        isHeard(speaker, speaker.consent());
        JsonObject words = new JsonObject()
                .put("points", new JsonArray().add("We listen."))
                .put("agree", "Yes.");
        options(new JsonObject().put("consentTexts", new JsonObject().put("en", words)));
        isNotHeard(speaker, speaker.consent());
        assertEquals(
                List.of("We listen."),
                text(speaker, "pt").getJsonArray("points").getList());
        assertEquals(
                "consent-outdated",
                give(speaker, "c_2", new JsonObject().put("version", "0123456789abcdef0123456789abcdef"))
                        .problem());
        assertEquals(200, give(speaker, "c_2", new JsonObject()).status());
        isHeard(speaker, "c_2");
    }

    @Test
    void aConsentThatIsTakenBackWhileATrackIsReplacedStopsTheNextOne() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket first = server.audio(meeting, speaker).send(TestServer.start(speaker));
        first.await("ready");
        server.engines.hold();
        TestServer.speak(first, 1);
        Awaitility.await().until(() -> server.engines.waiting() > 0);
        // the same track in another format waits until the one before has ended
        JsonObject other = TestServer.start(speaker);
        other.getJsonObject("format").put("sampleRate", 8_000);
        TestSocket second = server.audio(meeting, speaker).send(other);
        first.await("error");
        server.call("DELETE", "/meetings/" + meeting + "/consents/" + speaker.consent(), speaker.token(), null);
        int opened = server.engines.opened();
        server.engines.release();
        assertTrue(second.await("error").getString("problem").endsWith("consent-missing"));
        assertEquals(opened, server.engines.opened());
    }

    @Test
    void everybodyMayReadTheTermsBeforeJoining() {
        JsonObject planned = server.plan("en");
        JsonObject terms = server.call(
                        "POST",
                        "/join/terms",
                        null,
                        new JsonObject()
                                .put("code", planned.getString("joinCode"))
                                .put("language", "pt"))
                .json();
        assertEquals("pt", terms.getJsonObject("consent").getString("language"));
        assertFalse(terms.getBoolean("keepsSound"));
        JsonObject invitation = new JsonObject().put("role", "speaker");
        String secret = server.call(
                        "POST", "/meetings/" + planned.getString("id") + "/invitations", server.organizer(), invitation)
                .json()
                .getString("code");
        JsonObject asked = new JsonObject().put("secret", secret);
        assertEquals(200, server.call("POST", "/join/terms", null, asked).status());
        assertEquals(200, server.call("POST", "/join", null, asked).status(), "asking does not use it up");
        assertEquals(
                "wrong-code", server.call("POST", "/join/terms", null, asked).problem());
    }

    @Test
    void soundCanBeAgreedToOnlyWhereTheMeetingKeepsIt() {
        Guest speaker = silent(meeting);
        JsonObject yes = new JsonObject().put("keepSound", true);
        assertEquals("invalid-request", give(speaker, "c_1", yes).problem());
        assertTrue(options(new JsonObject().put("keepSound", true)).getBoolean("keepsSound"));
        assertTrue(text(speaker, "en").containsKey("keepSound"));
        assertTrue(give(speaker, "c_2", yes).json().getBoolean("keepSound"));
        JsonObject mute = new JsonObject()
                .put("points", new JsonArray().add("We listen."))
                .put("agree", "Yes.");
        JsonObject refused =
                options(new JsonObject().put("keepSound", true).put("consentTexts", new JsonObject().put("en", mute)));
        assertTrue(refused.getString("detail").contains("keepSound"), refused.encode());
    }

    private String consent(Guest speaker, String query) {
        return "/meetings/" + meeting + "/consents/" + speaker.consent() + query;
    }

    private List<String> captions(Guest reader, String language, long after) {
        return server
                .call(
                        "GET",
                        "/meetings/" + meeting + "/captions?language=" + language + "&after=" + after,
                        reader.token(),
                        null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .map(caption -> caption.getJsonObject("speaker").getString("name") + ": " + caption.getString("text")
                        + (caption.containsKey("erased") ? "[erased]" : ""))
                .toList();
    }

    @Test
    void takingItBackStopsRecognitionAtOnceAndLeavesWhatWasSaid() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        Guest reader = server.join(meeting, "listener", "Delegation 2");
        TestSocket seen = server.captions(meeting, reader.token(), "en", 0);
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        // four words are final, two more grow
        TestServer.speak(audio, 6);
        seen.await(message -> "word5 word6".equals(message.getString("text")));
        server.engines.hold();
        TestServer.speak(audio, 2);
        Awaitility.await().until(() -> server.engines.waiting() > 0);
        long heard = server.engines.samplesHeard();
        assertEquals(
                204,
                server.call("DELETE", consent(speaker, ""), speaker.token(), null)
                        .status());
        String utterance = seen.await("withdrawn").getString("utterance");
        assertEquals("u2", utterance);
        assertTrue(audio.await("error").getString("detail").startsWith("You took your consent back"));
        assertEquals(1008, audio.awaitClose());
        server.engines.release();
        Awaitility.await().until(() -> server.engines.open() == 0);
        // the call that ran when the consent was taken back brings nothing any more
        assertTrue(server.engines.samplesHeard() - heard <= 8_000 * 2);
        assertEquals(List.of("Delegation 1: word1 word2 word3 word4"), captions(reader, "en", 0));
    }

    @Test
    void whatWasSaidGoesFromTheRecordAndFromEveryScreenIfAsked() {
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        Guest other = server.join(meeting, "speaker", "Delegation 2");
        Guest reader = server.join(meeting, "listener", "Delegation 3");
        server.type(meeting, speaker.token(), "My name is Ana.");
        server.type(meeting, other.token(), "Mine is not.");
        TestSocket english = server.captions(meeting, reader.token(), "en", 0);
        TestSocket portuguese = server.captions(meeting, reader.token(), "pt", 0);
        TestSocket leaves = server.captions(meeting, reader.token(), "en", 0);
        portuguese.awaitSeq(2);
        leaves.awaitSeq(2);
        leaves.close();
        assertEquals(
                204,
                server.call("DELETE", consent(speaker, "?erase=true"), speaker.token(), null)
                        .status());
        for (TestSocket screen : List.of(english, portuguese)) {
            JsonObject tombstone = screen.awaitSeq(3);
            assertEquals("u1", tombstone.getString("utterance"));
            assertTrue(tombstone.getBoolean("erased"));
            assertEquals(
                    "",
                    tombstone.getString("text")
                            + tombstone.getJsonObject("speaker").getString("name"));
        }
        JsonObject missed = server.captions(meeting, reader.token(), "en", 2).awaitSeq(3);
        assertEquals("u1", missed.getString("utterance"), "whoever was away learns of it by the log");
        assertTrue(missed.getBoolean("erased"));
        for (int run = 0; run < 2; run++) {
            assertEquals(List.of(": [erased]", "Delegation 2: Mine is not."), captions(reader, "en", 0));
            assertEquals(2, captions(reader, "pt", 0).size());
            assertFalse(captions(reader, "pt", 0).toString().contains("Ana"));
            server.close();
            start();
        }
        assertEquals(
                "invalid-request",
                server.call("DELETE", consent(other, "?erase=perhaps"), other.token(), null)
                        .problem());
    }
}
