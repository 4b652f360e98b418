package org.meetinginterpreter.speech.vocabulary;

import java.util.List;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * Words of a hypothesis that may be a term misheard.
 *
 * @param from index of the first word
 * @param to index after the last
 * @param words those words
 * @param term as the organiser wrote it
 * @param text what would stand in their place, with the marks and endings that the words have
 * @param distance how far the words sound from the term, 0 to 1
 * @param weight how much sound the term has, about its number of consonants
 */
record Candidate(int from, int to, List<SpokenWord> words, String term, String text, double distance, double weight) {
    /** How sure the recogniser is of the word that it is least sure of. */
    double leastConfidence() {
        return leastConfidence(words);
    }

    static double leastConfidence(List<SpokenWord> words) {
        return words.stream().mapToDouble(SpokenWord::confidence).min().orElse(1);
    }

    double meanConfidence() {
        return meanConfidence(words);
    }

    static double meanConfidence(List<SpokenWord> words) {
        return words.stream().mapToDouble(SpokenWord::confidence).average().orElse(1);
    }

    boolean overlaps(Candidate other) {
        return from < other.to && other.from < to;
    }

    /** The term as one word, or a few, that take the time of what they replace. */
    List<SpokenWord> replacement() {
        String[] parts = text.split(" ", -1);
        long start = words.get(0).startMillis();
        long length = words.get(words.size() - 1).endMillis() - start;
        SpokenWord[] replaced = new SpokenWord[parts.length];
        for (int i = 0; i < parts.length; i++) {
            replaced[i] = new SpokenWord(
                    parts[i],
                    start + length * i / parts.length,
                    start + length * (i + 1) / parts.length,
                    leastConfidence());
        }
        return List.of(replaced);
    }
}
