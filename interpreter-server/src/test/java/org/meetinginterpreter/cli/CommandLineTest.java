package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private record Outcome(int status, String errors) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "serve --prot 1",
                "translate --from pt --to pt-BR",
                "serve --port many",
                "serve --tls-cert only.pem",
                "speak --url http://127.0.0.1:1 file.wav",
                "captions --url http://127.0.0.1:1",
                "translate --from en --to pt --partial --mode quick",
                "translate --from en --to pt --mode stable",
                "meetings create --title x",
                "meetings invite m_1 --role speaker"
            })
    void wrongUsageIsStatusTwoAndOneLine(String line) {
        Outcome outcome = run(line.split(" "));

        assertEquals(2, outcome.status(), outcome.errors());
        assertEquals(1, outcome.errors().lines().count(), outcome.errors());
    }

    @Test
    void aMissingRecordingIsNamed() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a.b.c");
        Outcome outcome = run(
                "speak",
                "--url",
                "http://127.0.0.1:1",
                "--token-file",
                token.toString(),
                "--language",
                "en",
                "none.wav");

        assertEquals(1, outcome.status());
        assertTrue(outcome.errors().contains("none.wav"), outcome.errors());
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedWithASentence() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a.b.c");
        Path text = Files.writeString(folder.resolve("text.wav"), "not sound");
        Outcome outcome = run(
                "speak",
                "--url",
                "http://127.0.0.1:1",
                "--token-file",
                token.toString(),
                "--language",
                "en",
                text.toString());

        assertEquals(1, outcome.status());
        assertTrue(outcome.errors().contains("is not a WAV file"), outcome.errors());
    }

    @Test
    void anUnreachableServerIsNamedInOneLine() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a.b.c");
        Outcome outcome =
                run("meetings", "start", "m_1", "--url", "http://127.0.0.1:1", "--token-file", token.toString());

        assertEquals(1, outcome.status());
        assertTrue(outcome.errors().contains("no answer from http://127.0.0.1:1"), outcome.errors());
        assertEquals(1, outcome.errors().lines().count(), outcome.errors());
    }

    @Test
    void aTokenThatIsNoJwtIsRefusedBeforeAnythingIsSent() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "nonsense");
        Outcome outcome =
                run("captions", "--language", "pt", "--url", "http://127.0.0.1:1", "--token-file", token.toString());

        assertEquals(1, outcome.status());
        assertTrue(outcome.errors().contains("not a JWT"), outcome.errors());
    }

    @Test
    void helpNamesEveryCommand() {
        String help = InterpreterCommand.commandLine().getUsageMessage();

        for (String command : InterpreterCommand.commandLine().getSubcommands().keySet()) {
            assertTrue(help.contains(command), help);
        }
    }

    private static Outcome run(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine command = InterpreterCommand.commandLine().setErr(new PrintWriter(errors));
        return new Outcome(command.execute(arguments), errors.toString());
    }
}
