package org.meetinginterpreter.caption;

/** What a reader must know about a caption, named as on the wire. */
public enum Mark {
    /** No person has reviewed it. */
    MACHINE_MADE("machine-made"),
    /** The text is in the source language, because translating it failed or no model for the pair is installed. */
    TRANSLATION_FAILED("translation-failed"),
    /** The text is in the source language for now; a later entry of the log brings the translation. */
    TRANSLATION_DELAYED("translation-delayed");

    private final String wire;

    Mark(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
