package org.meetinginterpreter.speech.readable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Sets punctuation and the capitals of sentences: a sentence ends with the utterance and at longer pauses, unless its last word cannot
 * end one; it asks if its words do; commas stand before conjunctions, where the language has them or a short pause does. The end mark of
 * a sentence that still grows is left open, so that nothing is shown that the next word may take back. Thread-safe.
 */
final class Sentences implements TextRefiner {
    private static final long SENTENCE_PAUSE_MILLIS = 400;
    private static final long COMMA_PAUSE_MILLIS = 150;
    private static final int FEWEST_WORDS = 3;

    private final LanguageRules rules;

    Sentences(LanguageRules rules) {
        this.rules = rules;
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        List<SpokenWord> marked = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean end = i + 1 == words.size() ? last : endsSentence(words, from, i);
            if (end || i + 1 == words.size()) {
                marked.addAll(sentence(words.subList(from, i + 1), end));
                from = i + 1;
            }
        }
        return marked;
    }

    private boolean endsSentence(List<SpokenWord> words, int from, int at) {
        return pauseAfter(words, at) >= SENTENCE_PAUSE_MILLIS
                && at - from + 1 >= FEWEST_WORDS
                && !rules.open().contains(rules.lower(words.get(at).text()));
    }

    private static long pauseAfter(List<SpokenWord> words, int at) {
        return words.get(at + 1).startMillis() - words.get(at).endMillis();
    }

    private List<SpokenWord> sentence(List<SpokenWord> words, boolean ended) {
        String lower = rules.lower(words.stream()
                .map(SpokenWord::text)
                .collect(Collectors.joining(WordsToText.isSpaced(rules.language()) ? " " : "")));
        boolean asks = rules.question().matcher(lower).matches();
        List<SpokenWord> sentence = new ArrayList<>(words);
        for (int i = 0; i + 1 < sentence.size(); i++) {
            if (hasComma(words, i)) {
                append(sentence, i, rules.comma());
            }
        }
        if (ended) {
            append(sentence, sentence.size() - 1, asks ? rules.ask() : rules.stop());
        }
        SpokenWord first = sentence.get(0);
        String opening = asks && rules.language().getLanguage().equals("es") ? "¿" : "";
        sentence.set(0, first.withText(opening + capitalised(first.text())));
        return sentence;
    }

    private boolean hasComma(List<SpokenWord> words, int at) {
        String next = rules.lower(words.get(at + 1).text());
        long pause = pauseAfter(words, at);
        if (rules.commas().contains(next)) {
            return !rules.notAfter().contains(rules.lower(words.get(at).text()));
        }
        return pause >= COMMA_PAUSE_MILLIS
                && (rules.everyPause() || rules.pauseCommas().contains(next));
    }

    private static void append(List<SpokenWord> words, int at, String mark) {
        words.set(at, words.get(at).withText(words.get(at).text() + mark));
    }

    private String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(rules.language()) + word.substring(first);
    }
}
