package org.meetinginterpreter.summary;

import com.ibm.icu.text.BreakIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a sentence, and those of them that say what it is about: without the words that stand everywhere, and without endings of inflection (in
 * English; in other languages words are compared as they stand, and words that stand everywhere are told by how often they do).
 */
final class ContentWords {
    private static final int SHORTEST = 3;
    private static final List<String> ENDINGS = List.of("'s", "ing", "ed", "es", "s");
    private static final Set<String> STOPWORDS = read();

    private final boolean english;
    private final BreakIterator rules;

    ContentWords(Locale language) {
        this.english = language.getLanguage().equals("en");
        this.rules = BreakIterator.getWordInstance(language);
    }

    /** All words, in lower case. */
    List<String> all(String text) {
        BreakIterator words = rules.clone();
        words.setText(text);
        List<String> found = new ArrayList<>();
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                found.add(text.substring(start, end).toLowerCase(Locale.ROOT).replace('’', '\''));
            }
            start = end;
        }
        return found;
    }

    /** Of all words those that say something. */
    List<String> stems(List<String> all) {
        return all.stream()
                .filter(word -> !english || !STOPWORDS.contains(word))
                .filter(word -> isLong(word))
                .map(word -> english ? stem(word) : word)
                .toList();
    }

    /** Scripts that write syllables or ideas have short words. */
    private static boolean isLong(String word) {
        int first = word.codePointAt(0);
        return Character.isDigit(first)
                || Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN
                || word.length() >= (first < 0x3000 ? SHORTEST : 2);
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static Set<String> read() {
        try (InputStream file = ContentWords.class.getResourceAsStream("stopwords.txt")) {
            return Set.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException("stopwords.txt inside the program cannot be read; build it anew", e);
        }
    }
}
