package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoonshineTokenizerTest {
    @TempDir
    private Path folder;

    private Path file(String... tokens) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String token : tokens) {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < 128) {
                out.write(bytes.length);
            } else {
                out.write(bytes.length % 128 + 128);
                out.write(bytes.length / 128);
            }
            out.writeBytes(bytes);
        }
        return Files.write(folder.resolve("tokenizer.bin"), out.toByteArray());
    }

    @Test
    void joinsPiecesBytesAndSpacesAndLeavesMarksOut() throws IOException {
        MoonshineTokenizer tokenizer = MoonshineTokenizer.read(
                file("<unk>", "<s>", "</s>", "\u2581the", "\u2581sea", "s", "<0xC3>", "<0xA9>", "", "x".repeat(300)));

        assertEquals(10, tokenizer.size());
        assertEquals("the seas", tokenizer.decode(new int[] {1, 3, 4, 5, 2}));
        assertEquals("seaé", tokenizer.decode(new int[] {4, 6, 7, 8}));
        assertEquals("x".repeat(300), tokenizer.decode(new int[] {9}));
        assertEquals("", tokenizer.decode(new int[0]));
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Path cut = file("<unk>", "<s>", "</s>", "token");
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 2));
        assertThrows(IOException.class, () -> MoonshineTokenizer.read(cut));
        Path empty = file();
        assertThrows(IOException.class, () -> MoonshineTokenizer.read(empty));
    }
}
