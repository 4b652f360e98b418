package org.meetinginterpreter.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.review.FoldedText.Word;
import org.meetinginterpreter.review.WordPattern.Place;

/** The words and phrases of one language that an organizer wants looked at. Belongs to the event loop. */
public final class WordList {
    private final Locale language;
    private final Stems stems;
    private final List<WordPattern> patterns = new ArrayList<>();
    private final int longest;

    /** A listed entry, and as what it stands in the text. */
    public record Hit(String listed, String found) {}

    public WordList(Locale language, List<String> entries) {
        this.language = language;
        this.stems = new Stems(language);
        entries.forEach(entry -> patterns.add(new WordPattern(entry, language, stems)));
        longest = patterns.stream().mapToInt(WordPattern::length).max().orElse(0);
    }

    /** Each entry that is in a text, once. */
    public List<Hit> find(String text) {
        FoldedText folded = FoldedText.of(text, language);
        List<Hit> hits = new ArrayList<>();
        for (WordPattern pattern : patterns) {
            List<Place> places = pattern.find(folded, stems);
            if (!places.isEmpty()) {
                Place place = places.get(0);
                hits.add(new Hit(
                        pattern.listed(),
                        text.substring(folded.origin(place.begin()), folded.origin(place.end()))
                                .strip()));
            }
        }
        return hits;
    }

    /**
     * How much of a growing text may be shown, in UTF-16 units: what stands before an entry, and not the last words, which may become
     * one.
     */
    int clear(String growing) {
        FoldedText folded = FoldedText.of(growing, language);
        List<Word> words = folded.words();
        int open = Math.min(longest, words.size());
        int clear = open == 0
                ? growing.length()
                : folded.origin(words.get(words.size() - open).begin());
        for (WordPattern pattern : patterns) {
            for (Place place : pattern.find(folded, stems)) {
                clear = Math.min(clear, folded.origin(startOfWord(words, place.begin())));
            }
        }
        return clear;
    }

    private static int startOfWord(List<Word> words, int place) {
        return words.stream()
                .filter(word -> word.begin() <= place && place < word.end())
                .mapToInt(Word::begin)
                .findFirst()
                .orElse(place);
    }
}
