package org.meetinginterpreter.model;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The languages that a model takes in one place, nearly always one; those of a model for several, such as {@code kk+ky+uz}, are
 * written with a plus between them.
 */
public record LanguageGroup(List<Locale> locales) {
    private static final String BETWEEN = "+";

    public LanguageGroup {
        locales = List.copyOf(locales);
        if (locales.isEmpty() || locales.size() != locales.stream().distinct().count()) {
            throw new ModelException("'" + tags(locales) + "' names no language, or one twice");
        }
    }

    /**
     * Reads {@code kk+ky+uz}.
     *
     * @throws ModelException when a part is no BCP 47 tag of a language
     */
    public static LanguageGroup parse(String tags) {
        return new LanguageGroup(
                Arrays.stream(tags.split("\\+", -1)).map(LanguageGroup::locale).toList());
    }

    private static Locale locale(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (locale.getLanguage().isEmpty()) {
                throw new ModelException("'" + tag + "' names no language");
            }
            return locale;
        } catch (IllformedLocaleException e) {
            throw new ModelException("'" + tag + "' is not a BCP 47 language tag", e);
        }
    }

    /** The only one, or the one that stands first. */
    public Locale first() {
        return locales.get(0);
    }

    /** How far the nearest of them lies from what was asked for, by {@link LanguageMatch}; nothing where none serves. */
    public OptionalInt distance(Locale wanted) {
        return locales.stream()
                .map(mine -> LanguageMatch.distance(wanted, mine))
                .flatMapToInt(OptionalInt::stream)
                .min();
    }

    private static String tags(List<Locale> locales) {
        return locales.stream().map(Locale::toLanguageTag).collect(Collectors.joining(BETWEEN));
    }

    @Override
    public String toString() {
        return tags(locales);
    }
}
