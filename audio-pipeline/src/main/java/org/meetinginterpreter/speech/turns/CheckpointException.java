package org.meetinginterpreter.speech.turns;

/** A file is no checkpoint of weights that is read here; the message completes "FILE cannot be read: ". */
final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1;

    CheckpointException(String message) {
        super(message);
    }
}
