package org.meetinginterpreter.speech.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.speech.vocabulary.Phone.Kind;

/**
 * Finds the terms of a vocabulary that sound like what was heard, without comparing all: terms are filed under the pairs of kinds of
 * consonants that follow each other in them, and only those that share enough pairs are compared sound by sound. Immutable.
 */
@SuppressWarnings("EnumOrdinal") // numbers of pairs, not kept
final class VocabularyIndex {
    /** Share of the rarer side's pairs that must be common. */
    private static final double SHARED = 0.3;

    private static final int KINDS = Kind.values().length + 1;
    private static final int EDGE = Kind.values().length;
    private static final int LONGEST_ACRONYM = 6;
    /** Distance of what sounds the same and is written with other letters. */
    private static final double SAME_SOUND = 1e-6;

    /** A term as one may say it. */
    private record Spoken(
            String term,
            Sounds sounds,
            @SuppressWarnings("ArrayRecordComponent") int[] pairs) {}

    /**
     * A term that sounds like what was heard.
     *
     * @param term as the organiser wrote it
     * @param distance 0 sounds the same, 1 nothing in common
     * @param weight how much sound the term has, about its number of consonants
     * @param place in the vocabulary
     */
    record Match(String term, double distance, double weight, int place) {}

    private final List<Spoken> spoken = new ArrayList<>();
    private final int[][] byPair = new int[KINDS * KINDS][];
    private final Map<String, String> byLetters = new HashMap<>();
    private final int mostWords;

    VocabularyIndex(Vocabulary vocabulary) {
        Map<Integer, List<Integer>> places = new HashMap<>();
        int words = 1;
        for (String term : vocabulary.terms()) {
            String letters = Phones.letters(term);
            byLetters.putIfAbsent(letters, term);
            words = Math.max(words, term.split("[\\s-]+", -1).length);
            Pronunciations.of(term).forEach(way -> add(term, way, places));
            if (term.equals(term.toUpperCase(Locale.ROOT)) && letters.length() <= LONGEST_ACRONYM) {
                add(term, Phones.spelledOut(letters), places);
            }
        }
        places.forEach((pair, all) ->
                byPair[pair] = all.stream().mapToInt(Integer::intValue).toArray());
        mostWords = words;
    }

    private void add(String term, List<Phone> phones, Map<Integer, List<Integer>> places) {
        Sounds sounds = new Sounds(phones);
        if (sounds.weight() < RepairRule.LEAST_WEIGHT) {
            return;
        }
        Spoken one = new Spoken(term, sounds, pairs(phones));
        for (int pair : one.pairs()) {
            places.computeIfAbsent(pair, key -> new ArrayList<>()).add(spoken.size());
        }
        spoken.add(one);
    }

    /** How many words the longest term has. */
    int mostWords() {
        return mostWords;
    }

    /** The term that is written with these letters, whatever its case, spaces and marks; null when there is none. */
    String written(String letters) {
        return byLetters.get(letters);
    }

    /**
     * The terms that sound most like this.
     *
     * @param most largest distance
     * @param count how many at most
     * @return nearest first; at equal distance in the vocabulary's order
     */
    List<Match> like(List<Phone> phones, double most, int count) {
        int[] pairs = pairs(phones);
        Sounds heard = new Sounds(phones);
        int[] shared = new int[spoken.size()];
        List<Match> matches = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (int pair : pairs) {
            int[] places = byPair[pair];
            if (places == null) {
                continue;
            }
            for (int place : places) {
                Spoken one = spoken.get(place);
                // compared once, when it turns out that enough is shared
                if (++shared[place] == enough(pairs.length, one.pairs().length)) {
                    double distance = PhoneDistance.between(one.sounds(), heard, most);
                    if (distance <= most) {
                        double weight = one.sounds().weight();
                        matches.add(new Match(one.term(), Math.max(distance, SAME_SOUND), weight, place));
                    }
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::distance).thenComparingInt(Match::place));
        return matches.stream()
                .filter(match -> found.add(match.term()))
                .limit(count)
                .toList();
    }

    private static int enough(int pairs, int others) {
        return (int) Math.ceil(SHARED * Math.max(pairs, others));
    }

    /** The pairs of consonants that follow each other, also over one between; each once. */
    private static int[] pairs(List<Phone> phones) {
        int[] kinds = phones.stream()
                .filter(phone -> !phone.isVowel() && phone.kind() != Kind.WEAK)
                .mapToInt(phone -> phone.kind().ordinal())
                .toArray();
        Set<Integer> pairs = new HashSet<>();
        for (int i = -1; i < kinds.length; i++) {
            for (int j = i + 1; j <= Math.min(i + 2, kinds.length); j++) {
                pairs.add((i < 0 ? EDGE : kinds[i]) * KINDS + (j == kinds.length ? EDGE : kinds[j]));
            }
        }
        int[] sorted = pairs.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
