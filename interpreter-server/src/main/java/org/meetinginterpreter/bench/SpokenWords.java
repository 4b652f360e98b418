package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The words of a recording in the normal form in which they are counted, each with the time at which it ends. Lays what was
 * recognised over them.
 */
public final class SpokenWords {
    private final List<String> words;
    private final long[] endMillis;

    /** Takes the words as they are written, in order, with their times. */
    public SpokenWords(List<Alignment.Word> aligned) {
        String text =
                String.join(" ", aligned.stream().map(Alignment.Word::text).toList());
        List<EnglishNormalizer.Word> normal = EnglishNormalizer.words(text);
        words = normal.stream().map(EnglishNormalizer.Word::text).toList();
        endMillis = normal.stream()
                .mapToLong(word -> aligned.get(word.last()).endMillis())
                .toArray();
    }

    public List<String> words() {
        return words;
    }

    public WordErrors errors(String recognised) {
        return WordErrors.between(words, normal(recognised));
    }

    /**
     * When each recognised word ended.
     *
     * @param recognised words in normal form, all that was recognised of the recording
     * @return one entry a recognised word: the end of the spoken word that it stands for; empty for an inserted word
     */
    public List<OptionalLong> ends(List<String> recognised) {
        int[] places = WordErrors.places(words, recognised);
        List<OptionalLong> ends = new ArrayList<>();
        for (int place : places) {
            ends.add(place < 0 ? OptionalLong.empty() : OptionalLong.of(endMillis[place]));
        }
        return ends;
    }

    /**
     * When the speaker's last word of each utterance ended.
     *
     * @param utterances texts of the utterances in order, all that was recognised of the recording
     * @return one entry an utterance: the end of the last spoken word that one of its words stands for; empty where none does
     */
    public List<OptionalLong> lastWordEnds(List<String> utterances) {
        List<String> all = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (String utterance : utterances) {
            List<String> normal = normal(utterance);
            all.addAll(normal);
            sizes.add(normal.size());
        }
        List<OptionalLong> wordEnds = ends(all);
        List<OptionalLong> lastEnds = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            lastEnds.add(wordEnds.subList(from, from + size).stream()
                    .filter(OptionalLong::isPresent)
                    .reduce(OptionalLong.empty(), (earlier, later) -> later));
            from += size;
        }
        return lastEnds;
    }

    static List<String> normal(String text) {
        return EnglishNormalizer.words(text).stream()
                .map(EnglishNormalizer.Word::text)
                .toList();
    }
}
