package org.meetinginterpreter.speech.moonshine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * Where the speech of one who does not pause is divided: behind a finished sentence, the longer it gets also behind a clause, then at
 * any short pause, at last anywhere. What two readings agree on counts, and some words must follow: a mark at the end of what was heard
 * so far often is none.
 */
final class Division {
    /** No place. */
    static final int NONE = -1;

    private static final Pattern SENTENCE_END = Pattern.compile(".*[\\p{L}\\p{N}%'’\"”)][.!?…]+['’\"”)]*$");
    private static final Pattern CLAUSE_END = Pattern.compile(".*[,;:–—]['’\"”)]*$");
    private static final Pattern INITIAL = Pattern.compile("(\\p{Lu}\\.)+");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "no.", "vs.", "e.g.", "i.e.", "etc.", "gen.", "col.", "capt.",
            "sen.", "rep.", "gov.", "inc.", "jr.", "sr.");
    private static final int LEAST_WORDS = 3;
    private static final int FOLLOWING_WORDS = 2;
    private static final long PAUSE_MILLIS = 90;

    private Division() {}

    /** Whether the words end as a sentence does. */
    static boolean isSentence(List<SpokenWord> words) {
        return !words.isEmpty() && endsSentence(words.get(words.size() - 1).text());
    }

    static boolean endsSentence(String word) {
        return SENTENCE_END.matcher(word).matches()
                && !INITIAL.matcher(word).matches()
                && !ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean endsClause(String word) {
        return CLAUSE_END.matcher(word).matches();
    }

    /**
     * Looks for a place.
     *
     * @param before what was read before
     * @param now what is read now
     * @param seconds how long the speech is
     * @param options from which length on it is divided, and where
     * @param possible whether it may be divided behind a word
     * @return the index of the word behind which to divide, or {@link #NONE}
     */
    static int of(
            List<SpokenWord> before,
            List<SpokenWord> now,
            double seconds,
            MoonshineOptions options,
            IntPredicate possible) {
        int last = Math.min(agreed(before, now), now.size() - FOLLOWING_WORDS) - 1;
        for (int i = last; i >= LEAST_WORDS - 1; i--) {
            String word = now.get(i).text();
            long pause = now.get(i + 1).startMillis() - now.get(i).endMillis();
            boolean sentence = seconds >= seconds(options.sentenceAfter()) && endsSentence(word);
            boolean clause = seconds >= seconds(options.clauseAfter()) && endsClause(word);
            boolean shortPause = seconds >= seconds(options.longEnough()) && pause >= PAUSE_MILLIS;
            if ((sentence || clause || shortPause) && possible.test(i)) {
                return i;
            }
        }
        return NONE;
    }

    /** The best place at the end of speech that must be divided; the last words may be cut themselves. */
    static int forced(List<SpokenWord> now, IntPredicate possible) {
        int best = NONE;
        double most = 0;
        for (int i = 0; i < now.size() - FOLLOWING_WORDS; i++) {
            String word = now.get(i).text();
            double value = 2.0 * (i + 1) / now.size()
                    + Math.min(1, (now.get(i + 1).startMillis() - now.get(i).endMillis()) / 300.0)
                    + (endsSentence(word) ? 1 : 0)
                    + (endsClause(word) ? 0.5 : 0);
            if (value > most && possible.test(i)) {
                most = value;
                best = i;
            }
        }
        return best;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static int agreed(List<SpokenWord> before, List<SpokenWord> now) {
        int count = 0;
        while (count < Math.min(before.size(), now.size())
                && before.get(count).text().equals(now.get(count).text())) {
            count++;
        }
        return count;
    }
}
