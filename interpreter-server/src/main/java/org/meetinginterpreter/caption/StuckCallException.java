package org.meetinginterpreter.caption;

import org.meetinginterpreter.speech.SpeechException;

/** A recogniser's call that did not come back in time was given up; its recogniser cannot be used any more. */
public final class StuckCallException extends SpeechException {
    private static final long serialVersionUID = 1;

    StuckCallException(String message) {
        super(message);
    }
}
