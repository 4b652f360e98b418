package org.meetinginterpreter.translation;

import java.util.Objects;

/**
 * A text to translate, and what an earlier translation of the same, shorter text showed.
 *
 * @param text may hold several sentences; with {@code committed} or {@code shown} it is one sentence
 * @param committed what the translation must begin with; empty: free
 * @param shown what readers see now, to be kept where it is nearly as good; begins with {@code committed}; empty: free
 */
public record TranslationRequest(String text, String committed, String shown) {
    public TranslationRequest {
        Objects.requireNonNull(text);
        if (!shown.startsWith(committed) && !shown.isEmpty()) {
            throw new IllegalArgumentException("what is shown does not begin with what is committed");
        }
    }

    /** A text that is translated for the first time, or regardless of earlier times. */
    public static TranslationRequest of(String text) {
        return new TranslationRequest(text, "", "");
    }

    /** Whether the translation depends on an earlier one. */
    public boolean isSteered() {
        return !committed.isEmpty() || !shown.isEmpty();
    }
}
