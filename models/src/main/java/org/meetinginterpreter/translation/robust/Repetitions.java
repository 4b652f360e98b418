package org.meetinginterpreter.translation.robust;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words said over and over, by speakers and by networks that got stuck. */
final class Repetitions {
    /** A phrase that follows itself this often is said for the sake of saying it. */
    static final int MANY = 8;

    private static final int LONGEST_PHRASE = 4;
    private static final int LONGEST_LOOP = 8;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private record Word(int start, int end, String text) {}

    /**
     * Where a phrase follows itself.
     *
     * @param first its first word
     * @param words of the phrase
     * @param times at least two
     */
    private record Run(int first, int words, int times) {
        int behind() {
            return first + words * times;
        }
    }

    private Repetitions() {}

    /** A text in segments, those that are said many times held once. */
    static List<Segment> parted(String text, String after) {
        List<Word> words = words(text);
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < words.size(); ) {
            Run run = longest(words, at, LONGEST_PHRASE);
            if (run == null || run.times() < MANY) {
                at++;
                continue;
            }
            if (at > from) {
                segments.add(segment(text, words, from, at, 1));
            }
            Segment unit = segment(text, words, at, at + run.words(), run.times());
            segments.add(new Segment(unit.text(), gap(text, words, run.behind() - 1), false, run.times()));
            at = run.behind();
            from = at;
        }
        if (from < words.size()) {
            segments.add(segment(text, words, from, words.size(), 1));
        }
        Segment last = segments.remove(segments.size() - 1);
        segments.add(new Segment(last.text(), last.after() + after, false, last.times()));
        return segments;
    }

    /** How often a phrase follows itself at most; 1 where none does. */
    static int most(String text) {
        List<Word> words = words(text);
        int most = 1;
        for (int at = 0; at < words.size(); ) {
            Run run = longest(words, at, LONGEST_LOOP);
            most = run == null ? most : Math.max(most, run.times());
            at = run == null ? at + 1 : run.behind();
        }
        return most;
    }

    /** A text in which no phrase follows itself more often than a number of times. */
    static String cut(String text, int times) {
        List<Word> words = words(text);
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int at = 0; at < words.size(); ) {
            Run run = longest(words, at, LONGEST_LOOP);
            if (run == null || run.times() <= times) {
                at = run == null ? at + 1 : run.behind();
                continue;
            }
            int last = at + run.words() * times - 1;
            kept.append(text, from, words.get(last).end());
            from = words.get(run.behind() - 1).end();
            at = run.behind();
        }
        return kept.append(text.substring(from)).toString();
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(), matcher.group()));
        }
        return words;
    }

    /** The phrase at a word that covers most words by following itself; nothing where none does. */
    private static Run longest(List<Word> words, int at, int longestPhrase) {
        Run longest = null;
        for (int length = 1; length <= longestPhrase && at + 2 * length <= words.size(); length++) {
            int times = 1;
            while (follows(words, at, length, times)) {
                times++;
            }
            if (times > 1 && (longest == null || times * length > longest.words() * longest.times())) {
                longest = new Run(at, length, times);
            }
        }
        return longest;
    }

    private static boolean follows(List<Word> words, int at, int length, int times) {
        int next = at + length * times;
        if (next + length > words.size()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!words.get(at + i).text().equalsIgnoreCase(words.get(next + i).text())) {
                return false;
            }
        }
        return true;
    }

    private static Segment segment(String text, List<Word> words, int from, int to, int times) {
        return new Segment(
                text.substring(words.get(from).start(), words.get(to - 1).end()),
                gap(text, words, to - 1),
                false,
                times);
    }

    private static String gap(String text, List<Word> words, int last) {
        int next = last + 1 < words.size() ? words.get(last + 1).start() : text.length();
        return text.substring(words.get(last).end(), next);
    }
}
