package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.model.InterpreterHome;

class BleuIT {
    private static final Path SCRIPTS = Path.of("../scripts/peers");
    private static final Path TEXT = Path.of("../../shared/data/text");

    @Test
    void scoresOfAThousandLinesAreThoseOfSacrebleu() {
        assumeTrue(Files.exists(TEXT.resolve("flores-dev.pt")), "no FLORES in " + TEXT);
        Optional<Peer> sacrebleu = Peer.start(
                InterpreterHome.fromEnvironment().folder().resolve("peers"),
                "sacrebleu",
                SCRIPTS.resolve("sacrebleu_scores.py"));
        assumeTrue(sacrebleu.isPresent(), "sacrebleu is not installed: scripts/install-peers sacrebleu");
        try (Peer peer = sacrebleu.get()) {
            ParallelText text = ParallelText.read(TEXT.resolve("flores-dev.en"), TEXT.resolve("flores-dev.pt"));
            for (List<String> references : List.of(text.source(), text.reference())) {
                List<String> translations = spoiled(references);
                JsonNode scores = ask(peer, translations, references);
                assertEquals(scores.path("bleu").asDouble(), Bleu.score(translations, references), 1e-9);
                assertEquals(scores.path("chrf").asDouble(), Chrf.score(translations, references), 1e-9);
            }
        }
    }

    private static JsonNode ask(Peer peer, List<String> translations, List<String> references) {
        ObjectNode order = new ObjectMapper().createObjectNode();
        translations.forEach(order.putArray("translations")::add);
        references.forEach(order.putArray("references")::add);
        peer.order(order);
        return peer.answer();
    }

    /** Lines with words left out, doubled, and joined by a no-break space, always the same. */
    private static List<String> spoiled(List<String> lines) {
        Random random = new Random(5);
        List<String> spoiled = new ArrayList<>();
        for (String line : lines) {
            StringBuilder text = new StringBuilder();
            for (String word : line.split(" ", -1)) {
                int chance = random.nextInt(10);
                text.append(chance == 0 ? "" : word).append(chance == 1 ? "\u00a0" : " ");
                text.append(chance == 2 ? word + "&amp; " : "");
            }
            spoiled.add(text.toString());
        }
        return spoiled;
    }
}
