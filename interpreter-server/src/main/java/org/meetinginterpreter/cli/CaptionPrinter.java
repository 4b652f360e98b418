package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.bench.Alignment;

/** Prints finals as they come, each with its delay after the speaker's last word. Thread-safe. */
final class CaptionPrinter {
    /** How far the server's end of an utterance may lie before the aligned end of its last word. */
    private static final long SLACK_MILLIS = 300;

    /** What a speaker says, and who sends it. */
    private record Speech(List<Alignment.Word> words, AudioSender sender) {}

    private final PrintStream out;
    private long meetingStartNanos;
    private final Map<String, Speech> speeches = new HashMap<>();
    private final Map<String, Set<String>> utterances = new LinkedHashMap<>();
    private final Map<String, List<Double>> delays = new LinkedHashMap<>();

    CaptionPrinter(PrintStream out) {
        this.out = out;
    }

    /** The meeting's time begins now. */
    synchronized void meetingStarted() {
        meetingStartNanos = System.nanoTime();
    }

    synchronized void speaks(String speaker, List<Alignment.Word> words, AudioSender sender) {
        speeches.put(speaker, new Speech(words, sender));
    }

    synchronized void received(String language, JsonNode message) {
        if (!"caption".equals(message.path("type").asText())
                || !message.path("final").asBoolean()) {
            return;
        }
        long now = System.nanoTime();
        utterances
                .computeIfAbsent(language, key -> new HashSet<>())
                .add(message.path("utterance").asText());
        double delay = delaySeconds(message, now);
        delays.computeIfAbsent(language, key -> new ArrayList<>()).add(delay);
        out.printf("%s %s  (%.1f s after the last word)%n", language, CaptionLine.of(message), delay);
        out.flush();
        notifyAll();
    }

    /** Waits until every language has the finals that the first one has, for a bounded time. */
    synchronized void awaitEveryLanguage(List<String> languages, long mostMillis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
        Set<String> all = utterances.getOrDefault(languages.get(0), Set.of());
        while (languages.stream()
                .anyMatch(
                        language -> !utterances.getOrDefault(language, Set.of()).containsAll(all))) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A line a language: how many captions, and their delays. */
    synchronized void printSummary() {
        delays.forEach((language, all) -> {
            List<Double> sorted = new ArrayList<>(all);
            Collections.sort(sorted);
            out.printf(
                    "%s: %d captions, %.1f s after the last word (median), %.1f s (longest)%n",
                    language, sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
        });
    }

    synchronized int finals(String language) {
        return utterances.getOrDefault(language, Set.of()).size();
    }

    private double delaySeconds(JsonNode caption, long now) {
        Speech speech = speeches.get(caption.path("speaker").path("name").asText());
        if (speech == null) {
            return Double.NaN;
        }
        long offsetMillis = TimeUnit.NANOSECONDS.toMillis(speech.sender().startNanos() - meetingStartNanos);
        long endMillis = caption.path("endMillis").asLong() - offsetMillis;
        long lastWord = speech.words().stream()
                .mapToLong(Alignment.Word::endMillis)
                .filter(end -> end <= endMillis + SLACK_MILLIS)
                .max()
                .orElse(0);
        return (TimeUnit.NANOSECONDS.toMillis(now - speech.sender().startNanos()) - lastWord) / 1000.0;
    }
}
