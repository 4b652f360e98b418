package org.meetinginterpreter.speech.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * Words in a row without what clings to them: {@code "Ospinova's,} is {@code Ospinova} between {@code "} and {@code 's,}.
 *
 * @param before marks before the first word
 * @param text the words, marks between them kept
 * @param after ending and marks after the last word
 */
record WordSpan(String before, String text, String after) {
    private static final Pattern CLINGING = Pattern.compile(
            "^(?<before>[^\\p{L}\\p{N}]*)(?<text>.*?)(?<after>(?:['’]s)?[^\\p{L}\\p{N}]*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile(".*[\\p{L}\\p{N}]{3,}[.?!。]+[\"”’)]*$");

    static WordSpan of(List<SpokenWord> words) {
        String joined = words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
        Matcher parts = CLINGING.matcher(joined);
        return parts.matches()
                ? new WordSpan(parts.group("before"), parts.group("text"), parts.group("after"))
                : new WordSpan("", joined, "");
    }

    static boolean endsSentence(SpokenWord word) {
        return SENTENCE_END.matcher(word.text()).matches();
    }

    /** The sounds of the words, one after the other; single letters sound as they are called. */
    List<Phone> phones() {
        List<Phone> phones = new ArrayList<>();
        for (String word : text.split("[\\s-]+", -1)) {
            String letters = Phones.letters(word);
            phones.addAll(
                    letters.length() == 1 && !isWord(letters) ? Phones.spelledOut(letters) : Phones.ofWord(letters));
        }
        return phones;
    }

    private static boolean isWord(String letter) {
        return "a".equals(letter);
    }

    /** Another text with what clings to this. */
    String with(String other) {
        return before + other + after;
    }
}
