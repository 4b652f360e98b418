package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thief's search of everything the server wrote and logged: while a meeting is there, and after it or its speaker are gone. */
class NothingLeftTest {
    @TempDir
    private Path folder;

    private LogTrap log;
    private TestServer server;
    private EventfulMeeting meeting;
    private WrittenFiles files;

    @BeforeEach
    void meet() {
        log = new LogTrap();
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        meeting = new EventfulMeeting(server);
        files = new WrittenFiles(folder);
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    @Test
    void filesHoldNothingInTheClearAndNothingAtAllOfADeletedMeeting() throws IOException {
        assertTrue(files.holds(meeting.id.getBytes(StandardCharsets.UTF_8)), "the search looks where the meeting is");
        assertEquals(List.of(), files.found(meeting.secrets()));
        List<Bytes> bodies = Storage.inspect(Storage.in(folder), (store, key) -> meeting.bodies(store));
        assertEquals(bodies.size(), files.left(bodies), "all is there before");
        meeting.delete();
        await().atMost(Duration.ofSeconds(20)).until(() -> files.left(bodies) == 0);
        assertEquals(List.of(), files.found(meeting.secrets()));
    }

    @Test
    void whatWasStoredOfAnErasedPersonIsGoneFromTheFilesSealedAsItWas() throws IOException {
        List<Bytes> bodies = Storage.inspect(Storage.in(folder), (store, key) -> meeting.bodiesOfSpeaker(store));
        assertEquals(bodies.size(), files.left(bodies), "all is there before");
        assertTrue(bodies.size() >= 6, bodies.size() + " bodies");
        meeting.eraseSpeaker();
        await().atMost(Duration.ofSeconds(20)).until(() -> files.left(bodies) == 0);
        assertEquals(List.of(), files.found(meeting.secrets()));
    }

    @Test
    void theLogHoldsNeitherSpeechNorNamesNorSecretsAtAnyLevel() {
        meeting.eraseSpeaker();
        meeting.delete();
        assertTrue(log.countOf("io.netty") > 0 && log.countOf("io.vertx") > 0, "libraries are heard as well");
        assertEquals(List.of(), log.showing(meeting.secrets()));
    }
}
