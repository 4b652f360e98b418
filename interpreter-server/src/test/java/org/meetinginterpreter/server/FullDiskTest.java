package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small file system of its own, which only root may mount. */
class FullDiskTest {
    private static final int ROOM = 5;

    @TempDir
    private Path folder;

    private Path disk;
    private TestServer server;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()),
                "a file system cannot be mounted here: root is needed, and the right to mount");
        Storage storage = new Storage(
                Optional.of(disk.resolve("meetings.db").toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder.resolve("deployment.key")),
                Optional.empty(),
                ROOM);
        server = new TestServer(ServerOptions.defaults().withStorage(storage));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
            assertTrue(run("umount", "-l", disk.toString()));
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("fill"))) {
            byte[] page = new byte[4096];
            for (int i = 0; i < 1_000; i++) {
                out.write(page);
            }
        } catch (IOException full) {
            return;
        }
        throw new AssertionError("the disk did not fill");
    }

    private String record() {
        return new JsonObject(server.send(server.request("/health/ready", null).build())
                        .body())
                .getString("record");
    }

    private List<String> kept(String meeting, String token) {
        return server
                .call("GET", "/meetings/" + meeting + "/captions?language=en", token, null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .map(caption -> caption.getLong("seq") + " " + caption.getString("text"))
                .toList();
    }

    @Test
    void whatIsSaidMeanwhileIsShownUnnumberedWrittenAfterwardsAndWhatFoundNoRoomIsOneEntry() throws IOException {
        server.server.ready().await();
        String meeting = server.meeting("en");
        TestServer.Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket organizer = server.captions(meeting, server.organizer(), "en", 0);
        TestSocket reader = server.captions(meeting, speaker.token(), "en", 0);
        reader.await("ready");
        organizer.await("ready");
        assertEquals(
                1, server.type(meeting, speaker.token(), "Said before.").json().getLong("seq"));
        assertEquals("durable", record());

        fill();
        int said = ROOM + 4;
        for (int i = 1; i <= said; i++) {
            JsonObject shown = server.type(meeting, speaker.token(), "Said meanwhile, " + i + ".")
                    .json();
            assertFalse(shown.containsKey("seq"), shown::encode);
            assertTrue(shown.getJsonArray("marks", new JsonArray()).contains("not-durable"), shown::encode);
        }
        organizer.await(message -> "not-durable".equals(message.getString("kind")));
        reader.await(message -> ("Said meanwhile, " + said + ".").equals(message.getString("text")));
        assertEquals("not-durable", record());
        assertEquals(1, server.metric("interpreter_record_failing"));
        assertEquals(
                503,
                server.call("POST", "/meetings", server.organizer(), TestServer.plan(new JsonObject(), "en"))
                        .status());
        assertEquals(List.of("1 Said before."), kept(meeting, speaker.token()));

        Files.delete(disk.resolve("fill"));
        await().atMost(Duration.ofSeconds(30)).until(() -> record().equals("durable"));
        JsonObject next =
                server.type(meeting, speaker.token(), "Said afterwards.").json();
        long last = next.getLong("seq");
        reader.awaitSeq(last);
        organizer.await(message -> "durable".equals(message.getString("kind")));
        assertEquals(0, server.metric("interpreter_record_failing"));
        List<String> log = kept(meeting, speaker.token());
        long written =
                log.stream().filter(entry -> entry.contains("Said meanwhile")).count();
        assertTrue(written > 0 && written <= ROOM, log::toString);
        assertEquals(
                (written + 2) + " [" + (said - written) + " captions could not be kept]", log.get((int) written + 1));
        assertEquals((written + 3) + " Said afterwards.", log.get(log.size() - 1));
        assertEquals(
                log.stream().map(entry -> Long.valueOf(entry.split(" ", 2)[0])).toList(), reader.seqs());
    }
}
