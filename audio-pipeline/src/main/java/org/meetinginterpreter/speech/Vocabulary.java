package org.meetinginterpreter.speech;

import java.util.List;
import java.util.Objects;

/**
 * Names and terms that are likely to be said, as they are to be written, such as {@code Issyk-Kul} or {@code Ms Ospanova}.
 *
 * @param terms each 1 to 80 characters, none twice, at most 5,000
 */
public record Vocabulary(List<String> terms) {
    public static final Vocabulary EMPTY = new Vocabulary(List.of());

    public static final int MOST_TERMS = 5_000;
    public static final int LONGEST_TERM = 80;

    /** @throws SpeechException for too many terms, or one that is blank or too long, with its place in the list */
    public Vocabulary {
        terms = terms.stream()
                .map(term -> Objects.requireNonNull(term, "term").strip())
                .distinct()
                .toList();
        if (terms.size() > MOST_TERMS) {
            throw new SpeechException(
                    "the vocabulary has " + terms.size() + " terms; at most " + MOST_TERMS + " are possible");
        }
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            if (term.isEmpty() || term.length() > LONGEST_TERM) {
                throw new SpeechException("term " + (i + 1) + " of the vocabulary has " + term.length()
                        + " characters; 1 to " + LONGEST_TERM + " are possible");
            }
        }
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }
}
