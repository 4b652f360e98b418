package org.meetinginterpreter.summary;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.embedding.SentenceEmbedder;

/**
 * How much an English sentence sounds like one that tells others what a meeting is about, beside talk between two: by words that announce it
 * (after Edmundson, "New methods in automatic extracting", 1969), by how near it comes to sentences that do, and by how much of it is
 * "I", "you" and "that". Thread-safe.
 */
final class Manner {
    private static final double OF_CUES = 0.15;
    private static final double OF_EXAMPLES = 0.3;
    private static final int MOST_CUES = 2;
    /** What the nearest sentences of meetings come to. */
    private static final double NEAREST = 0.6;

    private static final List<String> EXAMPLES = List.of(
            "In this meeting we will discuss the following topics.",
            "The purpose of the project is to design a new product.",
            "We decided to do it this way.",
            "We agreed on the proposal.",
            "The main idea is the following.",
            "The results show that it works well.",
            "The problem that we have to solve is this.",
            "The next step is to prepare this for the next meeting.",
            "In my presentation I will talk about the requirements.");

    private static final Pattern CUES = Pattern.compile(
            "\\b(?:decid\\w*|agree\\w*|discuss\\w*|meeting|agenda|present\\w*|project|propos\\w*|suggest\\w*"
                    + "|requirement\\w*|result\\w*|important|main|goal|purpose|idea|problem|issue\\w*|plan\\w*|need to|should"
                    + "|design\\w*|conclu\\w*|method\\w*|basically)\\b");

    private static final float[][] NONE = {};
    private static final Set<String> BETWEEN_TWO = Set.of(
            "i", "i'm", "i've", "i'd", "i'll", "my", "me", "you", "your", "you're", "he", "she", "it", "it's", "that",
            "that's");

    private final float[][] examples;

    private Manner(float[][] examples) {
        this.examples = examples;
    }

    static Manner byMeaning(SentenceEmbedder embedder) {
        return new Manner(embedder.embed(EXAMPLES));
    }

    /** By cues and pronouns alone. */
    static Manner byWords() {
        return new Manner(NONE);
    }

    /** @param words of the text, in lower case */
    double of(String text, List<String> words, float[] vector) {
        Matcher cues = CUES.matcher(text.toLowerCase(Locale.ROOT));
        int found = 0;
        while (found < MOST_CUES && cues.find()) {
            found++;
        }
        double nearest = 0;
        for (float[] example : vector.length == 0 ? NONE : examples) {
            nearest = Math.max(nearest, SentenceEmbedder.cosine(example, vector));
        }
        double talk = words.isEmpty()
                ? 0
                : (double) words.stream().filter(BETWEEN_TWO::contains).count() / words.size();
        return OF_CUES * found / MOST_CUES + OF_EXAMPLES * Math.min(1, nearest / NEAREST) - talk;
    }
}
