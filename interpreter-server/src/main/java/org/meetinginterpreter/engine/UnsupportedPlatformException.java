package org.meetinginterpreter.engine;

/** The engines have no native libraries for this machine; the message says which machines have. */
public final class UnsupportedPlatformException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedPlatformException(String message) {
        super(message);
    }
}
