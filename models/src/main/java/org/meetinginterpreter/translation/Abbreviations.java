package org.meetinginterpreter.translation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Words with a full stop that do not end a sentence, as speakers at meetings use them. */
final class Abbreviations {
    /** "J.", "U.S.", "e.g.", "p.ex.": letters that each have their stop. */
    private static final Pattern LETTERS_WITH_STOPS = Pattern.compile("\\p{Lu}\\.|(\\p{L}\\p{M}*\\.)+\\p{L}{1,2}\\.");

    private static final Set<String> ANY = Set.of("dr.", "prof.", "vs.", "cf.", "approx.");

    /** They end no sentence where a number follows: "He said no. We agreed." has two, "No. 5 was adopted." one. */
    private static final Set<String> BEFORE_NUMBERS =
            Set.of("no.", "nos.", "nº.", "n.º.", "nr.", "núm.", "art.", "vol.", "fig.", "p.", "pp.", "pág.", "abs.");

    private static final Map<String, Set<String>> BY_LANGUAGE = Map.of(
            "en",
            Set.of(
                    "mr.", "mrs.", "ms.", "messrs.", "st.", "jr.", "sr.", "hon.", "amb.", "gov.", "sen.", "rep.",
                    "pres.", "gen.", "col.", "capt.", "lt.", "sgt.", "rev.", "jan.", "feb.", "aug.", "sept.", "oct.",
                    "nov.", "dec."),
            "pt",
            Set.of(
                    "sr.", "sra.", "srs.", "sras.", "srta.", "dra.", "drs.", "profa.", "exmo.", "exma.", "v.exa.",
                    "ex.", "eng.", "gen.", "cel.", "pres.", "min.", "dep.", "av."),
            "es",
            Set.of("sr.", "sra.", "srta.", "sres.", "dra.", "profa.", "ud.", "uds.", "ee.", "uu.", "gral."),
            "fr",
            Set.of("mm.", "mme.", "mlle.", "me.", "mgr.", "pr.", "réf.", "env."),
            "de",
            Set.of("hr.", "fr.", "bzw.", "ca.", "evtl.", "ggf.", "inkl.", "str."));

    private final Set<String> own;

    private Abbreviations(Set<String> own) {
        this.own = own;
    }

    static Abbreviations of(Locale language) {
        return new Abbreviations(BY_LANGUAGE.getOrDefault(language.getLanguage(), Set.of()));
    }

    /** Whether the last word of a text is one, given whether a number comes next. */
    boolean end(String text, boolean beforeNumber) {
        int start = text.length();
        while (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && "([\"'“‘«/".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        String word = text.substring(start);
        String lower = word.toLowerCase(Locale.ROOT);
        if (BEFORE_NUMBERS.contains(lower)) {
            return beforeNumber;
        }
        return ANY.contains(lower)
                || own.contains(lower)
                || LETTERS_WITH_STOPS.matcher(word).matches();
    }
}
