package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.speech.moonshine.Transcriber.Word;

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
    void rawBytesAreBytes() throws IOException {
        Path file = folder.resolve("raw.bin");
        Files.write(file, new byte[] {1, 'u', 1, 's', 1, 'e', 1, (byte) 0xC3, 1, (byte) 0xA9});
        MoonshineTokenizer tokenizer = MoonshineTokenizer.read(file);

        assertEquals("é", tokenizer.decode(new int[] {3, 4}));
        assertArrayEquals(new int[] {3, 4}, Arrays.copyOfRange(tokenizer.encode("é"), 1, 3));
    }

    @Test
    void wordsBeginWithSpacesAndAreAsSureAsTheirLeastSurePiece() throws IOException {
        MoonshineTokenizer tokenizer =
                MoonshineTokenizer.read(file("<unk>", "<s>", "</s>", "\u2581the", "\u2581sea", "s", ".", "\u2581"));

        List<Word> words = tokenizer.words(
                new int[] {3, 4, 5, 6, 7, 5},
                new float[] {0, (float) Math.log(0.8), (float) Math.log(0.5), (float) Math.log(0.1), 0, 0});

        assertEquals(
                List.of("the", "seas.", "s"), words.stream().map(Word::text).toList());
        assertEquals(List.of(1, 4, 6), words.stream().map(Word::end).toList());
        assertEquals(1, words.get(0).confidence(), 1e-6);
        assertEquals(0.5, words.get(1).confidence(), 1e-6, "marks are another matter");
    }

    @Test
    void textBecomesThePiecesThatWereJoinedFirst() throws IOException {
        MoonshineTokenizer tokenizer = MoonshineTokenizer.read(file(
                "<unk>",
                "<s>",
                "</s>",
                "\u2581t",
                "he",
                "\u2581the",
                "se",
                "ea",
                "\u2581sea",
                "\u2581",
                "t",
                "h",
                "e",
                "s",
                "a"));

        assertArrayEquals(new int[] {5, 9, 6, 14}, tokenizer.encode(" the  sea "));
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
