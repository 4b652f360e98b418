package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thief's search of everything the server wrote: while a meeting is there, and after it was deleted. */
class NothingLeftTest {
    private static final String TITLE = "Quetzalcoatl treaty";
    private static final String NAME = "Xochimilco Çınar";
    private static final String SAID = "Popocatépetl yields zinnwaldite";
    private static final String TERM = "Huitzilopochtli";
    private static final String PASSCODE = "tlaloc-passcode-77";

    @TempDir
    private Path folder;

    @Test
    void filesHoldNothingInTheClearAndNothingAtAllOfADeletedMeeting() throws IOException {
        try (TestServer server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)))) {
            JsonObject plan = TestServer.plan(
                            new JsonObject().put("passcode", PASSCODE).put("vocabulary", new JsonArray().add(TERM)),
                            "en",
                            "pt")
                    .put("title", TITLE);
            JsonObject planned =
                    server.call("POST", "/meetings", server.organizer(), plan).json();
            String meeting = planned.getString("id");
            server.call("POST", "/meetings/" + meeting + "/start", server.organizer(), null);
            TestServer.Guest speaker = server.join(meeting, "speaker", NAME);
            assertEquals(1L, server.type(meeting, speaker.token(), SAID).json().getLong("seq"));
            server.call("GET", "/meetings/" + meeting + "/captions?language=pt", speaker.token(), null);
            List<String> secrets = List.of(
                    TITLE,
                    NAME,
                    SAID,
                    TERM,
                    PASSCODE,
                    planned.getString("joinCode"),
                    speaker.token(),
                    server.organizer());
            assertTrue(holds(meeting.getBytes(StandardCharsets.UTF_8)), "the search looks where the meeting is");
            assertEquals(List.of(), found(secrets));
            byte[] row = sealedKey(meeting);
            assertTrue(holds(row), "the sealed key is there before");
            assertEquals(
                    204,
                    server.call("DELETE", "/meetings/" + meeting, server.organizer(), null)
                            .status());
            assertEquals(List.of(), found(secrets));
            assertEquals(false, holds(row), "the meeting's key can still be found in the files");
        }
    }

    private byte[] sealedKey(String meeting) {
        return Storage.inspect(
                Storage.in(folder),
                (store, key) -> store.meetings().stream()
                        .filter(stored -> stored.id().equals(meeting))
                        .findFirst()
                        .orElseThrow()
                        .sealedKey()
                        .toByteArray());
    }

    private List<String> found(List<String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        for (String secret : secrets) {
            for (byte[] form : forms(secret)) {
                if (holds(form)) {
                    found.add(secret);
                }
            }
        }
        return found;
    }

    /** A text as programs write it: characters of one and two bytes, in an address, in base64 at each of its three offsets. */
    private static List<byte[]> forms(String text) {
        List<byte[]> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = text.getBytes(charset);
            forms.add(bytes);
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = new byte[offset + bytes.length];
                System.arraycopy(bytes, 0, shifted, offset, bytes.length);
                String base64 = Base64.getEncoder().encodeToString(shifted).replace("=", "");
                forms.add(base64.substring(offset == 0 ? 0 : offset + 1, base64.length() - 1)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        return forms;
    }

    private boolean holds(byte[] wanted) throws IOException {
        String text = new String(wanted, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
