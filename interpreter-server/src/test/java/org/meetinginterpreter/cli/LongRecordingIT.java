package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.bench.Sound;
import org.meetinginterpreter.model.ModelStore;

/** {@code transcribe} in a process of its own on three hours of sound: 346 MB, many times what its heap can hold. */
class LongRecordingIT {
    private static final int RATE_HZ = 16_000;
    private static final long SECONDS = 3 * 3_600;
    private static final List<Long> SPOKEN_AT = List.of(10L, SECONDS / 2, SECONDS - 20);

    @TempDir
    private Path folder;

    @Test
    void threeHoursNeedNoMoreMemoryThanAMinute() throws Exception {
        Path file = folder.resolve("long.wav");
        write(file);
        Path output = folder.resolve("said.vtt");
        Path errors = folder.resolve("errors.txt");
        Process process = transcribe("--format", "vtt", file.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended, "it hangs");
        assertEquals(0, process.exitValue(), Files.readString(errors));

        List<Long> heard = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            if (line.contains(" --> ")) {
                heard.add(seconds(line.substring(0, line.indexOf(' '))));
            }
        }
        for (long at : SPOKEN_AT) {
            assertTrue(heard.stream().anyMatch(start -> start == at), "nothing at " + at + " s: " + heard);
        }
        assertTrue(
                heard.stream().allMatch(start -> SPOKEN_AT.stream().anyMatch(at -> start >= at && start < at + 10)),
                "text where nobody speaks: " + heard);
    }

    @Test
    void aSignalEndsItAndNothingCrashes() throws Exception {
        Process process = transcribe("--stream", recording().toString())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try (BufferedReader events = process.inputReader(StandardCharsets.UTF_8)) {
            assertNotNull(events.readLine());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(128 + 15, process.exitValue());
        assertEquals("", Files.readString(folder.resolve("errors.txt")));
    }

    private ProcessBuilder transcribe(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                InterpreterCommand.class.getName(),
                "transcribe",
                "--language",
                "en"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static long seconds(String time) {
        String[] parts = time.split("[:.]", -1);
        return Long.parseLong(parts[0]) * 3_600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    }

    /** Silence takes no room on the disk. */
    private static void write(Path file) throws IOException {
        Sound speech = Sound.read(recording());
        assertEquals(RATE_HZ, speech.sampleRateHz());
        int bytes = (int) (SECONDS * RATE_HZ * 2);
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(RATE_HZ * 2);
        header.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        byte[] start = new byte[header.flip().remaining()];
        header.get(start);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(start);
            for (long at : SPOKEN_AT) {
                out.seek(start.length + at * RATE_HZ * 2);
                out.write(speech.pcm());
            }
            out.setLength(start.length + (long) bytes);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Path recording() {
        Path file = ModelStore.open().path("moonshine-tiny-en").resolve("recordings/beckett.wav");
        if (!Files.exists(file)) {
            String reason = file + " is absent: scripts/interpreter models install default";
            if ("1".equals(System.getenv("INTERPRETER_REQUIRE_MODELS"))) {
                fail(reason);
            }
            abort(reason);
        }
        return file;
    }
}
