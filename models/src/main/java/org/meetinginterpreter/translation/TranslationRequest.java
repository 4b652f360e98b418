package org.meetinginterpreter.translation;

import java.util.Objects;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * A text to translate, and what an earlier translation of the same, shorter text showed.
 *
 * @param text may hold several sentences; with {@code committed} or {@code shown} it is one sentence
 * @param committed what the translation must begin with; empty: free
 * @param shown what readers see now, to be kept where it is nearly as good; begins with {@code committed}; empty: free
 * @param glossary whose entries are rendered as they say
 * @param turn when it comes to its turn; has no influence on the translation
 */
public record TranslationRequest(String text, String committed, String shown, Turn turn, Glossary glossary) {
    public TranslationRequest {
        Objects.requireNonNull(text);
        Objects.requireNonNull(turn);
        Objects.requireNonNull(glossary);
        if (!shown.startsWith(committed) && !shown.isEmpty()) {
            throw new IllegalArgumentException("what is shown does not begin with what is committed");
        }
    }

    public TranslationRequest(String text, String committed, String shown) {
        this(text, committed, shown, Turn.ALONE);
    }

    public TranslationRequest(String text, String committed, String shown, Turn turn) {
        this(text, committed, shown, turn, Glossary.EMPTY);
    }

    /** A text that is translated for the first time, or regardless of earlier times. */
    public static TranslationRequest of(String text) {
        return new TranslationRequest(text, "", "");
    }

    /** The same request at another turn. */
    public TranslationRequest in(Turn newTurn) {
        return new TranslationRequest(text, committed, shown, newTurn, glossary);
    }

    /** The same request under a glossary, whose renderings the translation has. */
    public TranslationRequest under(Glossary newGlossary) {
        return new TranslationRequest(text, committed, shown, turn, newGlossary);
    }

    /** The same request for another text, such as this text in a pivot language. */
    public TranslationRequest withText(String newText) {
        return new TranslationRequest(newText, committed, shown, turn, glossary);
    }

    /** The same text and turn, regardless of earlier translations. */
    public TranslationRequest unsteered() {
        return isSteered() ? of(text).in(turn).under(glossary) : this;
    }

    /** Whether the translation depends on an earlier one. */
    public boolean isSteered() {
        return !committed.isEmpty() || !shown.isEmpty();
    }
}
