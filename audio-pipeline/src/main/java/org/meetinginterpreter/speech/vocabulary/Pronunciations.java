package org.meetinginterpreter.speech.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways in which a name may be said, since its spelling does not tell what language's rules it follows: {@code Szczecin} is
 * said {@code shchechin}, {@code Urumqi} {@code urumchi}. A tradition respells a name as English would; each gives one more way.
 */
final class Pronunciations {
    /** Letters with marks as English would write them; Latin letters without are left to {@link Phones#letters}. */
    private static final Tradition MARKS = tradition(
            "[šş]", "sh", "[čćç]", "ch", "ž", "zh", "ğ", "", "ñ", "ny", "ł", "w", "ś", "sh", "ź", "zh", "ż", "zh", "ã",
            "an");

    private static final List<Tradition> TRADITIONS = List.of(
            // as an English word
            tradition(),
            // Polish, Croatian, Czech
            tradition(
                    "szcz",
                    "shch",
                    "sz",
                    "sh",
                    "cz",
                    "ch",
                    "rz",
                    "zh",
                    "ci",
                    "chi",
                    "ch",
                    "kh",
                    "c(?![hk])",
                    "ts",
                    "w",
                    "v",
                    "lj",
                    "ly",
                    "nj",
                    "ny",
                    "j",
                    "y"),
            // Pinyin, and names of Central Asia that came through it
            tradition("q", "ch", "x", "sh", "zh", "j", "c(?!h)", "ts"),
            // French and Portuguese
            tradition(
                    "tch",
                    "tsh",
                    "ch",
                    "sh",
                    "j",
                    "zh",
                    "g(?=[eiy])",
                    "zh",
                    "x",
                    "sh",
                    "lh",
                    "ly",
                    "nh",
                    "ny",
                    "gn",
                    "ny",
                    "ou(?=[aeiou])",
                    "w",
                    "eau",
                    "o",
                    "qu",
                    "k",
                    "ç",
                    "s",
                    "(?<=[aeiou])[stdxz]+$",
                    ""),
            // Spanish
            tradition("j", "h", "g(?=[ei])", "h", "ll", "y", "qu", "k", "z", "s", "x", "h"),
            // Turkic, Greek, German: never as in gene
            tradition("g(?=[eiy])", "gh"),
            // Vietnamese
            tradition("^nguy", "wi", "^ng", "n", "^tr", "ch", "^gi", "z", "^d", "z", "^x", "s"),
            // Turkish
            tradition("c(?!h)", "j", "ğ", ""));

    private record Respelling(Pattern spelling, String english) {}

    private record Tradition(List<Respelling> rules) {
        String respell(String word) {
            String english = word;
            for (Respelling rule : rules) {
                english = rule.spelling().matcher(english).replaceAll(rule.english());
            }
            return english;
        }
    }

    private Pronunciations() {}

    private static Tradition tradition(String... rules) {
        List<Respelling> all = new ArrayList<>();
        for (int i = 0; i < rules.length; i += 2) {
            // capitals mark what an earlier rule has written
            all.add(new Respelling(Pattern.compile(rules[i]), rules[i + 1].toUpperCase(Locale.ROOT)));
        }
        return new Tradition(all);
    }

    /** How a term may sound, as it is written first; each way once. */
    static List<List<Phone>> of(String term) {
        String[] words = Phones.latin(term).split("[\\s-]+", -1);
        Set<List<Phone>> ways = new LinkedHashSet<>();
        for (Tradition tradition : TRADITIONS) {
            ways.add(phones(words, tradition));
        }
        return List.copyOf(ways);
    }

    private static List<Phone> phones(String[] words, Tradition tradition) {
        List<Phone> phones = new ArrayList<>();
        for (String word : words) {
            phones.addAll(Phones.ofWord(Phones.letters(MARKS.respell(tradition.respell(word)))));
        }
        return phones;
    }
}
