package org.meetinginterpreter.speech.readable;

import java.util.List;
import java.util.regex.Pattern;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Removes what a model has in its word list and nobody said: {@code [2]}, {@code <unk>}, {@code (noise)}, marks alone.
 * Syllables in brackets are words of the Korean models. Thread-safe.
 */
public final class JunkTokens implements TextRefiner {
    private static final Pattern JUNK =
            Pattern.compile("\\[.*]|<.*>|\\([^\\uAC00-\\uD7A3]*\\)|\\{.*}|[^\\p{L}\\p{N}\\p{M}]*");

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return words.stream()
                .filter(word -> !JUNK.matcher(word.text()).matches())
                .toList();
    }
}
