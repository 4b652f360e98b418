package org.meetinginterpreter.caption;

import org.meetinginterpreter.translation.Doubt;

/** What a reader must know about a caption, named as on the wire. */
public enum Mark {
    /** No person has reviewed it. */
    MACHINE_MADE("machine-made"),
    /** The record could not be written: the caption has no {@code seq} yet, and is lost if the server ends now. */
    NOT_DURABLE("not-durable"),
    /** In the place of captions that were shown and could not be kept. */
    GAP("gap"),
    /** The text is in the source language, because translating it failed or no model for the pair is installed. */
    TRANSLATION_FAILED("translation-failed"),
    /** The text is in the source language for now; a later entry of the log brings the translation. */
    TRANSLATION_DELAYED("translation-delayed"),
    /** The translation seems to have lost or changed a number or its unit; the text ends with it in brackets, as the source has it. */
    NUMBER_DOUBTFUL("number-doubtful"),
    /** The translation seems to have lost or added a "not"; the text ends with it, or with the sentence, in brackets. */
    NEGATION_DOUBTFUL("negation-doubtful"),
    /** The translation seems to have changed an address, a code or a name; the text ends with it in brackets. */
    NAME_DOUBTFUL("name-doubtful"),
    /** The translation of a stretch was endless repetition and was cut; the text ends with the stretch in brackets. */
    PASSAGE_DOUBTFUL("passage-doubtful");

    private final String wire;

    Mark(String wire) {
        this.wire = wire;
    }

    /** What readers are told of a translation's doubt. */
    public static Mark of(Doubt.Kind kind) {
        return switch (kind) {
            case NUMBER -> NUMBER_DOUBTFUL;
            case NEGATION -> NEGATION_DOUBTFUL;
            case NAME -> NAME_DOUBTFUL;
            case PASSAGE -> PASSAGE_DOUBTFUL;
        };
    }

    /** Whether it still holds of words that a person answers for. */
    boolean isOfPerson() {
        return this == NOT_DURABLE || this == GAP;
    }

    /** By its name on the wire. */
    public static Mark of(String wire) {
        for (Mark mark : values()) {
            if (mark.wire.equals(wire)) {
                return mark;
            }
        }
        throw new IllegalArgumentException("there is no mark " + wire);
    }

    public String wire() {
        return wire;
    }
}
