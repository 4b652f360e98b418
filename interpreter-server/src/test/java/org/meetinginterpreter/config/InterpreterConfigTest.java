package org.meetinginterpreter.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.libretranslate.LibreTranslateService;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.voskserver.VoskServerOptions;

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
    void aDeploymentAsksForConsentInItsOwnWords() throws IOException {
        Path words = Files.writeString(
                folder.resolve("words.yaml"), "kk:\n  points: [Tyngdaimyz]\n  agree: Iya\n  keepSound: Dybys\n");
        ServerOptions options = load("privacy: {consentTexts: '" + words + "'}\n", Map.of());
        assertEquals(
                List.of(Locale.forLanguageTag("kk")),
                options.privacy().consentTexts().languages());
        Files.writeString(words, "kk:\n  points: [Tyngdaimyz]\n  agree: Iya\n");
        ConfigException silent =
                assertThrows(ConfigException.class, () -> load("privacy: {consentTexts: '" + words + "'}\n", Map.of()));
        assertTrue(silent.getMessage().contains("lacks keepSound"), silent.getMessage());
        Files.writeString(words, "kk:\n  points: Tyngdaimyz\n  agree: Iya\n");
        ConfigException wrong =
                assertThrows(ConfigException.class, () -> load("privacy: {consentTexts: '" + words + "'}\n", Map.of()));
        assertTrue(wrong.getMessage().contains("consentTexts.kk must have 1 to 20 points"), wrong.getMessage());
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
                "'a: [' | is not YAML",
                "'translation: {libretranslate: 4}' | translation.libretranslate must be a list",
                "'translation: {libretranslate: [4]}' | translation.libretranslate[0]: from is missing",
                "'translation: {libretranslate: [{from: en, to: pt}]}' | libretranslate[0]: url is missing",
                "'translation: {libretranslate: [{from: en, too: pt}]}' | unknown key too",
                "'translation: {libretranslate: [{from: en, to: pt, url: a.example}]}' | url must be an http or https address",
                "'translation: {libretranslate: [{from: e, to: pt, url: \"http://a.example\"}]}' | is not a language",
                "'translation: {fallback: maybe}' | true or false is needed",
                "'translateApi: {apiKey: short}' | translateApi.apiKey: a key of at least 16 characters",
                "'translateApi: {trustedAddresses: localhost}' | numeric addresses are needed",
                "'translateApi: {texts: 0, apiKey: 0123456789abcdef}' | translateApi.texts is 0",
                "'voskServer: {enabled: true}' | starts only with operatorAnswersForConsent: true",
                "'voskServer: {enabled: maybe}' | voskServer.enabled is 'maybe': true or false is needed",
                "'voskServer: {language: e}' | voskServer.language is 'e'",
                "'voskServer: {port: 70000}' | voskServer.port 70000 is outside",
                "'voskServer: {connections: 0}' | voskServer.connections is 0"
            })
    void refusesWhatItCannotUseAndSaysWhere(String yaml, String message) {
        ConfigException refused = assertThrows(ConfigException.class, () -> load(yaml, Map.of()));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void servicesAndKeysAreReadAndKeysAreNeverShown() throws IOException {
        String yaml = """
                translation:
                  timeout: 900ms
                  fallback: false
                  libretranslate:
                    - {from: en, to: kk, url: "https://a.example/translate", apiKey: very secret indeed}
                translateApi: {apiKey: "sha256:9f9f5111f7b27a781f1f1ddde5ebc2dd2b796bfc7365c9c28b548e564176929f"}
                """;
        ServerOptions options = load(yaml, Map.of());

        LibreTranslateService service = options.translationServices().get(0);
        assertEquals("libretranslate@a.example", service.id());
        assertEquals(Duration.ofMillis(900), service.timeout());
        assertFalse(service.fallback());
        assertEquals("very secret indeed", service.apiKey().orElseThrow().value());
        assertTrue(options.translateApi().orElseThrow().apiKey().orElseThrow().matches("0123456789abcdef"));
        assertFalse(options.toString().contains("very secret"));
        assertTrue(load("port: 1", Map.of("INTERPRETER_TRANSLATE_API_API_KEY", "0123456789abcdeX"))
                .translateApi()
                .orElseThrow()
                .apiKey()
                .orElseThrow()
                .matches("0123456789abcdeX"));
        ConfigException refused =
                assertThrows(ConfigException.class, () -> load("translateApi: {apiKey: hidden}", Map.of()));
        assertFalse(refused.getMessage().contains("hidden"), refused.getMessage());
    }

    @Test
    void theVoskServersProtocolIsSpokenWhereTheOperatorAnswersForConsent() throws IOException {
        assertTrue(load("port: 1", Map.of()).voskServer().isEmpty());
        assertEquals(
                Optional.of(new VoskServerOptions("127.0.0.1", 2701, Locale.KOREAN, 4)),
                load("voskServer: {enabled: true, operatorAnswersForConsent: true, language: ko, port: 2701}", Map.of())
                        .voskServer());
    }

    @Test
    void aSlipInAVariablesNameStopsTheStart() throws IOException {
        ConfigException refused =
                assertThrows(ConfigException.class, () -> load("", Map.of("INTERPRETER_LIMITS_FRAME_BYTE", "5")));
        assertTrue(
                refused.getMessage()
                        .startsWith("environment: unknown variable INTERPRETER_LIMITS_FRAME_BYTE; those of limits are"),
                refused.getMessage());
        assertTrue(refused.getMessage().contains("INTERPRETER_LIMITS_FRAME_BYTES"), refused.getMessage());
        assertEquals(
                ServerOptions.defaults().limits(),
                load("", Map.of("INTERPRETER_HOME", "/x", "INTERPRETER_PEERS", "/y", "LIMITS_X", "1"))
                        .limits());
    }

    @Test
    void listsOfTheEnvironmentAreWrittenAsInTheFile() throws IOException {
        String file = "limits: {trustedProxies: [192.0.2.1]}";
        String name = "INTERPRETER_LIMITS_TRUSTED_PROXIES";
        assertEquals(List.of("192.0.2.1"), proxies(file, Map.of()));
        assertEquals(List.of("127.0.0.1", "10.0.0.0/8"), proxies(file, Map.of(name, "[127.0.0.1, \"10.0.0.0/8\"]")));
        assertEquals(List.of("::1"), proxies(file, Map.of(name, "'::1'")));
        assertEquals(List.of(), proxies(file, Map.of(name, "")));
        ConfigException refused = assertThrows(ConfigException.class, () -> load(file, Map.of(name, "[127.0.0.1")));
        assertTrue(refused.getMessage().startsWith(name + " is no list"), refused.getMessage());
    }

    private List<String> proxies(String yaml, Map<String, String> environment) throws IOException {
        return load(yaml, environment).limits().traffic().trustedProxies();
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
