package org.meetinginterpreter.speech.readable;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Capitals of names that CLDR knows: countries, and languages, months and days where CLDR itself writes them so. Names that are common
 * words too ({@code may}, {@code turkey}) stay as they are; nouns of German are not known. Thread-safe.
 */
final class ProperNames implements TextRefiner {
    private static final String[] LANGUAGES =
            ("ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu hy id it ja ka kk ko ky lt lv mn nl no pl"
                            + " pt ro ru sk sl sq sr sv sw ta te tg th tk tr uk ur uz vi zh")
                    .split(" ", -1);
    private static final Map<String, Set<String>> COMMON_WORDS = Map.of(
            "en", Set.of("may", "march", "turkey", "polish", "jersey"),
            "ru", Set.of("того", "чад", "мали"),
            "uk", Set.of("того", "чад", "мали"),
            "fr", Set.of("maurice", "chili", "suisse"),
            "tr", Set.of("mali", "ocak", "ekim", "pazar", "salı", "fas", "çad", "peru"),
            "de", Set.of("so", "mo", "samstag abend"),
            "es", Set.of("granada"),
            "it", Set.of("oman"),
            "pl", Set.of("mali", "czad"),
            "nl", Set.of("tsjaad"));
    private static final Set<String> ENGLISH_I = Set.of("i", "i'm", "i've", "i'll", "i'd");
    private static final int LONGEST = 4;

    private final Locale language;
    private final Map<String, String> names = new HashMap<>();

    ProperNames(Locale language) {
        this.language = language;
        ULocale locale = ULocale.forLocale(language);
        LocaleDisplayNames display = LocaleDisplayNames.getInstance(locale);
        for (String country : Locale.getISOCountries()) {
            add(display.regionDisplayName(country));
        }
        for (String code : LANGUAGES) {
            add(display.languageDisplayName(code));
        }
        if (!language.getLanguage().equals("tr")) {
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
            for (String[] each : new String[][] {symbols.getMonths(), symbols.getWeekdays()}) {
                for (String name : each) {
                    add(name);
                }
            }
        }
        COMMON_WORDS.getOrDefault(language.getLanguage(), Set.of()).forEach(names::remove);
    }

    private void add(String name) {
        String lower = name.toLowerCase(language);
        if (name.length() > 2
                && !lower.equals(name)
                && name.codePoints().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '-')) {
            names.put(lower, name);
        }
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        List<SpokenWord> named = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int length = longestName(words, at, named);
            if (length == 0) {
                SpokenWord word = words.get(at);
                boolean self = language.getLanguage().equals("en") && ENGLISH_I.contains(word.text());
                named.add(self ? word.withText("I" + word.text().substring(1)) : word);
                length = 1;
            }
            at += length;
        }
        return named;
    }

    /** Adds the longest name that begins here; returns its words. */
    private int longestName(List<SpokenWord> words, int at, List<SpokenWord> named) {
        for (int length = Math.min(LONGEST, words.size() - at); length > 0; length--) {
            List<SpokenWord> candidate = words.subList(at, at + length);
            String key =
                    String.join(" ", candidate.stream().map(SpokenWord::text).toList());
            String name = names.get(key);
            if (name != null) {
                String[] parts = name.split(" ", -1);
                for (int i = 0; i < length; i++) {
                    named.add(candidate.get(i).withText(parts[i]));
                }
                return length;
            }
        }
        return 0;
    }
}
