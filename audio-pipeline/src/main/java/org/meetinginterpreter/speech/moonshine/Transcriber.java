package org.meetinginterpreter.speech.moonshine;

/** Reads a whole stretch of speech at once; the recogniser's view of the networks. Thread-safe. */
interface Transcriber {
    /**
     * Reads speech.
     *
     * @param samples float32 mono at 16 kHz, ±1, at most 30 s
     * @param known what the samples begin with; it is not read again
     * @param draft what may follow it; only makes reading faster
     * @return what follows {@code known}
     */
    Transcript transcribe(float[] samples, Tokens known, Tokens draft);

    /** Pieces of words as the model counts them, without marks of begin and end; not changed once made. */
    record Tokens(@SuppressWarnings("ArrayRecordComponent") int[] ids) {
        static final Tokens NONE = new Tokens(new int[0]);

        int count() {
            return ids.length;
        }

        Tokens followedBy(Tokens more) {
            int[] joined = new int[ids.length + more.ids.length];
            System.arraycopy(ids, 0, joined, 0, ids.length);
            System.arraycopy(more.ids, 0, joined, ids.length, more.ids.length);
            return new Tokens(joined);
        }
    }

    /** What was read. */
    record Transcript(Tokens tokens, String text) {
        static final Transcript NOTHING = new Transcript(Tokens.NONE, "");
    }
}
