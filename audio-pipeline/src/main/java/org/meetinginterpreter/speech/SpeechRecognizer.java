package org.meetinginterpreter.speech;

import java.util.List;

/**
 * Streaming recognition of one audio track. Calls block while the engine computes: keep them off event loops. Not thread-safe:
 * one caller at a time, but {@link #close()} may come from another thread and waits for a call that is under way.
 *
 * <p>A caller that fell behind hands over all waiting samples in one call: the recogniser then decodes once, not once a chunk.
 */
public interface SpeechRecognizer extends AutoCloseable {
    /**
     * Feeds the next samples.
     *
     * @param samples float32 mono at 16 kHz, full scale ±1; any length, also 0; not kept. Values that are not finite or beyond
     *     full scale are treated as silence or clipped, never passed to native code
     * @return what changed, in order; of one utterance at most one {@link SpeechEvent.Partial} per call, none when nothing changed
     * @throws SpeechException when the engine failed; the utterance under way is lost, the recogniser is usable again
     * @throws IllegalStateException after {@link #close()}
     */
    List<SpeechEvent> accept(float[] samples);

    /**
     * The sound ends here (or pauses, or the speaker muted): closes the open utterance. More may be fed afterwards, times go on.
     *
     * @return the final of the open utterance, or nothing
     */
    List<SpeechEvent> finish();

    /**
     * The machine has more to do than it can: partials are to come less often, finals as ever. A recogniser whose partials cost little
     * takes no notice.
     *
     * @param factor at least 1; as many times as long may pass between two partials. Holds until it is set anew
     */
    default void ease(double factor) {}

    /** What was counted so far; may be called from another thread. */
    default SpeechStatistics statistics() {
        return SpeechStatistics.NOTHING;
    }

    /** Gives back what the recogniser holds; safe to call twice. */
    @Override
    void close();
}
