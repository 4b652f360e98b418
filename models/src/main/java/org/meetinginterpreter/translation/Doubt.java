package org.meetinginterpreter.translation;

/**
 * A piece of a source text that its translation seems to have lost or changed.
 *
 * @param source the piece, as the source writes it, such as {@code 30,000}
 */
public record Doubt(Kind kind, String source) {
    /** What was lost. */
    public enum Kind {
        /** A number, date, time, amount or its unit. */
        NUMBER,
        /** A name, address, URL or code. */
        NAME,
        /** A "not" and its like. */
        NEGATION,
        /** A whole stretch that came out as endless repetition and was cut. */
        PASSAGE
    }
}
