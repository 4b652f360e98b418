package org.meetinginterpreter.voskserver;

/** The client sent what the protocol does not have, or asks for what there is not; ends the connection with its message. */
final class VoskProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    VoskProtocolException(String message) {
        super(message);
    }
}
