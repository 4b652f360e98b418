package org.meetinginterpreter.server;

/** A server that cannot start or go on; the message says what, where and what to do. */
public class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
