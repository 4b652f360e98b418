package org.meetinginterpreter.cli;

/** A command that failed; the message is the one line that stands on stderr: what, where and what to do. Exit status 1. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
