package org.meetinginterpreter.minutes;

/** A file cannot be made because there are no letters to write it with; the message says why and what to take instead. */
public final class NoLettersException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoLettersException(String message) {
        super(message);
    }

    NoLettersException(String message, Throwable cause) {
        super(message, cause);
    }
}
