package org.meetinginterpreter.speech.readable;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads numbers that are spelled out, by ICU's rules for spelling them (CLDR RBNF) turned round: a value is believed only if one of the
 * language's rule sets spells it with just these words. Languages without such rules have no numbers here. Thread-safe.
 */
final class SpelledNumbers {
    /** Languages whose rules CLDR has and whose numbers are words of their own. */
    private static final Set<String> KNOWN = Set.of(
            "en", "pt", "es", "fr", "de", "it", "ru", "uk", "tr", "kk", "ky", "pl", "cs", "nl", "ca", "fa", "hi", "sv",
            "uz");

    private static final Set<String> GLUED = Set.of("de", "nl", "it", "sv");
    private static final long[] SCALES = {100, 1_000, 1_000_000, 1_000_000_000L};
    private static final String UZBEK =
            "%spellout-cardinal:\n0: nol; bir; ikki; uch; toʻrt; besh; olti; yetti; sakkiz; toʻqqiz;\n"
                    + "10: oʻn[ >>]; 20: yigirma[ >>]; 30: oʻttiz[ >>]; 40: qirq[ >>]; 50: ellik[ >>]; 60: oltmish[ >>]; 70: yetmish[ >>];"
                    + " 80: sakson[ >>]; 90: toʻqson[ >>];\n100: yuz[ >>]; 200: << yuz[ >>]; 1000: ming[ >>]; 2000: << ming[ >>];"
                    + " 1000000: << million[ >>]; 1000000000: << milliard[ >>];\n";

    /** Where a hundred and a thousand may stand without the one that the rules put before them. */
    private static final Set<String> ONE_LEFT_OUT = Set.of("de", "ru", "uk");

    private final Set<String> joiners;
    private final boolean oneLeftOut;
    private final RuleBasedNumberFormat format;
    private final List<String> sets;
    private final Map<String, Long> belowThousand = new HashMap<>();
    private final Map<String, Long> scales = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> ordinals = new HashSet<>();

    /** @param joiners words that stand inside a number and count nothing */
    SpelledNumbers(Locale language, Set<String> joiners) {
        this.joiners = joiners;
        String code = language.getLanguage();
        this.oneLeftOut = ONE_LEFT_OUT.contains(code);
        if (!KNOWN.contains(code)) {
            format = null;
            sets = List.of();
            return;
        }
        ULocale locale = ULocale.forLanguageTag(code);
        format = code.equals("uz")
                ? new RuleBasedNumberFormat(UZBEK, locale)
                : new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        sets = Arrays.stream(format.getRuleSetNames())
                .filter(set -> set.contains("cardinal") || set.equals("%spellout-numbering"))
                .toList();
        for (String set : sets) {
            boolean glued = GLUED.contains(code) && set.equals("%spellout-numbering");
            String one = format.format(1, set);
            for (int number = 0; number < (glued ? 10_000 : 1_000); number++) {
                learn(format.format(number, set), one, number);
            }
            for (long scale : SCALES) {
                for (int count : new int[] {1, 2, 5}) {
                    learnScale(format.format(count, set), format.format(count * scale, set), scale);
                }
            }
        }
        Arrays.stream(format.getRuleSetNames())
                .filter(set -> set.contains("ordinal"))
                .forEach(set -> {
                    for (int number = 1; number <= 100; number++) {
                        String[] spelled = pieces(format.format(number, set));
                        ordinals.add(key(spelled[spelled.length - 1]));
                    }
                });
        ordinals.removeAll(words);
    }

    private void learn(String spelled, String one, long number) {
        belowThousand.putIfAbsent(key(spelled), number);
        belowThousand.putIfAbsent(bare(spelled), number);
        if (oneLeftOut && number >= 100 && key(spelled).startsWith(key(one))) {
            belowThousand.putIfAbsent(key(spelled).substring(key(one).length()), number);
        }
        for (String piece : pieces(spelled)) {
            if (!joiners.contains(piece)) {
                words.add(key(piece));
            }
        }
    }

    private String bare(String spelled) {
        return key(String.join(
                "",
                Arrays.stream(pieces(spelled))
                        .filter(piece -> !joiners.contains(piece))
                        .toList()));
    }

    private void learnScale(String count, String spelled, long scale) {
        String[] counted = pieces(count);
        String[] all = pieces(spelled);
        if (all.length == counted.length + 1 || all.length == 1) {
            String word = key(all[all.length - 1]);
            if (!belowThousand.containsKey(word) || scale >= 1_000) {
                scales.putIfAbsent(word, scale);
            }
            words.add(word);
        }
    }

    /** Whether the word can be part of a number. */
    boolean isNumberWord(String lower) {
        String key = key(lower);
        return words.contains(key) || (format != null && belowThousand.containsKey(key));
    }

    /** Whether the word ranks and does not count. */
    boolean isOrdinal(String lower) {
        return ordinals.contains(key(lower));
    }

    /** Whether the word multiplies what stands before it, such as thousand. */
    boolean isScale(String lower) {
        return scales.containsKey(key(lower));
    }

    /** The value that these words spell, and no other; empty when that is not certain. */
    OptionalLong value(List<String> lower) {
        List<String> counted =
                lower.stream().filter(word -> !joiners.contains(word)).toList();
        long total = 0;
        int at = 0;
        while (at < counted.size()) {
            long part = 1;
            int taken = longestBelowThousand(counted, at);
            if (taken > 0) {
                part = belowThousand.get(key(String.join("", counted.subList(at, at + taken))));
                at += taken;
            }
            boolean scaled = false;
            while (at < counted.size() && scales.containsKey(key(counted.get(at)))) {
                part *= scales.get(key(counted.get(at)));
                at++;
                scaled = true;
            }
            if (taken == 0 && !scaled) {
                return OptionalLong.empty();
            }
            total += part;
        }
        return isSpelled(total, lower, counted) ? OptionalLong.of(total) : OptionalLong.empty();
    }

    private int longestBelowThousand(List<String> words, int from) {
        for (int to = Math.min(words.size(), from + 6); to > from; to--) {
            if (belowThousand.containsKey(key(String.join("", words.subList(from, to))))) {
                return to - from;
            }
        }
        return 0;
    }

    /** Joiners may be more or fewer than in the rules, but not where they would join two counts. */
    private boolean isSpelled(long total, List<String> lower, List<String> counted) {
        String exact = key(String.join("", lower));
        String bare = key(String.join("", counted));
        boolean plain = lower.equals(counted);
        for (String set : sets) {
            String spelled = format.format(total, set);
            if (key(spelled).equals(exact) || (oneLeftOut && key(spelled).equals(key(format.format(1, set)) + exact))) {
                return true;
            }
            if (bare(spelled).equals(bare) && (plain || joinsHundreds(lower))) {
                return true;
            }
        }
        return false;
    }

    private boolean joinsHundreds(List<String> lower) {
        for (int i = 1; i < lower.size(); i++) {
            if (joiners.contains(lower.get(i))) {
                String before = key(lower.get(i - 1));
                boolean hundreds = scales.containsKey(before) || belowThousand.getOrDefault(before, 0L) >= 100;
                if (!hundreds) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String[] pieces(String spelled) {
        return spelled.replace("\u00ad", "").split("[\\s\u00a0-]+", -1);
    }

    private static String key(String word) {
        return word.replaceAll("[\\s\u00a0\u00ad\u200c-]", "")
                .replaceAll("[ʼ’ʻ‘`]", "'")
                .toLowerCase(Locale.ROOT);
    }
}
