package org.meetinginterpreter.model;

import java.util.List;
import java.util.Locale;

/** What a translation model can do: from a language into another. */
public record LanguagePair(Locale from, Locale to) {
    /** Every pair of a model: from each language that it reads into each that it writes. */
    static List<LanguagePair> of(List<LanguageGroup> languages) {
        return languages.get(0).locales().stream()
                .flatMap(from -> languages.get(1).locales().stream().map(to -> new LanguagePair(from, to)))
                .toList();
    }
}
