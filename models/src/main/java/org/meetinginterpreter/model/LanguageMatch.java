package org.meetinginterpreter.model;

import com.ibm.icu.util.Region;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How well text or a model in one language serves whoever asked for another: regions stand in for each other, scripts do not.
 *
 * <p>Tags are compared in canonical form with their likely script and region (CLDR's aliases and likely subtags, by ICU): {@code zh-TW} is
 * {@code zh-Hant-TW}, {@code pt} is {@code pt-Latn-BR}, {@code cmn} is {@code zh}, {@code no} is {@code nb}. Someone who
 * asked for a script, or for a region that has one, cannot be assumed to read another; someone who asked for {@code uz} alone
 * takes {@code uz-Cyrl} where there is nothing closer.
 */
public final class LanguageMatch {
    private static final int EXACT = 0;
    private static final int SAME = 1;
    private static final int NEAR_REGION = 2;
    private static final int FAR_REGION = 3;
    private static final int UNASKED_SCRIPT = 4;

    /** Norwegian as a whole is written as Bokmål where nothing else is said. */
    private static final Set<String> BOKMAL = Set.of("nb", "no");

    private static final Region AMERICAS = Region.getInstance("019");
    /** A grouping across continents, which CLDR does not count among the parts of the Americas. */
    private static final String LATIN_AMERICA = "419";

    /** Clients may name any of very many tags. */
    private static final int MOST_TAGS = 2_000;

    private static final Map<Locale, Tag> TAGS = new ConcurrentHashMap<>();

    private LanguageMatch() {}

    /**
     * How far what there is lies from what was asked for.
     *
     * @return 0 for the same tag, more the less it fits; nothing where it does not serve
     */
    public static OptionalInt distance(Locale wanted, Locale offered) {
        if (wanted.equals(offered)) {
            return OptionalInt.of(EXACT);
        }
        if (!isSameLanguage(wanted, offered)) {
            return OptionalInt.empty();
        }
        ULocale asked = tag(wanted).canonical();
        ULocale fullAsked = tag(wanted).full();
        ULocale full = tag(offered).full();
        if (!fullAsked.getScript().equals(full.getScript())) {
            boolean anyScript =
                    asked.getScript().isEmpty() && asked.getCountry().isEmpty();
            return anyScript ? OptionalInt.of(UNASKED_SCRIPT) : OptionalInt.empty();
        }
        if (fullAsked.getCountry().equals(full.getCountry())) {
            return OptionalInt.of(SAME);
        }
        // the variants of English, Spanish, Portuguese and French are nearest to those on their side of the Atlantic
        boolean sameSide = isAmerican(fullAsked.getCountry()) == isAmerican(full.getCountry());
        return OptionalInt.of(sameSide ? NEAR_REGION : FAR_REGION);
    }

    /** Whether whoever asked for one can be given the other as it is. */
    public static boolean serves(Locale wanted, Locale offered) {
        return distance(wanted, offered).isPresent();
    }

    /**
     * How far two tags lie from each other where neither side was asked for by a person: what one model writes and the next reads.
     *
     * @return nothing where their scripts or languages differ
     */
    public static OptionalInt between(Locale one, Locale other) {
        OptionalInt there = distance(one, other);
        OptionalInt back = distance(other, one);
        return there.isPresent() && back.isPresent()
                ? OptionalInt.of(Math.max(there.getAsInt(), back.getAsInt()))
                : OptionalInt.empty();
    }

    /** Whether two tags name one language, in whatever script and region. */
    public static boolean isSameLanguage(Locale one, Locale other) {
        return tag(one).language().equals(tag(other).language());
    }

    /** What ICU knows of a tag, which it works out anew each time. */
    private record Tag(ULocale canonical, ULocale full, String language) {
        static Tag of(Locale locale) {
            ULocale canonical = ULocale.createCanonical(ULocale.forLocale(locale));
            String language = canonical.getLanguage();
            return new Tag(canonical, ULocale.addLikelySubtags(canonical), BOKMAL.contains(language) ? "nb" : language);
        }
    }

    private static Tag tag(Locale locale) {
        Tag known = TAGS.get(locale);
        if (known == null) {
            known = Tag.of(locale);
            if (TAGS.size() >= MOST_TAGS) {
                TAGS.clear();
            }
            TAGS.put(locale, known);
        }
        return known;
    }

    private static boolean isAmerican(String region) {
        try {
            return LATIN_AMERICA.equals(region) || AMERICAS.contains(Region.getInstance(region));
        } catch (IllegalArgumentException noSuchRegion) {
            return false;
        }
    }
}
