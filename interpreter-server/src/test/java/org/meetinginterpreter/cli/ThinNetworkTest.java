package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.caption.FakeSpeechEngines;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.server.InterpreterServer;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.server.Storage;

/**
 * {@code speak} over a bad network. The fake engine hears a numbered word in each half second of sound, four make an utterance: a lost or
 * doubled message would show in their number and times.
 */
class ThinNetworkTest {
    private static final int SECONDS = 6;
    private static final int BYTES_PER_SECOND = 32_000;
    private static final double SLACK_MILLIS = 400;

    private final InterpreterServer server = InterpreterServer.start(
                    ServerOptions.defaults().withStorage(Storage.inMemory()).withPort(0),
                    new FakeSpeechEngines(),
                    new FakeTranslators())
            .await();
    private final ThinWire wire = new ThinWire(server.port());
    private final ApiClient organizer = new ApiClient(server.url(), server.organizerToken());

    @TempDir
    private Path folder;

    private String meeting;
    private JsonNode speaker;

    @BeforeEach
    void holdMeeting() {
        meeting = organizer
                .call("POST", "/meetings", json("{\"title\":\"Far away\",\"languages\":[\"en\"]}"))
                .path("id")
                .asText();
        organizer.call("POST", "/meetings/" + meeting + "/start", null);
        String secret = organizer
                .call("POST", "/meetings/" + meeting + "/invitations", json("{\"role\":\"speaker\",\"name\":\"Ann\"}"))
                .path("code")
                .asText();
        speaker = organizer
                .withToken(null)
                .call("POST", "/join", json("{\"consent\":true,\"secret\":\"" + secret + "\"}"));
    }

    @AfterEach
    void stop() {
        wire.close();
        server.stop().await();
    }

    private static JsonNode json(String text) {
        try {
            return ApiClient.JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Recording recording() throws IOException {
        byte[] pcm = new byte[SECONDS * BYTES_PER_SECOND];
        for (int i = 0; i < pcm.length / 2; i++) {
            short sample = (short) (8_000 * Math.sin(i / 10.0));
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        Path file = folder.resolve("speech.wav");
        AudioFormat format = new AudioFormat(16_000, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return Recording.read(file);
    }

    private CompletableFuture<Void> speak(SpokenMessages.Encoding encoding, Duration silence) throws IOException {
        Recording recording = recording();
        ApiClient api = new ApiClient(wire.url(), speaker.path("token").asText());
        AudioSender sender = new AudioSender(api, meeting, encoding, message -> {}, silence);
        return CompletableFuture.runAsync(
                () -> sender.speak(recording, "en", speaker.path("consent").asText()));
    }

    private List<JsonNode> captions() {
        List<JsonNode> captions = new ArrayList<>();
        organizer
                .call("GET", "/meetings/" + meeting + "/captions?language=en", null)
                .path("captions")
                .forEach(captions::add);
        return captions;
    }

    private void awaitCaptions(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> captions().size() >= count);
    }

    private void everyWordOnceAndAtItsTime() {
        List<JsonNode> captions = captions();
        assertEquals(
                List.of("word1 word2 word3 word4", "word5 word6 word7 word8", "word9 word10 word11 word12"),
                captions.stream().map(caption -> caption.path("text").asText()).toList());
        long first = captions.get(0).path("startMillis").asLong();
        for (int i = 0; i < captions.size(); i++) {
            assertEquals(
                    2_000.0 * i, (double) (captions.get(i).path("startMillis").asLong() - first), SLACK_MILLIS);
        }
    }

    @Test
    void cutsInTheMiddleOfFramesLoseAndDoubleNothing() throws IOException {
        // one and a half seconds in, and a second after that
        wire.cutAfter(BYTES_PER_SECOND * 3 / 2 + 1_717);
        CompletableFuture<Void> speaking = speak(SpokenMessages.Encoding.PCM, Duration.ofSeconds(10));
        Awaitility.await().until(() -> wire.connections() == 2);
        wire.cutAfter(BYTES_PER_SECOND + 17);
        Awaitility.await().until(() -> wire.connections() == 3);
        speaking.join();
        everyWordOnceAndAtItsTime();
    }

    @Test
    void anOpusTrackFitsAThinWireAndOutlivesStallsAndBursts() throws IOException {
        // a tenth of what PCM needs
        wire.rate(5_000);
        CompletableFuture<Void> speaking = speak(SpokenMessages.Encoding.OPUS, Duration.ofSeconds(10));
        awaitCaptions(1);
        wire.rate(0);
        Awaitility.await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        assertEquals(1, captions().size());
        wire.rate(ThinWire.UNLIMITED);
        speaking.join();
        assertEquals(1, wire.connections());
        everyWordOnceAndAtItsTime();
    }

    @Test
    void aConnectionThatIsDeadWithoutAWordIsLeftForAnother() throws IOException {
        CompletableFuture<Void> speaking = speak(SpokenMessages.Encoding.OPUS, Duration.ofSeconds(3));
        awaitCaptions(1);
        wire.freeze();
        speaking.join();
        assertEquals(2, wire.connections());
        everyWordOnceAndAtItsTime();
    }

    @Test
    void aServerThatRefusesIsNotAskedAgain() throws IOException {
        organizer.call("POST", "/meetings/" + meeting + "/end", null);
        CompletableFuture<Void> speaking = speak(SpokenMessages.Encoding.PCM, Duration.ofSeconds(10));
        Exception refused = assertThrows(CompletionException.class, speaking::join);
        assertTrue(refused.getCause() instanceof CommandException, refused.toString());
        assertTrue(refused.getMessage().contains("at its end"), refused.getMessage());
        assertEquals(1, wire.connections());
    }
}
