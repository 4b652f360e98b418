package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTheCatalogueWithStates() {
        assertEquals(0, run("list"));
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.get(0).matches("ID +TASK +LANGUAGES +LICENCE +SIZE +STATE +NOTE"), lines.get(0));
        assertTrue(has("moonshine-tiny-en +speech-recognition +en +MIT +48\\.5 MB +available +English speech.*"));
        assertTrue(
                has("firefox-base-memory-en-ko +translation +en ko +MPL-2\\.0 +[0-9.]+ MB +available +FLORES BLEU.*"));
        assertTrue(has(
                "vosk-model-small-en-us-0\\.15 +speech-recognition +en-US +Apache-2\\.0 +~40\\.0 MB +unverified.*"));
        assertTrue(has("vosk-model-fr-0\\.6-linto-2\\.2\\.0 +speech-recognition +fr +AGPL +~1\\.5 GB +unverified.*"));
        assertTrue(
                has(
                        "opus-mt-trk-eng-2020-06-28 +translation +az\\+ba\\+crh\\+14more en +CC-BY-4\\.0 +unknown +unverified +low quality.*"));
    }

    @Test
    void filtersTheListByLanguageAndTask() {
        assertEquals(0, run("list", "--json", "--task", "translation", "--language", "en", "--language", "pt-BR"));
        JsonNode models = json();
        assertEquals(6, models.size());
        for (JsonNode model : models) {
            assertEquals("translation", model.path("task").asText());
            assertEquals("MPL-2.0", model.path("licence").asText());
            assertTrue(model.path("size").asLong() > 1_000_000);
            assertEquals("available", model.path("state").asText());
            assertTrue(model.path("published").asBoolean());
            assertEquals(1, model.path("sources").size());
        }
    }

    @Test
    void addsAFolderListsItAndVerifiesIt() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine/graph"));
        Files.writeString(mine.resolve("words.txt"), "one two");
        assertEquals(0, add(folder.resolve("mine").toString(), "--licence", "CC0-1.0"), err.toString());
        assertTrue(err.toString().contains("acme-en-kk is installed but cannot be run:"), err.toString());
        Path installed = folder.resolve("home/models/acme-en-kk/graph/words.txt");
        assertEquals("one two", Files.readString(installed));
        assertEquals(0, run("list", "--installed"));
        assertTrue(
                has("acme-en-kk +translation +en kk +CC0-1\\.0 +7 B +installed +cannot be run: .*0 files model.*"),
                out.toString());
        assertEquals(0, run("verify"));
        assertTrue(has("whole acme-en-kk"));
        Files.writeString(installed, "one twO");
        assertEquals(1, run("verify", "acme-en-kk"));
        assertTrue(has("damaged acme-en-kk"));
        assertTrue(err.toString().contains(installed + " differs"), err.toString());
        Files.delete(installed);
        assertEquals(1, run("verify"));
        assertTrue(err.toString().contains(installed + " is missing"), err.toString());
    }

    @Test
    void aRemovedAdditionInstallsAgain() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("words.txt"), "one two");
        assertEquals(0, add(mine.toString(), "--licence", "MIT"));
        Path installed = folder.resolve("home/models/acme-en-kk");
        Files.delete(installed.resolve("words.txt"));
        Files.delete(installed.resolve(".manifest.json"));
        Files.delete(installed);
        assertEquals(0, run("install", "acme-en-kk"), err.toString());
        assertTrue(has("installed acme-en-kk " + installed));
        assertEquals(0, run("install", "acme-en-kk"));
        assertTrue(has("already installed acme-en-kk " + installed));
    }

    @Test
    void addsAnAddressWithItsHash() throws Exception {
        byte[] zip = zip("acme/words.txt", "one two");
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/acme.zip", exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/acme.zip";
        try {
            assertEquals(1, add(address, "--licence", "MIT", "--sha256", "0".repeat(64)));
            assertTrue(err.toString().contains("wrong SHA-256"), err.toString());
            assertFalse(Files.exists(folder.resolve("home/catalogue.json")));
            assertEquals(0, add(address, "--licence", "MIT", "--sha256", hash), err.toString());
        } finally {
            server.stop(0);
        }
        assertEquals("one two", Files.readString(folder.resolve("home/models/acme-en-kk/words.txt")));
        assertEquals(1, add(address, "--licence", "MIT", "--sha256", hash));
        assertTrue(err.toString().contains("choose another --id"), err.toString());
    }

    @Test
    void asksForAcceptanceOfALicenceItDoesNotKnow() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("words.txt"), "one two");
        assertEquals(1, add(mine.toString(), "--licence", "unknown"));
        assertTrue(err.toString().contains("--accept-licence"), err.toString());
        assertEquals(0, add(mine.toString(), "--licence", "unknown", "--accept-licence"), err.toString());
    }

    @Test
    void wrongUsageIsStatusTwo() throws IOException {
        String mine = Files.createDirectories(folder.resolve("mine")).toString();
        assertEquals(2, run());
        assertEquals(2, run("install"));
        assertEquals(2, run("list", "--task", "cooking"));
        assertTrue(err.toString().contains("unknown task 'cooking'"), err.toString());
        assertEquals(2, add("https://models.example/a.zip", "--licence", "MIT"));
        assertTrue(err.toString().contains("an address needs --sha256"), err.toString());
        assertEquals(
                2,
                run("add", mine, "--id", "../up", "--task", "translation", "--languages", "en,kk", "--licence", "MIT"));
        assertEquals(
                2, run("add", mine, "--id", "up", "--task", "translation", "--languages", "en", "--licence", "MIT"));
        assertEquals(2, run("add", mine, "--id", "up"));
    }

    @Test
    void aFailureIsOneLineThatSaysWhatToDo() {
        assertEquals(1, run("install", "vosk-model-small-en-us-0.15"));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains("--accept-unverified"), err.toString());
        assertEquals("", out.toString());
        assertEquals(1, run("install", "vosk-model-small-en-us"));
        assertTrue(err.toString().contains("did you mean vosk-model-small-en-us-0.15"), err.toString());
        assertEquals(1, run("verify", "silero-vad"));
        assertTrue(err.toString().contains("models install silero-vad"), err.toString());
    }

    private int add(String source, String... options) {
        String[] fixed = {"add", source, "--id", "acme-en-kk", "--task", "translation", "--languages", "en,kk"};
        String[] all = Arrays.copyOf(fixed, fixed.length + options.length);
        System.arraycopy(options, 0, all, fixed.length, options.length);
        return run(all);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Map<String, String> environment =
                Map.of("INTERPRETER_HOME", folder.resolve("home").toString(), "PATH", folder.toString());
        return InterpreterCommand.withErrorRules(new CommandLine(new ModelsCommand(environment)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private boolean has(String linePattern) {
        return out.toString().lines().anyMatch(line -> line.matches(linePattern));
    }

    private JsonNode json() {
        try {
            return ApiClient.JSON.readTree(out.toString());
        } catch (IOException e) {
            throw new AssertionError(out.toString(), e);
        }
    }

    private static byte[] zip(String path, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
