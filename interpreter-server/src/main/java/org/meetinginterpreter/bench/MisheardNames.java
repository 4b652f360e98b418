package org.meetinginterpreter.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Vocabulary;

/**
 * The committed set of {@code bench vocabulary}; its README says how it was made.
 *
 * @param vocabulary all terms that are said, and the distractors
 */
record MisheardNames(Vocabulary vocabulary, List<Spoken> recordings) {
    /** Of what promised too little to be asked of when the answers were recorded. */
    private static final double NOT_ASKED = -1_000;

    /** What became of a recording. */
    enum Kind {
        MISHEARD,
        RIGHT,
        GARBLED,
        OTHER
    }

    /**
     * One recording, as the recogniser heard it.
     *
     * @param term empty where none is said
     * @param said the sentence
     * @param heard with confidence
     * @param sound answers what was asked when the set was recorded
     */
    record Spoken(
            Kind kind, boolean heldOut, String term, String said, List<SpokenWord> heard, HypothesisScorer sound) {}

    /** The set of a language. */
    static MisheardNames load(String language) {
        Map<String, List<SpokenWord>> heard = new HashMap<>();
        Map<String, Map<String, Double>> gains = new HashMap<>();
        for (String[] row : rows(language, "hypotheses.tsv")) {
            heard.computeIfAbsent(row[0], id -> new ArrayList<>()).addAll(words(row[1]));
        }
        for (String[] row : rows(language, "gains.tsv")) {
            gains.computeIfAbsent(row[0], id -> new HashMap<>()).put(row[1] + "\t" + row[2], Double.valueOf(row[3]));
        }
        Map<String, Double> priors = new HashMap<>();
        rows(language, "priors.tsv").forEach(row -> priors.put(row[0], Double.valueOf(row[1])));
        Set<String> terms = new LinkedHashSet<>();
        rows(language, "sentences.tsv").forEach(row -> terms.add(row[0]));
        rows(language, "distractors.txt").forEach(row -> terms.add(row[0]));
        List<Spoken> recordings = new ArrayList<>();
        List<String[]> set = rows(language, "set.tsv");
        for (String[] row : set.subList(1, set.size())) {
            recordings.add(new Spoken(
                    Kind.valueOf(row[1].toUpperCase(Locale.ROOT)),
                    row[2].equals("held-out"),
                    row[4],
                    row[5],
                    heard.getOrDefault(row[0], List.of()),
                    recorded(gains.getOrDefault(row[0], Map.of()), priors)));
        }
        return new MisheardNames(new Vocabulary(List.copyOf(terms)), recordings);
    }

    private static List<SpokenWord> words(String text) {
        List<SpokenWord> words = new ArrayList<>();
        for (String word : text.strip().split(" ", -1)) {
            int bar = word.lastIndexOf('|');
            if (bar > 0) {
                int place = words.size();
                words.add(new SpokenWord(
                        word.substring(0, bar),
                        place * 300L,
                        place * 300L + 300,
                        Double.parseDouble(word.substring(bar + 1))));
            }
        }
        return words;
    }

    private static HypothesisScorer recorded(Map<String, Double> gains, Map<String, Double> priors) {
        return new HypothesisScorer() {
            @Override
            public OptionalDouble gain(List<SpokenWord> replaced, String replacement) {
                String words = replaced.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
                return OptionalDouble.of(gains.getOrDefault(words + "\t" + replacement, NOT_ASKED));
            }

            @Override
            public OptionalDouble prior(String words) {
                Double prior = priors.get(words);
                return prior == null ? OptionalDouble.empty() : OptionalDouble.of(prior);
            }
        };
    }

    private static List<String[]> rows(String language, String file) {
        String name = "vocabulary/" + language + "/" + file;
        try (InputStream in = MisheardNames.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new BenchException("bench vocabulary: there is no " + name + " among the resources");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
