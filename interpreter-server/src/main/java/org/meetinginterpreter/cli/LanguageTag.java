package org.meetinginterpreter.cli;

import java.util.IllformedLocaleException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A language on the command line: a BCP 47 tag such as {@code pt} or {@code zh-Hans}. */
final class LanguageTag implements ITypeConverter<Locale> {
    @Override
    public Locale convert(String tag) {
        try {
            Locale language = new Locale.Builder().setLanguageTag(tag).build();
            if (!language.getLanguage().isEmpty()) {
                return language;
            }
        } catch (IllformedLocaleException e) {
            // told below
        }
        throw new TypeConversionException("'" + tag + "' is no language tag; write it like en, pt-BR or zh-Hans");
    }
}
