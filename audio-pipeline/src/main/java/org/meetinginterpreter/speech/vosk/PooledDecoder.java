package org.meetinginterpreter.speech.vosk;

/**
 * One native decoder with what native code does not do for itself: it counts what it was fed, takes any number of samples, refuses
 * calls after close. Not thread-safe; {@link VoskSpeechRecognizer} lets one caller in at a time.
 */
final class PooledDecoder implements AutoCloseable {
    private static final float NATIVE_SCALE = 32_768;

    private final VoskDecoder decoder;
    private long fed;
    private boolean dirty;
    private boolean closed;

    PooledDecoder(VoskDecoder decoder) {
        this.decoder = decoder;
    }

    /** Samples fed since the native decoder was made: the zero of the times in its results. */
    long fed() {
        return fed;
    }

    /** Decodes {@code length} samples from the beginning of {@code samples}, full scale ±1. */
    void feed(float[] samples, int length) {
        requireOpen();
        if (length < 0 || length > samples.length) {
            throw new IllegalArgumentException(length + " of " + samples.length + " samples");
        }
        if (length == 0) {
            return;
        }
        float[] scaled = new float[length];
        for (int i = 0; i < length; i++) {
            scaled[i] = samples[i] * NATIVE_SCALE;
        }
        dirty = true;
        decoder.accept(scaled);
        fed += length;
    }

    /** The utterance so far. */
    VoskResult partial() {
        requireOpen();
        return VoskResult.parsePartial(decoder.partial());
    }

    /** Ends the utterance; what was learnt about the voice stays. */
    VoskResult result() {
        requireOpen();
        return VoskResult.parse(decoder.result());
    }

    /** Forgets utterance and voice, keeps the expanded graph: ready for another speaker. */
    void rest() {
        requireOpen();
        if (dirty) {
            // without sound after a result the native decoder would ignore the end and keep the voice
            feed(new float[1], 1);
            decoder.finalResult();
            dirty = false;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoder.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the decoder is closed");
        }
    }
}
