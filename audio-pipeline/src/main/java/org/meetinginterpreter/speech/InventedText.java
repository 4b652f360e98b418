package org.meetinginterpreter.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drops what no one can have said: a phrase over and over, of which the first time stays, and more text than its sound can hold, of
 * which nothing stays. Recognisers write such text on noise and music. People repeat themselves too ("no, no, no"): a loop is what
 * goes on for long. One object follows one track and counts; what it returns depends on its input alone. Thread-safe.
 */
public final class InventedText implements TextRefiner {
    private static final int LONGEST_PHRASE = 8;
    /** A phrase of one word is a loop when it comes twelve times in a row, of two six times, and so on, but at least four. */
    private static final int LOOP_WORDS = 12;

    private static final int LOOP_TIMES = 4;

    /** Fast speech has some 20 letters a second; measured times of short utterances are uncertain by some tenths. */
    private static final double MOST_LETTERS_A_SECOND = 30;

    private static final int LETTERS_ALWAYS = 20;

    private final AtomicLong dropped = new AtomicLong();
    private volatile long lastDropped = -1;

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        List<SpokenWord> possible = isTooLong(words) ? List.of() : withoutLoops(words);
        if (last && possible.size() < words.size()) {
            count(words.get(0).startMillis());
        }
        return possible;
    }

    /** The same beginning may be looked at more than once before its end is settled. */
    private void count(long startMillis) {
        if (startMillis != lastDropped) {
            lastDropped = startMillis;
            dropped.incrementAndGet();
        }
    }

    @Override
    public SpeechStatistics statistics() {
        return new SpeechStatistics(0, 0, 0, dropped.get());
    }

    private static boolean isTooLong(List<SpokenWord> words) {
        if (words.isEmpty()) {
            return false;
        }
        long letters = words.stream()
                .mapToLong(word -> word.text()
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .count())
                .sum();
        double seconds = (words.get(words.size() - 1).endMillis() - words.get(0).startMillis()) / 1000.0;
        return letters > LETTERS_ALWAYS + MOST_LETTERS_A_SECOND * seconds;
    }

    private static List<SpokenWord> withoutLoops(List<SpokenWord> words) {
        List<SpokenWord> kept = new ArrayList<>(words);
        for (int phrase = 1; phrase <= LONGEST_PHRASE; phrase++) {
            int times = Math.max(LOOP_TIMES, (LOOP_WORDS + phrase - 1) / phrase);
            for (int from = 0; from + phrase * times <= kept.size(); from++) {
                int length = repeated(kept, from, phrase);
                if (length >= phrase * times) {
                    kept.subList(from + phrase, from + length).clear();
                }
            }
        }
        return kept;
    }

    /** How many words from a place on are one phrase over and over, whole times only. */
    private static int repeated(List<SpokenWord> words, int from, int phrase) {
        int to = from + phrase;
        while (to < words.size() && key(words.get(to)).equals(key(words.get(to - phrase)))) {
            to++;
        }
        return (to - from) / phrase * phrase;
    }

    private static String key(SpokenWord word) {
        String letters = word.text().replaceAll("[^\\p{L}\\p{N}]", "");
        return (letters.isEmpty() ? word.text() : letters).toLowerCase(Locale.ROOT);
    }
}
