package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;

/** Real speech, streamed in pieces of 100 ms; words are compared without case and punctuation, numbers are no matter here. */
class MoonshineAccuracyIT {
    private static final String TWO_CITIES = """
            It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was
            the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness, it
            was the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we were
            all going direct to Heaven, we were all going direct the other way in short, the period was so far like the present
            period, that some of its noisiest authorities insisted on its being received, for good or for evil, in the superlative
            degree of comparison only.""";
    private static final String BECKETT = "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";

    private static SpeechEngine engine;

    @BeforeAll
    static void open() {
        engine = MoonshineSpeechEngine.open(
                InstalledModels.folder("moonshine-tiny-en"),
                InstalledModels.folder("silero-vad"),
                MoonshineOptions.DEFAULT);
    }

    @AfterAll
    static void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void installedRecordingsHaveFewWordErrors() {
        Path folder = InstalledModels.folder("moonshine-tiny-en").resolve("recordings");
        Map<Path, String> words = new LinkedHashMap<>();
        words.put(folder.resolve("two_cities.wav"), TWO_CITIES);
        words.put(folder.resolve("beckett.wav"), BECKETT);
        assertErrors(words, 0.07);
    }

    @Test
    void developmentRecordingsHaveFewWordErrors() throws IOException {
        Path index = InstalledModels.sharedData("index.tsv");
        Map<Path, String> words = new LinkedHashMap<>();
        for (String line : Files.readAllLines(index)) {
            String[] fields = line.split("\t", -1);
            // the cards and digits would need a normaliser of numbers
            if (fields[0].matches("speech/en/(librivox|jfk|LJ|mfa-61).*")) {
                words.put(index.resolveSibling(fields[0]), fields[4]);
            }
        }
        assertErrors(words, 0.09);
    }

    private static void assertErrors(Map<Path, String> words, double most) {
        int errors = 0;
        int total = 0;
        StringBuilder texts = new StringBuilder();
        for (Map.Entry<Path, String> each : words.entrySet()) {
            String text = transcript(each.getKey());
            texts.append(text).append('\n');
            List<String> wanted = words(each.getValue());
            errors += distance(wanted, words(text));
            total += wanted.size();
        }
        assertTrue(errors <= most * total, errors + " errors in " + total + " words:\n" + texts);
    }

    private static String transcript(Path wav) {
        List<SpeechEvent> events = new ArrayList<>();
        try (WavReader reader = WavReader.open(wav);
                SpeechRecognizer recognizer = engine.open()) {
            Resampler resampler = new Resampler(reader.sampleRateHz());
            float[] samples = reader.read(reader.sampleRateHz() / 10);
            while (samples.length > 0) {
                events.addAll(recognizer.accept(resampler.accept(samples)));
                samples = reader.read(reader.sampleRateHz() / 10);
            }
            events.addAll(recognizer.accept(resampler.finish()));
            events.addAll(recognizer.finish());
        }
        Promises.check(events);
        StringBuilder text = new StringBuilder();
        for (SpeechEvent event : events) {
            if (event instanceof SpeechEvent.Final last) {
                text.append(last.utterance().text()).append(' ');
            }
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("['’]", "").replaceAll("[^a-z0-9]+", " ");
        return Arrays.asList(plain.strip().split(" "));
    }

    private static int distance(List<String> wanted, List<String> heard) {
        int[] costs = new int[heard.size() + 1];
        for (int j = 0; j < costs.length; j++) {
            costs[j] = j;
        }
        for (String word : wanted) {
            int diagonal = costs[0]++;
            for (int j = 1; j < costs.length; j++) {
                int replaced = diagonal + (word.equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[heard.size()];
    }
}
