package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meetinginterpreter.bench.MisheardNames.Kind;
import org.meetinginterpreter.bench.MisheardNames.Spoken;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * What a repair did to recordings.
 *
 * @param misheard terms that were misheard in sentences that were understood
 * @param repaired of those, how many stand there now as they are to be written
 * @param others words heard that are none of a term said
 * @param changed of those, how many were replaced, rightly or not
 * @param wrong terms that were put where they were not said
 * @param garbled terms misheard in sentences that were not understood
 * @param garbledRepaired of those, how many stand there now
 */
record RepairCount(int misheard, int repaired, int others, int changed, int wrong, int garbled, int garbledRepaired) {
    static final RepairCount NONE = new RepairCount(0, 0, 0, 0, 0, 0, 0);

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N} ]+");

    RepairCount plus(RepairCount more) {
        return new RepairCount(
                misheard + more.misheard,
                repaired + more.repaired,
                others + more.others,
                changed + more.changed,
                wrong + more.wrong,
                garbled + more.garbled,
                garbledRepaired + more.garbledRepaired);
    }

    /**
     * Counts one recording.
     *
     * @param vocabulary the terms that a repair could put in
     * @param shown what the repair made of the words heard
     */
    static RepairCount of(Spoken spoken, List<String> vocabulary, List<SpokenWord> shown) {
        String before = text(spoken.heard());
        String after = text(shown);
        boolean missing = !spoken.term().isEmpty() && !holds(before, spoken.term());
        boolean there = missing && holds(after, spoken.term());
        Set<Integer> inTerm = termPlaces(spoken);
        int changed = 0;
        for (int place : replaced(spoken.heard(), shown)) {
            changed += inTerm.contains(place) ? 0 : 1;
        }
        int wrong = (int) vocabulary.stream()
                .filter(term -> !spoken.said().contains(term) && holds(after, term) && !holds(before, term))
                .count();
        int misheard = missing && spoken.kind() == Kind.MISHEARD ? 1 : 0;
        int garbled = missing && spoken.kind() == Kind.GARBLED ? 1 : 0;
        return new RepairCount(
                misheard,
                there ? misheard : 0,
                spoken.heard().size() - inTerm.size(),
                changed,
                wrong,
                garbled,
                there ? garbled : 0);
    }

    private static String text(List<SpokenWord> words) {
        return words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
    }

    /** Whether the term stands in the text as it is to be written, between other letters; its first may have become a capital. */
    private static boolean holds(String text, String term) {
        int second = term.offsetByCodePoints(0, 1);
        String first = term.substring(0, second);
        Matcher found = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + Pattern.quote(first) + "|"
                        + Pattern.quote(first.toUpperCase(Locale.ROOT)) + ")" + Pattern.quote(term.substring(second))
                        + "(?![\\p{L}\\p{N}])")
                .matcher(text);
        return found.find();
    }

    /** The words heard that stand between the nearest words understood before and after the term. */
    private static Set<Integer> termPlaces(Spoken spoken) {
        Set<Integer> places = new HashSet<>();
        if (spoken.term().isEmpty()) {
            return places;
        }
        int at = spoken.said().indexOf(spoken.term());
        List<String> said = new ArrayList<>(keys(spoken.said().substring(0, at)));
        int termAt = said.size();
        said.add("\0");
        said.addAll(keys(spoken.said().substring(at + spoken.term().length())));
        List<String> heard = spoken.heard().stream()
                .map(word -> String.join("", keys(word.text())))
                .toList();
        int[] partners = common(said, heard);
        int from = 0;
        int to = heard.size();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] >= 0 && i < termAt) {
                from = partners[i] + 1;
            } else if (partners[i] >= 0) {
                to = Math.min(to, partners[i]);
            }
        }
        for (int place = from; place < to; place++) {
            places.add(place);
        }
        return places;
    }

    /** Indexes of the words heard that are not shown any more. */
    private static List<Integer> replaced(List<SpokenWord> heard, List<SpokenWord> shown) {
        List<String> now = shown.stream().map(SpokenWord::text).toList();
        int[] partners = common(heard.stream().map(SpokenWord::text).toList(), now);
        List<Integer> gone = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] < 0) {
                gone.add(i);
            }
        }
        return gone;
    }

    private static List<String> keys(String text) {
        return Arrays.stream(MARKS.matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** For each of the first its partner in the longest common sequence with the second, or -1. */
    private static int[] common(List<String> first, List<String> second) {
        int[][] length = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                length[i][j] = first.get(i).equals(second.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int[] partners = new int[first.size()];
        int j = 0;
        for (int i = 0; i < partners.length; i++) {
            partners[i] = -1;
            while (j < second.size() && length[i][j] == length[i][j + 1] && length[i][j] > length[i + 1][j]) {
                j++;
            }
            if (j < second.size() && first.get(i).equals(second.get(j)) && length[i][j] > length[i + 1][j]) {
                partners[i] = j++;
            }
        }
        return partners;
    }
}
