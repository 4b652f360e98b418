package org.meetinginterpreter.speech.readable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Removes what a model has in its word list and nobody said: {@code [2]}, {@code <unk>}, {@code (noise)}, marks alone.
 * The Korean models have words in brackets: syllables in round ones, and numbers in all kinds, which {@link ReadableText} reads. Thread-safe.
 */
public final class JunkTokens implements TextRefiner {
    private static final Pattern JUNK =
            Pattern.compile("\\[.*]|<.*>|\\([^\\uAC00-\\uD7A3]*\\)|\\{.*}|[^\\p{L}\\p{N}\\p{M}]*");

    private static final Pattern KOREAN_NUMBERS =
            Pattern.compile("\\[(\\d+|[\\uAC00-\\uD7A3])]|\\{[\\uAC00-\\uD7A3]}|%");

    private final boolean korean;

    /** Of any language but Korean. */
    public JunkTokens() {
        this(Locale.ROOT);
    }

    public JunkTokens(Locale language) {
        this.korean = language.getLanguage().equals("ko");
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return words.stream().filter(word -> !isJunk(word.text())).toList();
    }

    private boolean isJunk(String text) {
        return JUNK.matcher(text).matches()
                && !(korean && KOREAN_NUMBERS.matcher(text).matches());
    }
}
