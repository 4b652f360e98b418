package org.meetinginterpreter.translation;

/** A translation model that cannot be loaded or failed at work; the message says which, where and what to do. */
public class TranslationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TranslationException(String message) {
        super(message);
    }

    public TranslationException(String message, Throwable cause) {
        super(message, cause);
    }
}
