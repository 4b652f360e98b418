package org.meetinginterpreter.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.server.ServerOptions;

class InterpreterConfigTest {
    @TempDir
    private Path folder;

    @Test
    void sampleEqualsTheDefaults() {
        assertEquals(ServerOptions.defaults(), InterpreterConfig.load(Optional.empty(), Map.of()));
    }

    @Test
    void aFileLaysItsValuesOverTheDefaults() throws IOException {
        ServerOptions options = load("port: 9000\nlimits:\n  tracks: 3\nlifetimes:\n  ping: 500ms\n", Map.of());

        assertEquals(9000, options.port());
        assertEquals(3, options.limits().tracks());
        assertEquals(Duration.ofMillis(500), options.lifetimes().ping());
        assertEquals(
                ServerOptions.defaults().limits().frameBytes(), options.limits().frameBytes());
    }

    @Test
    void theEnvironmentLiesOverTheFile() throws IOException {
        ServerOptions options =
                load("port: 9000\n", Map.of("INTERPRETER_PORT", "9001", "INTERPRETER_LIMITS_FRAME_BYTES", "70000"));

        assertEquals(9001, options.port());
        assertEquals(70_000, options.limits().frameBytes());
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        assertEquals(ServerOptions.defaults(), load("# nothing\n", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot: 1 | unknown key prot",
                "'limits: {trcks: 1}' | unknown key limits.trcks",
                "port: many | port is 'many': a whole number is needed",
                "port: 70000 | port 70000 is outside",
                "'limits: {tracks: 0}' | tracks is 0; it must be above 0",
                "'lifetimes: {token: 3 weeks}' | a duration such as",
                "'tls: {key: a.pem}' | certificate and key belong together",
                "'limits: 4' | limits must hold keys and values",
                "'port: [1]' | port must be a single value",
                "'port: null' | port has no value",
                "'publicUrl: nonsense' | an address such as",
                "'a: [' | is not YAML"
            })
    void refusesWhatItCannotUseAndSaysWhere(String yaml, String message) {
        ConfigException refused = assertThrows(ConfigException.class, () -> load(yaml, Map.of()));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void aMissingFileIsNamed() {
        ConfigException refused = assertThrows(
                ConfigException.class,
                () -> InterpreterConfig.load(Optional.of(folder.resolve("none.yaml")), Map.of()));

        assertTrue(refused.getMessage().contains("none.yaml"), refused.getMessage());
    }

    private ServerOptions load(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("interpreter.yaml"), yaml);
        return InterpreterConfig.load(Optional.of(file), environment);
    }
}
