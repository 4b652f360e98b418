package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * What starting takes: the first translation against later ones, loading a model, and the memory that it takes. Each figure is the
 * median of several processes; memory is how much more is resident after each further copy, when unused objects are gone.
 *
 * @param models the first one starts the engine
 * @param texts that each loaded model translates; the first is the one whose first translation counts
 */
record TranslatorStart(List<Model> models, List<String> texts) {
    private static final int PROCESSES = 3;
    private static final double FIRST_MILLIS = 50;
    private static final double LOAD_SECONDS = 0.3;
    /** The tiny networks of Firefox are 17 MB, the next larger ones 30. */
    private static final double TINY_FILE_MEGABYTES = 20;

    private static final double TINY_MEGABYTES = 45;
    private static final double FILE_FACTOR = 2.2;

    /** A model to load. */
    record Model(Path folder, String id, Locale source, Locale target) {
        /** Its network, in millions of bytes. */
        double networkMegabytes() {
            try (Stream<Path> files = Files.list(folder)) {
                long largest = 0;
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if ((name.startsWith("model") && name.endsWith(".bin")) || name.endsWith(".npz")) {
                        largest = Math.max(largest, Files.size(file));
                    }
                }
                return largest / 1e6;
            } catch (IOException e) {
                throw new BenchException("the model " + folder + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    void measure(Report report) {
        List<JsonNode> answers = new ArrayList<>();
        for (int process = 0; process < PROCESSES; process++) {
            try (Peer fresh = Peer.java(FreshTranslator.class)) {
                fresh.order(order());
                answers.add(fresh.answer());
            }
        }
        write(answers, report);
    }

    /** Writes the figures of several processes. */
    void write(List<JsonNode> answers, Report report) {
        double first = median(answers, "/firstMillis");
        double steady = median(answers, "/steadyMillis");
        report.line(
                "first translation after start",
                Value.of(first, 1, "ms"),
                Value.NONE,
                new Target(
                        String.format(
                                Locale.ROOT,
                                "within %.0f ms of the steady %.1f ms (is %+.1f)",
                                FIRST_MILLIS,
                                steady,
                                first - steady),
                        first - steady <= FIRST_MILLIS));
        report.line(
                "start of the engine with a first model, warm",
                Value.of(median(answers, "/engineMillis") / 1e3, 2, "s"),
                Value.NONE);
        for (int i = 0; i < models.size(); i++) {
            loading(models.get(i), medians(answers, "/models/" + i), report);
        }
        report.note(PROCESSES
                + " fresh processes; load and memory: medians of several copies in each, none of them closed.");
    }

    private record Loading(double seconds, double cpuSeconds, double megabytes) {}

    private static Loading medians(List<JsonNode> answers, String at) {
        return new Loading(
                median(answers, at + "/loadMillis") / 1e3,
                median(answers, at + "/loadCpuMillis") / 1e3,
                median(answers, at + "/megabytes"));
    }

    private static void loading(Model model, Loading loading, Report report) {
        double file = model.networkMegabytes();
        boolean tiny = file < TINY_FILE_MEGABYTES;
        String name = "load of " + model.id() + ", engine up";
        Value seconds = Value.of(loading.seconds(), 2, "s");
        if (tiny) {
            report.line(
                    name,
                    seconds,
                    Value.NONE,
                    new Target("<= " + LOAD_SECONDS + " s", loading.seconds() <= LOAD_SECONDS));
        } else {
            report.line(name, seconds, Value.NONE);
        }
        report.line(name + ", by processor time", Value.of(loading.cpuSeconds(), 2, "CPU s"), Value.NONE);
        double most = tiny ? TINY_MEGABYTES : FILE_FACTOR * file;
        report.line(
                String.format(Locale.ROOT, "memory of %s (network %.1f MB)", model.id(), file),
                Value.of(loading.megabytes(), 1, "MB"),
                Value.NONE,
                new Target(
                        tiny
                                ? String.format(Locale.ROOT, "<= %.0f MB", most)
                                : String.format(Locale.ROOT, "<= %.1f times its file, %.0f MB", FILE_FACTOR, most),
                        loading.megabytes() <= most));
    }

    /** The median of a figure, or of all in a list of figures, over all answers. */
    private static double median(List<JsonNode> answers, String at) {
        return new Distribution(answers.stream()
                        .map(answer -> answer.at(at))
                        .flatMap(node ->
                                node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                        .mapToDouble(JsonNode::asDouble)
                        .toArray())
                .median();
    }

    private ObjectNode order() {
        ObjectNode order = new ObjectMapper().createObjectNode();
        texts.forEach(order.putArray("texts")::add);
        ArrayNode all = order.putArray("models");
        for (Model model : models) {
            all.addObject()
                    .put("folder", model.folder().toString())
                    .put("id", model.id())
                    .put("from", model.source().toLanguageTag())
                    .put("to", model.target().toLanguageTag());
        }
        return order;
    }
}
