package org.meetinginterpreter.speech;

/** A speech model that cannot be loaded or failed at work; the message says which, where and what to do. */
public class SpeechException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SpeechException(String message) {
        super(message);
    }

    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
