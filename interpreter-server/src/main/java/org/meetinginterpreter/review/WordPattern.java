package org.meetinginterpreter.review;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.meetinginterpreter.review.FoldedText.Word;

/**
 * An entry of a word list. Where a language has spaces, an entry's words must follow each other: each the same, of the same stem, or
 * beginning so where the entry has {@code *} behind it; in languages that string endings together (Korean, Turkic), a long enough
 * word also with whatever endings. Where a script has no spaces, the characters must follow each other and may not be a mere part of
 * one longer word.
 */
final class WordPattern {
    private static final Set<Integer> WITHOUT_SPACES = Set.of(
            UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.THAI, UScript.LAO, UScript.KHMER, UScript.MYANMAR);
    private static final Set<String> TURKIC = Set.of("tr", "az", "kk", "ky", "uz", "tk", "tt", "ba", "ug");
    private static final String KOREAN = "ko";
    private static final int SHORTEST_TURKIC = 4;
    private static final int SHORTEST_KOREAN = 2;
    private static final int SHORTEST_NAME = 3;

    private final String listed;
    private final boolean spaced;
    private final boolean open;
    private final String characters;
    private final List<Part> parts = new ArrayList<>();

    /** One word of it. */
    private record Part(String word, String stem, List<String> beginnings) {
        boolean matches(Word found, Stems stems) {
            return found.text().equals(word)
                    || beginnings.stream().anyMatch(found.text()::startsWith)
                    || stems.of(found).equals(stem);
        }
    }

    /** Where it was found in a folded text. */
    record Place(int begin, int end) {}

    WordPattern(String listed, Locale language, Stems stems) {
        this.listed = listed;
        FoldedText folded = FoldedText.of(listed, language);
        spaced = folded.text().codePoints().noneMatch(c -> WITHOUT_SPACES.contains(UScript.getScript(c)));
        characters = spaced ? "" : lettersOnly(folded.text());
        open = folded.text().endsWith("*");
        for (Word word : folded.words()) {
            boolean prefix = folded.text().startsWith("*", word.end());
            parts.add(new Part(
                    word.text(), stems.of(word), prefix ? List.of(word.text()) : beginnings(word.text(), language)));
        }
    }

    /** How many letters and digits an entry has. */
    static long letters(String entry) {
        return entry.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static String lettersOnly(String text) {
        StringBuilder only = new StringBuilder();
        text.codePoints().filter(c -> !Character.isWhitespace(c) && c != '*').forEach(only::appendCodePoint);
        return only.toString();
    }

    /** How a word begins whatever endings follow: its last sound may soften before them (kitap, kitabı). */
    private static List<String> beginnings(String word, Locale language) {
        int length = word.codePointCount(0, word.length());
        if (language.getLanguage().equals(KOREAN)) {
            return length >= SHORTEST_KOREAN ? List.of(word) : List.of();
        }
        if (!TURKIC.contains(language.getLanguage()) || length < SHORTEST_TURKIC) {
            return List.of();
        }
        String before = word.substring(0, word.length() - 1);
        String soft = switch (word.charAt(word.length() - 1)) {
            case 'p' -> "b";
            case 't' -> "d";
            case 'k' -> "g";
            case 'c' -> "c";
            case 'п' -> "б";
            case 'к' -> "г";
            case 'қ' -> "ғ";
            default -> "";
        };
        return soft.isEmpty() ? List.of(word) : List.of(word, before + soft);
    }

    /** As the organizer wrote it. */
    String listed() {
        return listed;
    }

    /** How many words at the end of a growing text may be the beginning of it. */
    int length() {
        return parts.size();
    }

    /** All places, in their order. */
    List<Place> find(FoldedText text, Stems stems) {
        return spaced ? findWords(text, stems) : findCharacters(text);
    }

    private List<Place> findWords(FoldedText text, Stems stems) {
        List<Place> places = new ArrayList<>();
        List<Word> words = text.words();
        for (int first = 0; first + parts.size() <= words.size(); first++) {
            int matched = 0;
            while (matched < parts.size() && parts.get(matched).matches(words.get(first + matched), stems)) {
                matched++;
            }
            if (matched == parts.size()) {
                places.add(new Place(
                        words.get(first).begin(), words.get(first + matched - 1).end()));
            }
        }
        return places;
    }

    private List<Place> findCharacters(FoldedText text) {
        List<Place> places = new ArrayList<>();
        for (int begin = 0; begin < text.text().length(); begin++) {
            int end = endOfMatch(text.text(), begin);
            if (end > 0 && (open || isWhole(text, begin, end))) {
                places.add(new Place(begin, end));
            }
        }
        return places;
    }

    /** Spaces between the characters do not matter. */
    private int endOfMatch(String text, int begin) {
        if (text.charAt(begin) != characters.charAt(0)) {
            return 0;
        }
        int at = begin;
        for (int i = 0; i < characters.length(); i++) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length() || text.charAt(at) != characters.charAt(i)) {
                return 0;
            }
            at++;
        }
        return at;
    }

    /** Names that no dictionary knows are cut anywhere: what holds a whole word and begins or ends with one counts. */
    private boolean isWhole(FoldedText text, int begin, int end) {
        boolean begins = false;
        boolean ends = false;
        boolean holds = false;
        for (Word word : text.words()) {
            begins |= word.begin() == begin;
            ends |= word.end() == end;
            holds |= word.begin() >= begin && word.end() <= end;
        }
        boolean perhapsName = holds && (begins || ends) && characters.length() >= SHORTEST_NAME;
        return (begins && ends) || perhapsName;
    }
}
