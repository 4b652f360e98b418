package org.meetinginterpreter.translation;

/**
 * A stretch of a text that is translated by itself.
 *
 * @param text without white space around it
 * @param gap the white space between it and what follows, as it stood; empty where there was none
 */
public record Sentence(String text, String gap) {
    /** Cuts the white space off the end of a stretch and keeps it as the gap; white space at the beginning goes. */
    static Sentence of(String stretch) {
        String text = stretch.stripTrailing();
        return new Sentence(text.stripLeading(), stretch.substring(text.length()));
    }
}
