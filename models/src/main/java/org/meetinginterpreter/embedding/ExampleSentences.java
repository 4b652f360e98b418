package org.meetinginterpreter.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;

/**
 * Sentences that say by example what is looked for, and how near a text comes to one of them in meaning. Each sentence of the text
 * is compared by itself, so that one among many is found; what has no letter or digit is passed over. Before that, what
 * all sentences of meetings have in common, the mean of some everyday ones, is taken from each vector (after Mu and Viswanath, "All-but-
 * the-Top", 2018): otherwise every sentence about water is near every other. Thread-safe.
 */
public final class ExampleSentences {
    /**
     * How near two sentences must be, 0 to 1: at most 10 % of the harmless sentences in the first half of the set of {@code bench meaning}
     * are nearer (docs/benchmarks.md).
     */
    public static final double THRESHOLD = 0.33;

    private static final List<String> EVERYDAY = everyday();

    private final SentenceEmbedder embedder;
    private final List<String> examples;
    private final float[][] vectors;
    private final float[] common;

    /**
     * What a text comes nearest to.
     *
     * @param example as the organizer wrote it
     * @param cosine 1 where they mean the same
     */
    public record Likeness(String example, double cosine) {}

    private ExampleSentences(SentenceEmbedder embedder, List<String> examples, float[][] vectors, float[] common) {
        this.embedder = embedder;
        this.examples = List.copyOf(examples);
        this.vectors = vectors;
        this.common = common;
    }

    /**
     * Learns examples; blocks for some milliseconds each.
     *
     * @param shown as the organizer wrote them
     * @param english the same in English
     * @throws EmbeddingException when the network fails
     */
    public static ExampleSentences of(SentenceEmbedder embedder, List<String> shown, List<String> english) {
        if (shown.size() != english.size()) {
            throw new IllegalArgumentException(shown.size() + " examples and " + english.size() + " in English");
        }
        float[] common = mean(embedder.embed(EVERYDAY));
        float[][] vectors = embedder.embed(english);
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = without(common, vectors[i]);
        }
        return new ExampleSentences(embedder, shown, vectors, common);
    }

    /**
     * The example that a sentence of an English text comes nearest to; nothing where there is none or the text says nothing.
     *
     * @throws EmbeddingException when the network fails
     */
    public Optional<Likeness> nearest(String english) {
        List<String> sentences = SentenceSplitter.of(Locale.ENGLISH).split(english).stream()
                .map(Sentence::text)
                .filter(text -> text.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        Likeness nearest = null;
        if (!examples.isEmpty()) {
            for (float[] vector : embedder.embed(sentences)) {
                float[] own = without(common, vector);
                for (int i = 0; i < vectors.length; i++) {
                    double cosine = SentenceEmbedder.cosine(own, vectors[i]);
                    if (nearest == null || cosine > nearest.cosine) {
                        nearest = new Likeness(examples.get(i), cosine);
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static float[] mean(float[][] vectors) {
        float[] mean = new float[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.length;
            }
        }
        return mean;
    }

    /** A vector from the mean on, of length one; where it is the mean itself, of length nought. */
    private static float[] without(float[] common, float[] vector) {
        float[] own = new float[vector.length];
        double squares = 0;
        for (int i = 0; i < own.length; i++) {
            own[i] = vector[i] - common[i];
            squares += (double) own[i] * own[i];
        }
        for (int i = 0; i < own.length && squares > 0; i++) {
            own[i] /= (float) Math.sqrt(squares);
        }
        return own;
    }

    private static List<String> everyday() {
        try (InputStream file = ExampleSentences.class.getResourceAsStream("everyday.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("everyday.txt inside the program cannot be read; build it anew", e);
        }
    }
}
