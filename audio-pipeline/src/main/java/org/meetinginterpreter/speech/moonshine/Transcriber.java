package org.meetinginterpreter.speech.moonshine;

/** Reads a whole stretch of speech at once; the recogniser's view of the networks. Thread-safe. */
interface Transcriber {
    /**
     * Reads speech.
     *
     * @param samples float32 mono at 16 kHz, ±1, at most 30 s; only the first {@code length} count
     * @param draft what the caller expects; only makes it faster
     */
    Transcript transcribe(float[] samples, int length, Draft draft);

    /** Tokens without marks of begin and end. */
    record Draft(@SuppressWarnings("ArrayRecordComponent") int[] tokens) {
        static final Draft NONE = new Draft(new int[0]);
    }

    /**
     * What was read.
     *
     * @param tokens without marks of begin and end, to serve as draft for the same speech once more of it is there
     * @param text of these tokens
     */
    record Transcript(Draft tokens, String text) {
        static final Transcript NOTHING = new Transcript(Draft.NONE, "");
    }
}
