package org.meetinginterpreter.embedding.minilm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.embedding.SentenceEmbedder;

/** The installed network, held against what Python makes of it ({@code scripts/meaning-reference}). */
class MiniLmSentenceEmbedderIT {
    private static final String MODEL = "minilm-l6-v2-q";

    private static MiniLmSentenceEmbedder embedder;
    private static final List<String> SENTENCES = new ArrayList<>();
    private static final List<float[]> REFERENCE = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        embedder = MiniLmSentenceEmbedder.open(InstalledModels.folder(MODEL));
        try (InputStream json = MiniLmSentenceEmbedderIT.class.getResourceAsStream("reference.json")) {
            for (JsonNode row : new ObjectMapper().readTree(json)) {
                SENTENCES.add(row.get("sentence").asText());
                float[] vector = new float[row.get("vector").size()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = (float) row.get("vector").get(i).asDouble();
                }
                REFERENCE.add(vector);
            }
        }
    }

    @AfterAll
    static void close() {
        if (embedder != null) {
            embedder.close();
        }
    }

    @Test
    void givesWhatPythonGives() {
        for (int i = 0; i < SENTENCES.size(); i++) {
            float[] ours = embedder.embed(List.of(SENTENCES.get(i)))[0];
            assertEquals(embedder.dimensions(), ours.length);
            assertEquals(1, SentenceEmbedder.cosine(ours, ours), 1e-5);
            double same = SentenceEmbedder.cosine(ours, REFERENCE.get(i));
            assertTrue(same >= 0.999, same + " for " + SENTENCES.get(i));
        }
    }

    @Test
    void givesASentenceTheSameVectorWhateverStandsBesideIt() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            many.addAll(SENTENCES);
        }
        Collections.rotate(many, 3);
        float[][] together = embedder.embed(many);
        for (int i = 0; i < many.size(); i++) {
            assertArrayEquals(embedder.embed(List.of(many.get(i)))[0], together[i], 1e-6f, many.get(i));
        }
    }

    @Test
    void bringsSentencesOfOneMeaningTogether() {
        float[][] three = embedder.embed(List.of(
                "We will cut off your water.",
                "Your taps are going to run dry, we shall see to that.",
                "The session resumes at half past two."));
        double alike = SentenceEmbedder.cosine(three[0], three[1]);
        double apart = SentenceEmbedder.cosine(three[0], three[2]);
        assertTrue(alike > apart + 0.2, alike + " and " + apart);
    }

    @Test
    void takesTextsThatNobodyShouldSend() {
        assertEquals(0, embedder.embed(List.of()).length);
        String half = "a\uD83D b\u0000 \uDC00c \uD83D\uDE00";
        String endless = "word ".repeat(100_000);
        String oneWord = "x".repeat(50_000);
        for (float[] vector : embedder.embed(List.of(half, endless, oneWord, "1"))) {
            assertEquals(1, SentenceEmbedder.cosine(vector, vector), 1e-5);
        }
        assertThrows(IllegalArgumentException.class, () -> embedder.embed(List.of("fine", "  ... ")));
    }

    @Test
    void countsTheBeginningOfALongSentenceOnly() {
        String beginning = "water ".repeat(126);
        float[][] two = embedder.embed(List.of(beginning, beginning + "and fire"));
        assertArrayEquals(two[0], two[1], 1e-6f);
    }

    @Test
    void saysWhichFileIsMissingOrDamaged(@TempDir Path folder) throws IOException {
        assertTrue(failure(folder).getMessage().contains("tokenizer.json is missing"));
        Files.copy(InstalledModels.folder(MODEL).resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
        assertTrue(failure(folder).getMessage().contains("model.onnx is missing"));
        Files.write(folder.resolve("model.onnx"), new byte[1000]);
        assertTrue(failure(folder).getMessage().contains("install the model again"));
        Files.copy(
                InstalledModels.folder(MODEL).resolve("model.onnx"),
                folder.resolve("model.onnx"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        assertTrue(failure(folder).getMessage().contains("install the model again"));
    }

    private static EmbeddingException failure(Path folder) {
        return assertThrows(EmbeddingException.class, () -> MiniLmSentenceEmbedder.open(folder));
    }

    @Test
    void refusesWorkWhenClosed() {
        MiniLmSentenceEmbedder other = MiniLmSentenceEmbedder.open(InstalledModels.folder(MODEL));
        other.close();
        other.close();
        assertThrows(EmbeddingException.class, () -> other.embed(List.of("Good morning.")));
    }
}
