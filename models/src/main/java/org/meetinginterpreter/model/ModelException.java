package org.meetinginterpreter.model;

/** A model that is unknown, absent, damaged or cannot be installed; the message says what, where and what to do. */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
