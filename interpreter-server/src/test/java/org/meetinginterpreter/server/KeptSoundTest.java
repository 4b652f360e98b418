package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.server.TestServer.Guest;

/** Sound is kept only where the meeting says so and the speaker agreed; then it comes back as it was, and goes with its speaker. */
class KeptSoundTest {
    private static final int FRAME = 3_200;
    /** Seven seconds of quiet noise: more than one piece. */
    private final byte[] sound = noise(7 * 32_000);

    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;

    @BeforeEach
    void start() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        meeting = meeting(true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        Random random = new Random(1);
        for (int at = 0; at < bytes; at += 2) {
            noise[at] = (byte) random.nextInt(256);
            noise[at + 1] = (byte) (random.nextInt(16) - 8);
        }
        return noise;
    }

    private String meeting(boolean keepSound) {
        String id = server.call(
                        "POST",
                        "/meetings",
                        server.organizer(),
                        TestServer.plan(new JsonObject().put("keepSound", keepSound), "en"))
                .json()
                .getString("id");
        server.call("POST", "/meetings/" + id + "/start", server.organizer(), null);
        return id;
    }

    private Guest speaker(boolean agrees) {
        JsonObject invitation = new JsonObject().put("role", "speaker").put("name", "Delegation 1");
        String secret = server.call("POST", "/meetings/" + meeting + "/invitations", server.organizer(), invitation)
                .json()
                .getString("code");
        JsonObject consent = new JsonObject().put("language", "en").put("keepSound", agrees);
        return TestServer.guest(server.call(
                        "POST",
                        "/join",
                        null,
                        new JsonObject().put("secret", secret).put("consent", consent))
                .json());
    }

    private TestSocket speak(Guest speaker) {
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        for (int at = 0; at < sound.length; at += FRAME) {
            audio.send(Arrays.copyOfRange(sound, at, at + FRAME));
        }
        return audio;
    }

    private void speakToTheEnd(Guest speaker) {
        speak(speaker).send(new JsonObject().put("type", "end")).await("ended");
    }

    private JsonArray kept(Guest speaker) {
        return server.call(
                        "GET",
                        "/meetings/" + meeting + "/participants/" + speaker.participant() + "/data",
                        server.organizer(),
                        null)
                .json()
                .getJsonArray("sound");
    }

    private HttpResponse<byte[]> download(String url, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(server.request(url, token).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void whatASpeakerAgreedToKeepComesBackAsItWas()
            throws IOException, InterruptedException, UnsupportedAudioFileException {
        Guest speaker = speaker(true);
        speakToTheEnd(speaker);
        Awaitility.await().until(() -> kept(speaker).getJsonObject(0).getLong("durationMillis") == 7_000);
        server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null);
        server.close();
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        String url = kept(speaker).getJsonObject(0).getString("url");
        for (String token : List.of(speaker.token(), server.organizer())) {
            HttpResponse<byte[]> wav = download(url, token);
            assertEquals(200, wav.statusCode());
            try (AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav.body()))) {
                assertEquals(16_000, stream.getFormat().getSampleRate());
                assertEquals(1, stream.getFormat().getChannels());
                assertArrayEquals(sound, stream.readAllBytes());
            }
        }
        assertEquals(
                403,
                download(url, server.join(meeting, "listener", "Other").token()).statusCode());
        assertEquals(404, download(url + "x", speaker.token()).statusCode());
        assertTrue(server.call("GET", "/meetings/" + meeting + "/audit", server.organizer(), null)
                .json()
                .encode()
                .contains("sound.read"));
    }

    @Test
    void nothingIsKeptUnlessTheMeetingAndTheSpeakerBothWantIt() {
        Guest silent = speaker(false);
        speakToTheEnd(silent);
        assertEquals(new JsonArray(), kept(silent));
        meeting = meeting(false);
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        speakToTheEnd(speaker);
        assertEquals(new JsonArray(), kept(speaker));
    }

    @Test
    void aMutedSpeakerIsNotRecorded() {
        Guest speaker = speaker(true);
        server.call(
                "PATCH",
                "/meetings/" + meeting + "/participants/" + speaker.participant(),
                server.organizer(),
                new JsonObject().put("muted", true));
        speakToTheEnd(speaker);
        assertEquals(new JsonArray(), kept(speaker));
    }

    @Test
    void soundGoesWhenTheConsentIsTakenBackAndWhatComesLaterIsNotKept() {
        Guest speaker = speaker(true);
        Guest other = speaker(true);
        speakToTheEnd(other);
        TestSocket audio = speak(speaker);
        Awaitility.await().until(() -> !kept(speaker).isEmpty());
        assertEquals(
                204,
                server.call("DELETE", "/meetings/" + meeting + "/consents/" + speaker.consent(), speaker.token(), null)
                        .status());
        audio.awaitClose();
        assertEquals(new JsonArray(), kept(speaker));
        assertEquals(1, kept(other).size());
        assertEquals(
                204,
                server.call(
                                "DELETE",
                                "/meetings/" + meeting + "/participants/" + other.participant() + "/data",
                                other.token(),
                                null)
                        .status());
        String gone = meeting;
        Storage.inspect(Storage.in(folder), (store, key) -> {
            assertEquals(List.of(), store.sounds(gone, speaker.participant()));
            assertEquals(List.of(), store.sounds(gone, other.participant()));
            return store;
        });
    }
}
