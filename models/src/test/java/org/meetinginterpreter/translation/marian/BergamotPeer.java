package org.meetinginterpreter.translation.marian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Native Bergamot in a Python process for each order, since it ends its process where it disagrees with a file. */
final class BergamotPeer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path script;

    /**
     * @param folder of the installed peer
     * @param script {@code bergamot_orders.py}
     */
    BergamotPeer(Path folder, Path script) {
        this.folder = folder;
        this.script = script;
    }

    /** What Bergamot wrote, with the log probabilities of the words. */
    record Answers(List<String> texts, List<List<Double>> logProbabilities) {}

    /** @param precision Bergamot's {@code gemm-precision} */
    Answers translate(Path model, boolean shortlisted, String precision, List<String> texts) throws IOException {
        ModelFolder files = ModelFolder.of(model, "made");
        ObjectNode order = JSON.createObjectNode();
        order.put("model", files.network().toString());
        order.put("source", files.sourceVocabulary().toString());
        order.put("target", files.targetVocabulary().toString());
        order.put("shortlist", shortlisted ? files.shortlist().orElseThrow().toString() : null);
        order.put("precision", precision);
        order.put("lengthFactor", 2);
        order.put("scores", true);
        order.set("texts", JSON.valueToTree(texts));
        ProcessBuilder command =
                new ProcessBuilder(Files.readString(folder.resolve(".python")).strip(), script.toString());
        command.environment().put("PYTHONPATH", folder.toString());
        command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = command.start();
        process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        JsonNode answer = JSON.readTree(process.getInputStream());
        if (answer.isMissingNode()) {
            throw new IOException("Bergamot gave no answer for " + files.network() + " with " + precision);
        }
        List<List<Double>> scores = new ArrayList<>();
        for (JsonNode own : answer.path("scores")) {
            scores.add(doubles(own));
        }
        List<String> written = new ArrayList<>();
        answer.path("texts").forEach(text -> written.add(text.asText()));
        return new Answers(written, scores);
    }

    private static List<Double> doubles(JsonNode array) {
        List<Double> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asDouble()));
        return values;
    }
}
