package org.meetinginterpreter.bench;

/** A benchmark that cannot run; the message says what is missing, where and what to do. */
public class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
