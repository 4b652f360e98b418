package org.meetinginterpreter.translation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits text into sentences by ICU's rules for a language (Unicode Standard Annex 29), which abbreviations such as "Dr." or
 * "U.S." do not end. A line break ends a sentence. Thread-safe.
 */
public final class SentenceSplitter {
    private final BreakIterator rules;
    private final Abbreviations abbreviations;

    private SentenceSplitter(BreakIterator rules, Abbreviations abbreviations) {
        this.rules = rules;
        this.abbreviations = abbreviations;
    }

    public static SentenceSplitter of(Locale language) {
        // CLDR's own list of abbreviations is short, and those with several stops do not work in ICU
        return new SentenceSplitter(
                FilteredBreakIteratorBuilder.getInstance(language)
                        .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(language)),
                Abbreviations.of(language));
    }

    /** The sentences in order; none of a blank text. */
    public List<Sentence> split(String text) {
        BreakIterator iterator = rules.clone();
        iterator.setText(text);
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        iterator.first();
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            Sentence sentence = Sentence.of(text.substring(start, end));
            if (end < text.length() && !ends(sentence, Character.isDigit(text.codePointAt(end)))) {
                continue;
            }
            start = end;
            if (!sentence.text().isEmpty()) {
                sentences.add(sentence);
            } else if (!sentences.isEmpty()) {
                Sentence last = sentences.remove(sentences.size() - 1);
                sentences.add(new Sentence(last.text(), last.gap() + sentence.gap()));
            }
        }
        return sentences;
    }

    private boolean ends(Sentence sentence, boolean beforeNumber) {
        return sentence.gap().chars().anyMatch(SentenceSplitter::isLineBreak)
                || !abbreviations.end(sentence.text(), beforeNumber);
    }

    private static boolean isLineBreak(int character) {
        return character == '\n' || character == '\r' || character == '\u2028' || character == '\u2029';
    }
}
