package org.meetinginterpreter.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.meetinginterpreter.embedding.SentenceEmbedder;

/** A cleaned sentence, and all that is known of it when it comes. */
final class Statement {
    private final long line;
    private final String speaker;
    private final String text;
    private final int words;
    private final List<String> stems;
    private final Set<String> about;
    private final float[] vector;
    private final double manner;

    /**
     * @param words how many it has
     * @param stems its words that say something, in order
     * @param vector what it means, of length one; empty where no network sees it
     * @param manner how much it sounds like a statement for all, beside talk between two; 0 where nobody can tell
     */
    Statement(Line line, String text, int words, List<String> stems, float[] vector, double manner) {
        this.line = line.number();
        this.speaker = line.speaker();
        this.text = text;
        this.words = words;
        this.stems = List.copyOf(stems);
        this.about = Set.copyOf(new HashSet<>(stems));
        this.vector = vector;
        this.manner = manner;
    }

    long line() {
        return line;
    }

    String speaker() {
        return speaker;
    }

    String text() {
        return text;
    }

    int words() {
        return words;
    }

    List<String> stems() {
        return stems;
    }

    Set<String> about() {
        return about;
    }

    double manner() {
        return manner;
    }

    boolean isQuestion() {
        char last = text.charAt(text.length() - 1);
        return last == '?' || last == '？' || last == '؟';
    }

    /** How alike two are, 0 to 1: in meaning, or in the words they share. */
    double likeness(Statement other) {
        if (vector.length > 0 && vector.length == other.vector.length) {
            return Math.max(0, dot(vector, other.vector));
        }
        Set<String> fewer = about.size() < other.about.size() ? about : other.about;
        Set<String> more = fewer == about ? other.about : about;
        long shared = fewer.stream().filter(more::contains).count();
        return shared == 0 ? 0 : shared / Math.sqrt((double) fewer.size() * more.size());
    }

    /** As {@link SentenceEmbedder#cosine}, in eight sums that the processor does side by side. */
    private static float dot(float[] one, float[] other) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            a += one[i] * other[i];
            b += one[i + 1] * other[i + 1];
            c += one[i + 2] * other[i + 2];
            d += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            a += one[i] * other[i];
        }
        return a + b + c + d;
    }
}
