package org.meetinginterpreter.translation.glossary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An entry's words in one language. {@value #GAP} within a form stands for one to five words that are not part of the term:
 * {@code phased … out}. It stands between words, once at most.
 *
 * @param forms all forms that may stand in a text, the first is the base form (as in a dictionary); at least one
 * @param gender of a noun
 */
public record GlossaryTerm(List<String> forms, PartOfSpeech part, Gender gender) {
    /** Stands for one to five words. */
    public static final String GAP = "…";

    /** Characters of a form. */
    public static final int LONGEST_FORM = 200;

    public static final int MOST_FORMS = 1_000;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}|\\p{Cs}");

    /** @throws IllegalArgumentException that says what is wrong, for whoever typed it */
    public GlossaryTerm {
        Objects.requireNonNull(part);
        Objects.requireNonNull(gender);
        Set<String> distinct = new LinkedHashSet<>();
        for (String form : forms) {
            String tidy = SPACE.matcher(form).replaceAll(" ").strip();
            if (!tidy.isEmpty()) {
                distinct.add(checked(tidy));
            }
        }
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("a term has no words");
        }
        if (distinct.size() > MOST_FORMS) {
            throw new IllegalArgumentException("a term has " + distinct.size() + " forms, more than " + MOST_FORMS);
        }
        forms = List.copyOf(distinct);
    }

    /** A term of which nothing but its base form is known. */
    public static GlossaryTerm of(String text) {
        return new GlossaryTerm(List.of(text), PartOfSpeech.OTHER, Gender.UNKNOWN);
    }

    /** The base form. */
    public String text() {
        return forms.get(0);
    }

    private static String checked(String form) {
        String shown = form.length() > 40 ? form.substring(0, form.offsetByCodePoints(0, 40 / 2)) + "…" : form;
        if (form.length() > LONGEST_FORM) {
            throw new IllegalArgumentException(
                    "“" + shown + "” has " + form.length() + " characters, more than " + LONGEST_FORM);
        }
        if (CONTROL.matcher(form).find()) {
            throw new IllegalArgumentException("a form holds characters that are not text");
        }
        if (form.indexOf('|') >= 0) {
            throw new IllegalArgumentException("“" + shown + "”: | parts forms and cannot be in one");
        }
        if (form.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("“" + shown + "” has no letters or digits");
        }
        int gap = form.indexOf(GAP);
        if (gap >= 0 && (form.indexOf(GAP, gap + 1) >= 0 || !hasWordsAround(form, gap))) {
            throw new IllegalArgumentException(
                    "“" + shown + "”: … stands for words in between; once, with words around it");
        }
        return form;
    }

    private static boolean hasWordsAround(String form, int gap) {
        return form.startsWith(" … ", gap - 1)
                && form.substring(0, gap - 1).codePoints().anyMatch(Character::isLetterOrDigit)
                && form.substring(gap + 2).codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
