package org.meetinginterpreter.translation.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of a sentence's terms in its translation: which of them it has, and, where the target language needs it, what stands around them
 * made to agree with them.
 *
 * @param text the translation
 * @param written which of the matches it has
 */
public record WrittenTerms(String text, List<GlossaryMatch> written) {
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{M}\\p{N}]");
    private static final String OPENING = "([{“‘«¿¡";

    /**
     * Looks for terms.
     *
     * @param matches of the source, in its order
     * @param target the language of the translation
     * @param committed chars at the beginning that nothing may change
     */
    public static WrittenTerms of(String translation, List<GlossaryMatch> matches, Locale target, int committed) {
        String text = translation;
        List<GlossaryMatch> written = new ArrayList<>();
        List<int[]> taken = new ArrayList<>();
        for (GlossaryMatch match : matches) {
            Optional<Place> place = find(text, match, taken);
            if (place.isPresent()) {
                written.add(match);
                int start = place.get().start();
                String form = place.get().form();
                String mended = start < committed ? text : mended(text, start, form, match, target, committed);
                int shift = mended.length() - text.length();
                for (int[] span : taken) {
                    if (span[0] > start) {
                        span[0] += shift;
                        span[1] += shift;
                    }
                }
                text = mended;
                taken.add(new int[] {start + shift, start + shift + form.length()});
            }
        }
        return new WrittenTerms(text, List.copyOf(written));
    }

    private record Place(int start, String form) {}

    /** The longest of its forms, where it stands first and nothing else was found. */
    private static Optional<Place> find(String text, GlossaryMatch match, List<int[]> taken) {
        Place best = null;
        for (String form : match.renderings()) {
            int at = best != null && form.length() <= best.form.length() ? -1 : place(text, form, match, taken);
            if (at >= 0) {
                best = new Place(at, form);
            }
        }
        return Optional.ofNullable(best);
    }

    private static int place(String text, String form, GlossaryMatch match, List<int[]> taken) {
        boolean exact = match.entry().exactCase();
        int last = text.length() - form.length();
        for (int at = 0; at <= last; at++) {
            int end = at + form.length();
            int start = at;
            if (text.regionMatches(!exact, at, form, 0, form.length())
                    && !(at > 0 && isLetter(text, at - 1) && isLetter(text, at))
                    && !(end < text.length() && isLetter(text, end) && isLetter(text, end - 1))
                    && taken.stream().noneMatch(span -> start < span[1] && span[0] < end)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isLetter(String text, int at) {
        return LETTER.matcher(text.substring(at, at + 1)).matches();
    }

    private static String mended(
            String text, int start, String form, GlossaryMatch match, Locale target, int committed) {
        String closed = closed(text, start, committed);
        int at = start + closed.length() - text.length();
        if (!target.getLanguage().equals("pt")) {
            return closed;
        }
        return match.entry()
                .term(target)
                .filter(term -> term.part() == PartOfSpeech.NOUN || term.part() == PartOfSpeech.NAME)
                .map(term -> switch (term.gender()) {
                    case MASCULINE, FEMININE ->
                        PortugueseAgreement.agreed(
                                closed,
                                committed,
                                at,
                                term.gender() == Gender.FEMININE,
                                WordNumber.of(form, term.forms()));
                    case EITHER -> ofPerson(closed, at, form, term);
                    case NEUTER, UNKNOWN -> closed;
                })
                .orElse(closed);
    }

    /** The feminine form where a woman is meant by the word before it. */
    private static String ofPerson(String text, int at, String form, GlossaryTerm term) {
        boolean feminine = PortugueseAgreement.isFeminine(text.substring(0, at)).orElse(false);
        if (!feminine) {
            return text;
        }
        return term.forms().stream()
                .filter(other -> PortugueseAgreement.isFeminineOf(other, form))
                .findFirst()
                .map(other -> text.substring(0, at) + other + text.substring(at + form.length()))
                .orElse(text);
    }

    /** Without the space that a network puts after an opening mark before a word that it would not have begun with. */
    private static String closed(String text, int start, int committed) {
        if (start - 2 < committed || text.charAt(start - 1) != ' ') {
            return text;
        }
        char mark = text.charAt(start - 2);
        boolean opening = OPENING.indexOf(mark) >= 0
                || (mark == '"'
                        && text.substring(0, start)
                                                .chars()
                                                .filter(c -> c == '"')
                                                .count()
                                        % 2
                                == 1);
        return opening ? text.substring(0, start - 1) + text.substring(start) : text;
    }
}
