package org.meetinginterpreter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.store.StoreException.Kind;

class DeploymentKeyTest {
    private static final JsonObject SAID = new JsonObject().put("text", "We agree to 40 %.");

    private final DeploymentKey key = DeploymentKey.generate();
    private final SealingKey meeting = key.newMeetingKey("m_1");

    @Test
    void whatIsSealedOpensAgainAndShowsNothingOfItself() {
        Bytes sealed = meeting.seal("entry/1", SAID);
        assertEquals(SAID, meeting.open("entry/1", sealed));
        assertFalse(new String(sealed.toByteArray(), StandardCharsets.ISO_8859_1).contains("agree"));
        assertNotEquals(sealed, meeting.seal("entry/1", SAID));
    }

    @Test
    void whatWasMovedOrChangedDoesNotOpen() {
        Bytes sealed = meeting.seal("entry/1", SAID);
        damaged(() -> meeting.open("entry/2", sealed));
        damaged(() -> key.newMeetingKey("m_1").open("entry/1", sealed));
        byte[] changed = sealed.toByteArray();
        changed[changed.length / 2] ^= 1;
        damaged(() -> meeting.open("entry/1", Bytes.copyFrom(changed)));
        damaged(() -> meeting.open("entry/1", Bytes.copyFrom(new byte[3])));
    }

    @Test
    void aMeetingsKeyOpensWithTheDeploymentsAlone() {
        Bytes sealed = meeting.seal("entry/1", SAID);
        assertEquals(SAID, key.meetingKey("m_1", meeting.sealed()).open("entry/1", sealed));
        damaged(() -> DeploymentKey.generate().meetingKey("m_1", meeting.sealed()));
        damaged(() -> key.meetingKey("m_2", meeting.sealed()));
    }

    @Test
    void afterARotationOldKeysOpenAndTheNewOneSeals() {
        DeploymentKey rotated = DeploymentKey.parse(key.rotated().toJson(), "test");
        Bytes resealed = rotated.resealed("m_1", meeting.sealed());
        Bytes sealed = meeting.seal("entry/1", SAID);
        assertEquals(SAID, rotated.meetingKey("m_1", meeting.sealed()).open("entry/1", sealed));
        assertEquals(SAID, rotated.meetingKey("m_1", resealed).open("entry/1", sealed));
        damaged(() -> key.meetingKey("m_1", resealed));
    }

    @Test
    void settingsAreBoundToTheirName() {
        Bytes sealed = key.sealSetting("signing", "secret");
        assertEquals("secret", key.openSetting("signing", sealed));
        damaged(() -> key.openSetting("other", sealed));
    }

    @Test
    void theFileIsMadeOnceForItsOwnerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deployment.key");
        DeploymentKey made = DeploymentKey.inFile(file, true);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(made.toJson(), DeploymentKey.inFile(file, false).toJson());
    }

    @Test
    void aMissingOrSpoiledFileIsAnErrorThatDoesNotRepeatIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deployment.key");
        damaged(() -> DeploymentKey.inFile(file, false));
        Files.writeString(file, "{\"primaryKeyId\": \"geheim\"}");
        StoreException refused = assertThrows(StoreException.class, () -> DeploymentKey.inFile(file, true));
        assertTrue(refused.getMessage().contains("deployment.key"), refused.getMessage());
        assertFalse(refused.getMessage().contains("geheim"), refused.getMessage());
    }

    @Test
    void aFileThatOthersMayReadIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deployment.key");
        DeploymentKey.inFile(file, true);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        StoreException refused = assertThrows(StoreException.class, () -> DeploymentKey.inFile(file, false));
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @Test
    void manyWhoMakeItAtOnceAgreeOnOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deployment.key");
        Set<String> made = IntStream.range(0, 16)
                .parallel()
                .mapToObj(n -> DeploymentKey.inFile(file, true).toJson())
                .collect(Collectors.toSet());
        assertEquals(1, made.size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static void damaged(Runnable act) {
        assertEquals(Kind.DAMAGED, assertThrows(StoreException.class, act::run).kind());
    }
}
