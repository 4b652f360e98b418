package org.meetinginterpreter.audio;

/** Sound that cannot be used; the message says what is wrong with it and what to send instead. */
public class AudioException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AudioException(String message) {
        super(message);
    }

    public AudioException(String message, Throwable cause) {
        super(message, cause);
    }
}
