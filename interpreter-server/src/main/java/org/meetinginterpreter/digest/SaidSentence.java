package org.meetinginterpreter.digest;

import java.util.List;

/**
 * A sentence in two languages.
 *
 * @param said cleaned, as it was said
 * @param ranked the sentences that it became in the language of ranking, cleaned
 */
record SaidSentence(String said, List<String> ranked) {
    SaidSentence {
        ranked = List.copyOf(ranked);
    }
}
