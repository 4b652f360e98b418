package org.meetinginterpreter.speech.vocabulary;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How words sound, guessed from how they are written: other scripts are put into Latin letters (ICU, Unicode CLDR transforms), then
 * a few rules of spelling that English and the usual transliterations share. Meant for comparing, not for speaking: both sides are
 * guessed by the same rules, so that their faults cancel.
 */
final class Phones {
    private static final ThreadLocal<Transliterator> LATIN =
            ThreadLocal.withInitial(() -> Transliterator.getInstance("Any-Latin; Lower"));
    private static final ThreadLocal<Transliterator> PLAIN =
            ThreadLocal.withInitial(() -> Transliterator.getInstance("Latin-ASCII"));
    private static final String VOWELS = "aeiou";
    private static final int LONGEST_RULE = 4;

    /** Spellings of one or two sounds; the longest that fits counts. */
    private static final Map<String, Phone[]> SPELLINGS = Map.ofEntries(
            rule("tion", Phone.SH, Phone.N),
            rule("sion", Phone.ZH, Phone.N),
            rule("tsch", Phone.CH),
            rule("sch", Phone.SH),
            rule("tch", Phone.CH),
            rule("dzh", Phone.J),
            rule("dge", Phone.J),
            rule("igh", Phone.I),
            rule("sh", Phone.SH),
            rule("zh", Phone.ZH),
            rule("ch", Phone.CH),
            rule("kh", Phone.KH),
            rule("ph", Phone.F),
            rule("th", Phone.TH),
            rule("dj", Phone.J),
            rule("ts", Phone.TS),
            rule("tz", Phone.TS),
            rule("cz", Phone.CH),
            rule("ck", Phone.K),
            rule("cs", Phone.K, Phone.S),
            rule("qu", Phone.K, Phone.W),
            rule("ng", Phone.NG),
            rule("wh", Phone.W),
            rule("rh", Phone.R),
            rule("b", Phone.B),
            rule("d", Phone.D),
            rule("f", Phone.F),
            rule("g", Phone.G),
            rule("j", Phone.J),
            rule("k", Phone.K),
            rule("l", Phone.L),
            rule("m", Phone.M),
            rule("n", Phone.N),
            rule("p", Phone.P),
            rule("q", Phone.K),
            rule("r", Phone.R),
            rule("s", Phone.S),
            rule("t", Phone.T),
            rule("v", Phone.V),
            rule("w", Phone.W),
            rule("x", Phone.K, Phone.S),
            rule("z", Phone.Z),
            rule("a", Phone.A),
            rule("e", Phone.E),
            rule("i", Phone.I),
            rule("o", Phone.O),
            rule("u", Phone.U));

    /** How the letters are called in English, as sounds. */
    private static final Map<Character, String> NAMES_OF_LETTERS = Map.ofEntries(
            Map.entry('a', "e"),
            Map.entry('b', "bi"),
            Map.entry('c', "si"),
            Map.entry('d', "di"),
            Map.entry('e', "i"),
            Map.entry('f', "ef"),
            Map.entry('g', "dji"),
            Map.entry('h', "etch"),
            Map.entry('i', "ai"),
            Map.entry('j', "dje"),
            Map.entry('k', "ke"),
            Map.entry('l', "el"),
            Map.entry('m', "em"),
            Map.entry('n', "en"),
            Map.entry('o', "o"),
            Map.entry('p', "pi"),
            Map.entry('q', "kiu"),
            Map.entry('r', "ar"),
            Map.entry('s', "es"),
            Map.entry('t', "ti"),
            Map.entry('u', "iu"),
            Map.entry('v', "vi"),
            Map.entry('w', "dabliu"),
            Map.entry('x', "eks"),
            Map.entry('y', "uai"),
            Map.entry('z', "zed"));

    private Phones() {}

    private static Map.Entry<String, Phone[]> rule(String spelling, Phone... phones) {
        return Map.entry(spelling, phones);
    }

    /** A text in small Latin letters, with their marks. */
    static String latin(String text) {
        return isPlain(text) ? text.toLowerCase(Locale.ROOT) : LATIN.get().transliterate(text);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** The letters and digits of a text, Latin and lower case, anything else left out. */
    static String letters(String text) {
        String latin = latin(text);
        if (!isPlain(latin)) {
            latin = PLAIN.get().transliterate(latin);
        }
        StringBuilder letters = new StringBuilder();
        latin.chars().filter(c -> c < 128 && Character.isLetterOrDigit(c)).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    /** How letters sound, spoken as one word. */
    static List<Phone> ofWord(String letters) {
        List<Phone> phones = new ArrayList<>();
        int at = 0;
        while (at < letters.length()) {
            at += take(letters, at, phones);
        }
        return phones;
    }

    /** How letters sound, spoken one by one. */
    static List<Phone> spelledOut(String letters) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            names.append(NAMES_OF_LETTERS.getOrDefault(letters.charAt(i), ""));
        }
        return ofWord(names.toString());
    }

    /** Adds what begins at a letter; returns how many letters that takes. */
    private static int take(String letters, int at, List<Phone> phones) {
        char letter = letters.charAt(at);
        char next = at + 1 < letters.length() ? letters.charAt(at + 1) : 0;
        boolean first = at == 0;
        boolean last = next == 0;
        if (letter == 'e'
                && last
                && phones.size() > 1
                && !phones.get(phones.size() - 1).isVowel()) {
            return 1; // as in gauge
        }
        if (first && (letters.startsWith("kn") || letters.startsWith("wr") || letters.startsWith("ps"))) {
            return 1;
        }
        if (letter == 'g' && next == 'h' && at + 2 < letters.length() && isVowel(letters.charAt(at + 2))) {
            add(phones, Phone.G);
            return 2;
        }
        if (letter == 'g' && next == 'h') {
            return 2;
        }
        if (letter == 'g' && (next == 'e' || next == 'i' || next == 'y')) {
            add(phones, Phone.J);
            return 1;
        }
        if (letter == 'h') {
            if (isVowel(next)) {
                add(phones, Phone.H);
            }
            return 1;
        }
        if (letter == 'y') {
            add(phones, isVowel(next) ? Phone.Y : Phone.I);
            return 1;
        }
        if (letter == 'w' && !isVowel(next) && next != 'r' && next != 'h') {
            return 1; // as in law
        }
        if (letter == 'c' && next != 'h' && next != 'k' && next != 'z' && next != 's') {
            add(phones, next == 'e' || next == 'i' || next == 'y' ? Phone.S : Phone.K);
            return 1;
        }
        for (int length = Math.min(LONGEST_RULE, letters.length() - at); length > 0; length--) {
            Phone[] spelled = SPELLINGS.get(letters.substring(at, at + length));
            if (spelled != null) {
                for (Phone phone : spelled) {
                    add(phones, phone);
                }
                return length;
            }
        }
        return 1;
    }

    /** Vowels in a row count as the first of them; doubled consonants as one. */
    private static void add(List<Phone> phones, Phone phone) {
        Phone before = phones.isEmpty() ? null : phones.get(phones.size() - 1);
        if (before != phone && !(before != null && before.isVowel() && phone.isVowel())) {
            phones.add(phone);
        }
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0 || letter == 'y';
    }
}
