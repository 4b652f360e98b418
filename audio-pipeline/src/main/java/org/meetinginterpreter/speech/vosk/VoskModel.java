package org.meetinginterpreter.speech.vosk;

import org.meetinginterpreter.speech.SpeechException;

/** A loaded acoustic and language model; makes decoders. Thread-safe. */
interface VoskModel extends AutoCloseable {
    /**
     * A new, cold decoder.
     *
     * @throws SpeechException when the native library refuses
     */
    VoskDecoder newDecoder();

    /** Frees the model; call it after the last decoder was closed. */
    @Override
    void close();
}
