package org.meetinginterpreter.speech.vosk;

/**
 * The native calls on one recogniser, as thin as they are: nothing is checked, a call after {@link #close()} ends the JVM. Only
 * {@link PooledDecoder} calls it.
 */
interface VoskDecoder extends AutoCloseable {
    /** Decodes the next samples: mono, 16 kHz, full scale ±32768, at least one. */
    void accept(float[] samples);

    /** JSON {@code {"partial_result": [words], "partial": text}}. */
    String partial();

    /** Ends the utterance, keeps what was learnt about the voice: JSON {@code {"result": [words], "text": text}}. */
    String result();

    /** Ends the utterance and forgets the voice; same JSON. */
    String finalResult();

    @Override
    void close();
}
