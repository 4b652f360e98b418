package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.meetinginterpreter.server.TestServer.Guest;

/** Whatever comes over the audio socket: a clear error, nothing decoded, and the meeting goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudioBadInputTest {
    private final TestServer server = new TestServer(withShortTimes());
    private String meeting;
    private Guest speaker;
    private long heardBefore;

    private static ServerOptions withShortTimes() {
        ServerOptions.Lifetimes usual = ServerOptions.Lifetimes.defaults();
        return TestServer.inMemory()
                .withLifetimes(new ServerOptions.Lifetimes(
                        usual.token(),
                        usual.organizerToken(),
                        usual.signingKey(),
                        usual.organizerLink(),
                        Duration.ofMillis(500),
                        Duration.ofMillis(300),
                        usual.translation(),
                        usual.slowReader(),
                        usual.ping(),
                        usual.stop()));
    }

    @BeforeEach
    void holdMeeting() {
        meeting = server.meeting("en", "ko", "pt");
        speaker = server.join(meeting, "speaker", "Delegation 1");
        heardBefore = server.engines.samplesHeard();
    }

    @AfterEach
    void theMeetingGoesOn() {
        Guest other = server.join(meeting, "speaker", "Delegation 2");
        TestSocket audio = server.audio(meeting, other).send(TestServer.start(other));
        audio.await("ready");
        TestServer.speak(audio, 1);
        audio.send(new JsonObject().put("type", "end")).await("ended");
        assertEquals(1, audio.finals().size());
        assertEquals(
                204,
                server.call("DELETE", "/meetings/" + meeting, server.organizer(), null)
                        .status());
        Awaitility.await().until(() -> server.engines.open() == 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSharedMicrophoneIsRefusedWhereVoicesCannotBeToldApart() {
        JsonObject start = TestServer.start(speaker).put("room", true);
        JsonObject error = server.audio(meeting, speaker).send(start).await("error");
        assertTrue(error.encode().contains("models install resemblyzer-0.1.4"), error.encode());
        JsonObject odd = TestServer.start(speaker).put("room", "yes");
        error = server.audio(meeting, speaker).send(odd).await("error");
        assertTrue(error.encode().contains("room must be true or false"), error.encode());
    }

    @Test
    void readsWhatAHastyClientSentBeforeTheServerWasReady() {
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        TestServer.speak(audio, 1);
        audio.send(new JsonObject().put("type", "end")).await("ended");

        assertEquals(1, audio.finals().size());
    }

    @Test
    void refusesSampleRatesThatNobodyUses() {
        refusesFormat(format("pcm_s16le", 4_000, 1), "invalid-audio", "8000 to 48000");
        refusesFormat(format("pcm_s16le", 96_000, 1), "invalid-audio", "8000 to 48000");
    }

    @Test
    void refusesEncodingsAndChannelsThatAreNotTaken() {
        refusesFormat(format("mp3", 16_000, 1), "invalid-audio", "pcm_s16le, pcm_f32le or opus");
        refusesFormat(format("pcm_s16le", 16_000, 3), "invalid-audio", "channels");
        refusesFormat(format("pcm_s16le", 16_000, 1).put("bits", 16), "unknown-field", "bits");
        refusesFormat(new JsonObject(), "invalid-request", "format.encoding");
    }

    @Test
    void refusesUnknownFields() {
        refuses(TestServer.start(speaker).put("colour", "red"), "unknown-field", "colour");
    }

    @Test
    void refusesUnknownLanguagesAndThoseOfOtherMeetings() {
        refuses(TestServer.start(speaker).put("language", "klingon"), "unknown-language", "klingon");
        refuses(TestServer.start(speaker).put("language", "fr"), "unknown-language", "en, ko, pt");
        refuses(TestServer.start(speaker).put("language", 7), "invalid-request", "language");
    }

    @Test
    void namesTheModelToInstallForALanguageWithoutOne() {
        refuses(TestServer.start(speaker).put("language", "ko"), "model-missing", "models install fake-ko");
    }

    @Test
    void refusesSoundWithoutConsentBeforeAnythingIsDecoded() {
        JsonObject without = TestServer.start(speaker);
        without.remove("consent");
        refuses(without, "consent-missing", "consent");
        refuses(TestServer.start(speaker).put("consent", "c_forged"), "consent-missing", "not on record");
        Guest other = server.join(meeting, "speaker", "Delegation 3");
        refuses(TestServer.start(speaker).put("consent", other.consent()), "consent-missing", "not yours");
        assertEquals(heardBefore, server.engines.samplesHeard());
    }

    @Test
    void refusesAWithdrawnConsentAndStopsAtOnceWhenItIsTakenBack() {
        TestSocket audio = started();
        TestServer.speak(audio, 1);
        audio.await("caption");
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        reader.await("ready");

        assertEquals(
                204,
                server.call("DELETE", "/meetings/" + meeting + "/consents/" + speaker.consent(), speaker.token(), null)
                        .status());

        assertEquals(1008, audio.awaitClose());
        assertEquals("consent-missing", problem(audio));
        reader.await("withdrawn");
        refuses(TestServer.start(speaker), "consent-missing", "taken back");
    }

    @Test
    void refusesTextWhereSoundBelongsAndSoundWhereTextBelongs() {
        TestSocket early = server.audio(meeting, speaker);
        early.send(new byte[3_200]);
        assertEquals(1008, early.awaitClose());
        assertEquals("invalid-request", problem(early));

        TestSocket audio = started();
        audio.send("this is not sound");
        assertEquals(1008, audio.awaitClose());
        assertEquals("invalid-request", problem(audio));
    }

    @Test
    void refusesHalfSamples() {
        TestSocket audio = started();
        audio.send(new byte[3_201]);
        assertEquals(1008, audio.awaitClose());
        assertEquals("invalid-audio", problem(audio));
    }

    @Test
    void refusesWhatIsNoOpusPacketAndTakesWhatIsOne() {
        JsonObject start = TestServer.start(speaker).put("format", format("opus", 48_000, 1));
        for (byte[] message : List.of(new byte[0], new byte[20_000], new byte[] {27, 0})) {
            TestSocket audio = server.audio(meeting, speaker).send(start);
            audio.await("ready");
            // 20 ms of silence
            audio.send(new byte[] {0x78}).send(message);
            assertEquals(1008, audio.awaitClose());
            assertEquals("invalid-audio", problem(audio));
            speaker = server.join(meeting, "speaker", "Delegation 1");
            start.put("consent", speaker.consent());
        }
    }

    @Test
    void refusesMessagesThatAreNoJsonOrHaveNoKnownType() {
        for (String message :
                List.of("{", "[]", "\"start\"", "null", "{}", "{\"type\":\"begin\"}", "{\"type\":null}")) {
            TestSocket audio = server.audio(meeting, speaker);
            audio.send(message);
            assertEquals(1008, audio.awaitClose(), message);
            assertEquals("error", audio.messages().get(0).getString("type"));
        }
    }

    @Test
    void refusesFramesAboveTheLimitWith1009() {
        TestSocket audio = started();
        audio.offer(new byte[200_000]);
        assertEquals(1009, audio.awaitClose(), audio::toString);
        assertEquals("too-large", problem(audio));
    }

    @Test
    void refusesAFrameOf100MegabytesByItsHeaderAlone() throws IOException {
        try (Socket raw = upgraded()) {
            raw.getOutputStream().write(frame(100L << 20, 1_000));
            assertTooLarge(raw);
        }
    }

    @Test
    void tellsWhyThoughMuchOfTheFrameIsStillOnItsWay() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (Socket raw = upgraded()) {
                raw.getOutputStream().write(frame(1 << 20, 1 << 20));
                assertTooLarge(raw);
            }
        }
    }

    @Test
    void cutsOffWhoGoesOnSendingOrStaysAfterTheClose() throws IOException {
        double before = server.metric("interpreter_connections");
        try (Socket endless = upgraded();
                Socket silent = upgraded()) {
            for (Socket one : List.of(endless, silent)) {
                one.getOutputStream().write(frame(100L << 20, 1_000));
                assertTooLarge(one);
            }
            assertThrows(IOException.class, () -> endless.getOutputStream().write(new byte[64 << 20]));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> server.metric("interpreter_connections") <= before);
        }
    }

    /** A masked binary frame: what its header announces, and so many bytes of it. */
    private static byte[] frame(long announced, int sent) {
        return ByteBuffer.allocate(14 + sent)
                .put((byte) 0x82)
                .put((byte) 0xff)
                .putLong(announced)
                .array();
    }

    /** An audio socket without a client behind it, after the handshake: no frame may be sent before that is answered. */
    private Socket upgraded() throws IOException {
        Socket raw = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
        raw.setSoTimeout(60_000);
        raw.getOutputStream()
                .write(("GET /api/v1/meetings/" + meeting
                                + "/audio HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                                + "Sec-WebSocket-Protocol: interpreter.v1, bearer." + speaker.token() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = raw.getInputStream();
        StringBuilder handshake = new StringBuilder();
        while (handshake.indexOf("\r\n\r\n") < 0) {
            handshake.append((char) in.read());
        }
        return raw;
    }

    /** Reads to the end, which is no reset. */
    private static void assertTooLarge(Socket raw) throws IOException {
        String text = new String(raw.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("too-large"), text);
        // the close frame begins with its status, 1009
        assertTrue(text.contains("\u0003\u00f1"), text);
    }

    @Test
    void refusesFragmentedMessagesAboveTheLimitWith1009() {
        TestSocket audio = started();
        for (int part = 0; part < 3; part++) {
            audio.sendPart(new byte[64_000], part == 2);
        }
        assertEquals(1009, audio.awaitClose());
        assertEquals("too-large", problem(audio));
    }

    @Test
    void refusesASecondTrackWithTheSameToken() {
        TestSocket audio = started();
        TestSocket second = server.audio(meeting, speaker);
        second.send(TestServer.start(speaker).put("track", "t2"));

        assertEquals(1008, second.awaitClose());
        assertEquals("track-conflict", problem(second));
        TestServer.speak(audio, 4);
        audio.await(message -> message.containsKey("seq"));
    }

    @Test
    void theSameTrackAgainTakesOverAndGoesOnWhereTheCutWas() {
        TestSocket audio = started();
        TestServer.speak(audio, 2);
        audio.await("caption");
        Awaitility.await().until(() -> server.engines.samplesHeard() - heardBefore == 16_000);
        TestSocket newer = server.audio(meeting, speaker);
        newer.send(TestServer.start(speaker));

        assertEquals(1_000, newer.await("ready").getInteger("acceptedMillis"));
        assertEquals(4001, audio.awaitClose());
        assertEquals("taken-over", problem(audio));
        TestServer.speak(newer, 2);
        assertEquals(
                "word1 word2 word3 word4",
                newer.await(message -> message.containsKey("seq")).getString("text"));
    }

    @Test
    void theSameTrackInAnotherFormatBeginsAnewAfterTheLastFinal() {
        TestSocket audio = started();
        TestServer.speak(audio, 2);
        audio.await("caption");
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket newer = server.audio(meeting, speaker);
        newer.send(TestServer.start(speaker).put("format", format("pcm_f32le", 16_000, 1)));

        assertEquals(0, newer.await("ready").getInteger("acceptedMillis"));
        assertEquals("word1 word2", reader.awaitSeq(1).getString("text"));
        newer.send(new byte[6_400]);
        newer.send(new JsonObject().put("type", "end")).await("ended");
    }

    @Test
    void afterTheEndTheSameTokenMaySpeakAgain() {
        TestSocket audio = started();
        audio.send(new JsonObject().put("type", "end"));
        TestSocket again = server.audio(meeting, speaker);
        again.send(TestServer.start(speaker).put("track", "t2")).await("ready");
        audio.await("ended");
    }

    @Test
    void aBrokenConnectionLeavesItsTrackOpenForAWhileThenBringsTheFinal() {
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket audio = started();
        TestServer.speak(audio, 2);
        reader.await("caption");
        audio.cut();
        assertEquals("word1 word2", reader.awaitSeq(1).getString("text"));
    }

    @Test
    void refusesTokensThatAreForgedExpiredOrOfAnotherRole() {
        String forged = speaker.token().substring(0, speaker.token().length() - 4) + "AAAA";
        Guest listener = server.join(meeting, "listener", "Reader");
        Guest stranger = server.join(server.meeting("en"), "speaker", "Elsewhere");
        for (String token : List.of(forged, "x.y.z", listener.token(), stranger.token(), server.organizer())) {
            TestSocket audio = server.socket("/meetings/" + meeting + "/audio", token);
            assertEquals(1008, audio.awaitClose());
            assertTrue(List.of("not-authenticated", "forbidden", "not-found").contains(problem(audio)), problem(audio));
        }
    }

    @Test
    void takesTheTokenAsTheFirstMessageAndWaitsForItNotLong() {
        TestSocket audio = server.socket("/meetings/" + meeting + "/audio", List.of(), true);
        audio.send(new JsonObject().put("type", "auth").put("token", speaker.token()));
        audio.send(TestServer.start(speaker));
        TestSocket silent = server.socket("/meetings/" + meeting + "/audio", List.of(), true);
        assertEquals(1008, silent.awaitClose());
        assertEquals("not-authenticated", problem(silent));
        TestSocket impatient = server.socket("/meetings/" + meeting + "/audio", List.of(), true);
        impatient.send(TestServer.start(speaker));
        assertEquals(1008, impatient.awaitClose());
        audio.await("ready");
    }

    @Test
    void refusesSoundWhileTheMeetingIsNotLive() {
        String planned = server.plan("en").getString("id");
        Guest early = server.join(planned, "speaker", "Early");
        TestSocket audio = server.audio(planned, early);
        audio.send(TestServer.start(early));
        assertEquals(1008, audio.awaitClose());
        assertEquals("wrong-state", problem(audio));
    }

    @Test
    void aMutedSpeakerIsNotDecoded() {
        TestSocket audio = started();
        JsonObject mute = new JsonObject().put("muted", true);
        server.call(
                "PATCH", "/meetings/" + meeting + "/participants/" + speaker.participant(), server.organizer(), mute);
        assertTrue(audio.await("muted").getBoolean("muted"));
        TestServer.speak(audio, 4);
        audio.send(new JsonObject().put("type", "end")).await("ended");
        assertEquals(0, audio.finals().size());
        assertEquals(heardBefore, server.engines.samplesHeard());
    }

    @Test
    void anEngineThatFailsIsToldAndTheTrackGoesOn() {
        TestSocket audio = started();
        TestServer.speak(audio, 1);
        audio.await("caption");
        byte[] loud = new byte[3_200];
        Arrays.fill(loud, (byte) 0x7f);
        audio.send(loud);
        assertEquals("internal", audio.await("error").getString("problem").replaceAll(".*:", ""));
        TestServer.speak(audio, 4);
        audio.await(message -> message.containsKey("seq"));
    }

    private TestSocket started() {
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        return audio;
    }

    private static JsonObject format(String encoding, int rate, int channels) {
        return new JsonObject()
                .put("encoding", encoding)
                .put("sampleRate", rate)
                .put("channels", channels);
    }

    private void refusesFormat(JsonObject format, String problem, String hint) {
        refuses(TestServer.start(speaker).put("format", format), problem, hint);
    }

    private void refuses(JsonObject start, String problem, String hint) {
        TestSocket audio = server.audio(meeting, speaker).send(start);
        assertEquals(1008, audio.awaitClose());
        JsonObject error = audio.messages("error").get(0);
        assertEquals(problem, problem(audio));
        assertTrue(error.getString("detail").contains(hint), error.getString("detail"));
    }

    private static String problem(TestSocket socket) {
        return socket.messages("error").get(0).getString("problem").replaceAll(".*:", "");
    }
}
