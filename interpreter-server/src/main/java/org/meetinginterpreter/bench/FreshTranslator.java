package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.marian.MarianTranslator;

/**
 * A program that measures, from a fresh start, what a first translation, loading and a loaded model take; {@link TranslatorStart} runs it.
 *
 * <p>Standard input: one line of JSON, {@code {"texts":[…],"models":[{"folder","id","from","to"},…]}}. Standard output: one line,
 * {@code {"engineMillis","firstMillis","steadyMillis","models":[{"loadMillis":[…],"loadCpuMillis":[…],"megabytes":[…]},…]}}: the
 * first model starts the engine and translates; each is then loaded several times over.
 */
public final class FreshTranslator {
    private static final int COPIES = 4;
    private static final int STEADY_ROUNDS = 15;

    private final List<String> texts = new ArrayList<>();
    private final List<MarianTranslator> open = new ArrayList<>();

    private FreshTranslator(JsonNode order) {
        order.path("texts").forEach(text -> texts.add(text.asText()));
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonNode order = new ObjectMapper().readTree(orders.readLine());
        FreshTranslator fresh = new FreshTranslator(order);
        ObjectNode answer = new ObjectMapper().createObjectNode();
        fresh.firstTranslation(order.path("models").path(0), answer);
        ArrayNode models = answer.putArray("models");
        order.path("models").forEach(model -> fresh.loads(model, models.addObject()));
        System.out.println(answer);
        fresh.open.forEach(MarianTranslator::close);
        // what still holds threads shall not hold the process
        System.exit(0);
    }

    private void firstTranslation(JsonNode model, ObjectNode answer) {
        long begin = System.nanoTime();
        MarianTranslator translator = open(model);
        open.add(translator);
        translator.warmUp();
        answer.put("engineMillis", millisSince(begin));
        answer.put("firstMillis", translate(translator, texts.get(0)));
        List<Double> steady = new ArrayList<>();
        for (int round = 0; round < STEADY_ROUNDS; round++) {
            for (String text : texts) {
                translate(translator, text);
            }
            steady.add(translate(translator, texts.get(0)));
        }
        answer.put("steadyMillis", Distribution.of(steady).median());
    }

    /** Loads copies, and closes none: what closing frees would be used by the next one, whose memory could not be seen. */
    private void loads(JsonNode model, ObjectNode answer) {
        ArrayNode loadMillis = answer.putArray("loadMillis");
        ArrayNode loadCpuMillis = answer.putArray("loadCpuMillis");
        ArrayNode megabytes = answer.putArray("megabytes");
        double before = residentMegabytes();
        for (int copy = 0; copy < COPIES; copy++) {
            double cpu = cpuSeconds();
            long begin = System.nanoTime();
            MarianTranslator translator = open(model);
            loadMillis.add(millisSince(begin));
            loadCpuMillis.add(1e3 * (cpuSeconds() - cpu));
            open.add(translator);
            texts.forEach(text -> translate(translator, text));
            double after = residentMegabytes();
            megabytes.add(after - before);
            before = after;
        }
    }

    private static double cpuSeconds() {
        return Machine.cpuSeconds(ProcessHandle.current().pid());
    }

    private static MarianTranslator open(JsonNode model) {
        return MarianTranslator.open(
                Path.of(model.path("folder").asText()),
                model.path("id").asText(),
                Locale.forLanguageTag(model.path("from").asText()),
                Locale.forLanguageTag(model.path("to").asText()));
    }

    private static double translate(Translator translator, String text) {
        long begin = System.nanoTime();
        translator.translateTexts(List.of(text));
        return millisSince(begin);
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double residentMegabytes() {
        System.gc();
        return Machine.residentBytes(ProcessHandle.current().pid()) / 1e6;
    }
}
