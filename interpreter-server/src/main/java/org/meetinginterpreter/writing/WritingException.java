package org.meetinginterpreter.writing;

/** A summary could not be written; the message says why and what to do, without what was said. */
public final class WritingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WritingException(String message) {
        super(message);
    }

    WritingException(String message, Throwable cause) {
        super(message, cause);
    }
}
