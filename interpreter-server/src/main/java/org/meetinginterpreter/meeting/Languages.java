package org.meetinginterpreter.meeting;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** Language tags (BCP 47) as clients send them. */
public final class Languages {
    private static final int LONGEST_TAG = 35;
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private Languages() {}

    /** A well-formed tag whose language exists (ISO 639), in canonical form: {@code pt-br} becomes {@code pt-BR}. */
    public static Locale parse(String tag) {
        if (tag.length() > LONGEST_TAG) {
            throw ProblemType.UNKNOWN_LANGUAGE.because("A language tag has at most " + LONGEST_TAG
                    + " characters; send a BCP 47 tag such as en, pt-BR or zh-Hans.");
        }
        try {
            Locale language = new Locale.Builder().setLanguageTag(tag).build();
            if (KNOWN.contains(language.getLanguage()) || language.getLanguage().length() == 3) {
                return language;
            }
        } catch (IllformedLocaleException notATag) {
            // the same answer as for a language that does not exist
        }
        throw ProblemType.UNKNOWN_LANGUAGE.because(
                "\"" + tag + "\" is not a language; send a BCP 47 tag such as en, pt-BR or zh-Hans.");
    }
}
