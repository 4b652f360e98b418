package org.meetinginterpreter.translation.marian;

import org.meetinginterpreter.translation.TranslationException;

/** A file of a Marian model that is damaged, or holds what this engine does not know; the message names the file and the fault. */
public final class MarianFormatException extends TranslationException {
    private static final long serialVersionUID = 1;

    public MarianFormatException(String message) {
        super(message);
    }

    public MarianFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
