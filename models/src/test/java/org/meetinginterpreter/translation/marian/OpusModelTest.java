package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.translation.TranslationException;

/** A made-up model in a folder like an installed one of OPUS-MT, whose ids of words are not SentencePiece's. */
class OpusModelTest {
    private static final MadeUpShape SHAPE = MadeUpShape.SMALL.stream()
            .filter(shape -> shape.name().equals("opus"))
            .findFirst()
            .orElseThrow();
    private static final MadeUpWords WORDS = MadeUpModel.sourceWords(SHAPE);
    private static final Locale KAZAKH = Locale.forLanguageTag("kk");
    /** The labels take the places of words. */
    private static final Map<Integer, String> LABELS =
            Map.of(7, ">>kaz_Cyrl<<", 9, ">>uzb_Cyrl<<", 400, ">>uzb_Latn<<");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        LoadedMadeUpModel.writeOpus(folder, SHAPE);
        Files.writeString(folder.resolve("README.md"), "* dataset: opus");
    }

    private void writeTokens(Map<Integer, String> labels) throws IOException {
        Files.writeString(folder.resolve("opus.spm32k-spm32k.vocab.yml"), WORDS.tokenTable(labels));
    }

    @Test
    void writesWhatBergamotWroteForTheSameNetwork() throws IOException {
        List<ConformanceLine> lines = ConformanceTest.expected(SHAPE, false);
        assertTrue(lines.size() >= 8, lines.size() + " lines");
        try (MarianTranslator translator = open(Locale.ENGLISH)) {
            for (ConformanceLine line : lines) {
                // Bergamot stopped at twice the source's length
                String written =
                        translator.translateTexts(List.of(line.source())).get(0);
                boolean cut =
                        line.target().split(" ", -1).length >= 2 * line.source().split(" ", -1).length;
                assertEquals(
                        line.target(), cut ? written.substring(0, line.target().length()) : written);
            }
        }
    }

    @Test
    void leadsTheSourceWithTheLabelOfTheTargetLanguage() throws IOException {
        writeTokens(LABELS);
        String text = WORDS.word(20) + "，" + WORDS.word(30);
        MarianConfiguration network = MarianConfiguration.parse("opus", SHAPE.configuration());
        Map<String, Integer> labels = Map.of("kk", 7, "uz-Cyrl", 9, "uz", 400);
        labels.forEach((language, label) -> {
            ModelFolder files = ModelFolder.of(folder, "opus");
            try (VocabularyPair pair = VocabularyPair.read(files, network, Locale.forLanguageTag(language))) {
                // the comma, which no piece is, becomes one that the vocabulary does not know either
                assertArrayEquals(new int[] {label, 20, 1}, pair.source().encode(WORDS.word(20) + "，"));
                assertArrayEquals(new int[] {20}, pair.target().encode(WORDS.word(20)));
                assertEquals(
                        WORDS.word(20) + " " + WORDS.word(30), pair.target().decode(new int[] {20, 1, 30, 0}));
            }
        });
        try (MarianTranslator kazakh = open(KAZAKH);
                MarianTranslator uzbek = open(Locale.forLanguageTag("uz"))) {
            assertEquals(1, kazakh.translateTexts(List.of(text)).size());
            assertTrue(!kazakh.translateTexts(List.of(text)).equals(uzbek.translateTexts(List.of(text))));
        }
    }

    @Test
    void sharesTheNetworkAmongItsLanguagesUntilTheLastIsClosed() throws IOException {
        writeTokens(LABELS);
        Path file = folder.resolve("opus.model1.npz.best-perplexity.npz");
        MarianTranslator kazakh = open(KAZAKH);
        MarianNetwork network = SharedNetworks.take(file, () -> {
            throw new AssertionError("it is loaded already");
        });
        SharedNetworks.release(network);
        MarianTranslator uzbek = open(Locale.forLanguageTag("uz"));
        List<String> written = uzbek.translateTexts(List.of(WORDS.word(20)));
        kazakh.close();
        assertEquals(written, uzbek.translateTexts(List.of(WORDS.word(20))));
        uzbek.close();
        assertThrows(
                IllegalStateException.class,
                () -> SharedNetworks.take(file, () -> {
                    throw new IllegalStateException("it is loaded no more");
                }));
    }

    @Test
    void refusesALanguageThatTheNetworkDoesNotWrite() throws IOException {
        writeTokens(LABELS);
        assertRefused("no label for mn", Locale.forLanguageTag("mn"));
    }

    @Test
    void refusesWhatIsMissingOrOtherwise() throws IOException {
        Files.delete(folder.resolve("source.spm"));
        assertRefused("0 files source.spm", KAZAKH);
        Files.writeString(folder.resolve("source.bpe"), "#version: 0.2");
        assertRefused("byte-pair encoding", KAZAKH);
        write();
        Files.delete(folder.resolve("opus.spm32k-spm32k.vocab.yml"));
        assertRefused("lacks the file opus.spm32k-spm32k.vocab.yml", KAZAKH);
        write();
        Files.writeString(folder.resolve("decoder.yml"), "models: [a.npz, b.npz]\nvocabs: [a, b]");
        assertRefused("models is [a.npz, b.npz], known is one file", KAZAKH);
        Files.writeString(folder.resolve("decoder.yml"), "vocabs: [a, b]");
        assertRefused("models is null", KAZAKH);
        Files.writeString(folder.resolve("decoder.yml"), "models: [../../../etc/passwd]\nvocabs: [a, b]");
        assertRefused("lacks the file passwd", KAZAKH);
        Files.writeString(folder.resolve("decoder.yml"), "models: [");
        assertRefused("decoder.yml cannot be read", KAZAKH);
        write();
        Files.writeString(folder.resolve("source.spm"), "no protocol buffer");
        assertRefused("source.spm", KAZAKH);
        write();
        Files.writeString(folder.resolve("opus.spm32k-spm32k.vocab.yml"), "</s>: 0\n<unk>: 1\n");
        assertRefused("has no token with the id 2", KAZAKH);
    }

    private void assertRefused(String message, Locale target) {
        String refusal = assertThrows(
                        TranslationException.class, () -> open(target).close())
                .getMessage();
        assertTrue(refusal.contains(message), refusal);
    }

    private MarianTranslator open(Locale target) {
        return MarianTranslator.open(folder, "opus", Locale.ENGLISH, target);
    }
}
