package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {
    @TempDir
    private Path folder;

    @Test
    void exchangesLinesOfJsonWithAPythonProgramThatSeesItsOwnPackages() throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("echo")).resolve("shout.py"), "def loud(s): return s.upper()\n");
        Path script = Files.writeString(
                folder.resolve("drive.py"),
                "import json, shout\nprint(json.dumps({'said': shout.loud(json.loads(input())['text'])}), flush=True)\n");
        try (Peer peer = Peer.start(folder, "echo", script).orElseThrow()) {
            peer.order(new ObjectMapper().createObjectNode().put("text", "olá"));
            assertEquals("OLÁ", peer.answer().path("said").asText());
            assertTrue(assertThrows(BenchException.class, peer::answer)
                    .getMessage()
                    .contains("the peer echo ended"));
        }
    }

    @Test
    void aPeerThatIsNotInstalledIsAbsent() {
        assertTrue(Peer.start(folder, "nobody", folder.resolve("drive.py")).isEmpty());
    }
}
