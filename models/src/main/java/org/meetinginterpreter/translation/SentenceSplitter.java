package org.meetinginterpreter.translation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Splits text into sentences by ICU's rules for a language (Unicode Standard Annex 29), which abbreviations such as "Dr." or
 * "U.S." do not end. A line break ends a sentence. Thread-safe.
 */
public final class SentenceSplitter {
    /** Abbreviations of meetings that ICU's own lists (CLDR segment suppressions) lack. */
    private static final Map<String, List<String>> ABBREVIATIONS = Map.of(
            "en",
            List.of(
                    "e.g.", "i.e.", "cf.", "vs.", "No.", "Nos.", "Art.", "Amb.", "Gov.", "Sen.", "Rep.", "Pres.",
                    "Hon."),
            "pt",
            List.of(
                    "Sr.", "Sra.", "Srs.", "Dr.", "Dra.", "Prof.", "Profa.", "Exmo.", "Exma.", "V.", "Ex.", "Art.",
                    "p.ex."),
            "es",
            List.of("Sr.", "Sra.", "Srta.", "Dr.", "Dra.", "Ud.", "Uds.", "EE.", "UU.", "Art.", "p.ej."));

    private final BreakIterator rules;

    private SentenceSplitter(BreakIterator rules) {
        this.rules = rules;
    }

    public static SentenceSplitter of(Locale language) {
        FilteredBreakIteratorBuilder builder = FilteredBreakIteratorBuilder.getInstance(language);
        ABBREVIATIONS.getOrDefault(language.getLanguage(), List.of()).forEach(builder::suppressBreakAfter);
        return new SentenceSplitter(builder.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(language)));
    }

    /** The sentences in order; none of a blank text. */
    public List<Sentence> split(String text) {
        BreakIterator iterator = rules.clone();
        iterator.setText(text);
        List<Sentence> sentences = new ArrayList<>();
        int start = iterator.first();
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            Sentence sentence = Sentence.of(text.substring(start, end));
            if (!sentence.text().isEmpty()) {
                sentences.add(sentence);
            } else if (!sentences.isEmpty()) {
                Sentence last = sentences.remove(sentences.size() - 1);
                sentences.add(new Sentence(last.text(), last.gap() + sentence.gap()));
            }
            start = end;
        }
        return sentences;
    }
}
