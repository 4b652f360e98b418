package org.meetinginterpreter.libretranslate;

import org.meetinginterpreter.translation.TranslationException;

/** The service works, but does not take what it was sent. */
final class RefusedException extends TranslationException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
