package org.meetinginterpreter.speech.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.vocabulary.VocabularyIndex.Match;

/** Goes through a hypothesis for words that may be a term of the vocabulary misheard. Thread-safe. */
final class CandidateFinder {
    /** Names are heard as up to four words ("his sick cool"), or spelled out. */
    private static final int MOST_WORDS = 4;

    private static final int TERMS_PER_SPAN = 6;
    private static final int SHORTEST_SPELLING = 5;

    private final VocabularyIndex index;
    private final int mostWords;

    CandidateFinder(VocabularyIndex index) {
        this.index = index;
        this.mostWords = Math.max(MOST_WORDS, index.mostWords());
    }

    /** All candidates, by place; they may overlap. Words that are a term already take part in none. */
    List<Candidate> in(List<SpokenWord> words) {
        boolean[] right = right(words);
        List<Candidate> candidates = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + mostWords); to++) {
                if (right[to - 1]) {
                    break;
                }
                add(words, from, to, candidates);
                if (WordSpan.endsSentence(words.get(to - 1))) {
                    break;
                }
            }
        }
        return candidates;
    }

    private void add(List<SpokenWord> words, int from, int to, List<Candidate> candidates) {
        List<SpokenWord> part = words.subList(from, to);
        WordSpan span = WordSpan.of(part);
        String letters = Phones.letters(span.text());
        String term = index.written(letters);
        if (term != null) {
            // a short common word is not a name just because it has a name's letters
            if (letters.length() < SHORTEST_SPELLING && part.size() == 1) {
                return;
            }
            String text = placed(span, term, words, from);
            candidates.add(new Candidate(from, to, part, term, text, 0, letters.length()));
            return;
        }
        if (part.stream().allMatch(word -> word.confidence() > RepairRule.SUREST) || letters.isEmpty()) {
            return;
        }
        for (Match match : index.like(span.phones(), RepairRule.farthest(part), TERMS_PER_SPAN)) {
            String text = placed(span, match.term(), words, from);
            candidates.add(new Candidate(from, to, part, match.term(), text, match.distance(), match.weight()));
        }
    }

    /** The term where the words stand; at the beginning of a sentence it begins as large as they do. */
    private static String placed(WordSpan span, String term, List<SpokenWord> words, int from) {
        boolean begins = from == 0 || WordSpan.endsSentence(words.get(from - 1));
        boolean large =
                !span.text().isEmpty() && Character.isUpperCase(span.text().codePointAt(0));
        String written = term;
        if (begins && large) {
            int first = term.offsetByCodePoints(0, 1);
            written = term.substring(0, first).toUpperCase(Locale.ROOT) + term.substring(first);
        }
        return span.with(written);
    }

    /** Which words are part of a term that is written as it is to be. */
    private boolean[] right(List<SpokenWord> words) {
        boolean[] right = new boolean[words.size()];
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + mostWords); to++) {
                WordSpan span = WordSpan.of(words.subList(from, to));
                String term = index.written(Phones.letters(span.text()));
                if (term != null && placed(span, term, words, from).equals(span.with(span.text()))) {
                    Arrays.fill(right, from, to, true);
                }
            }
        }
        return right;
    }
}
