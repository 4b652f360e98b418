package org.meetinginterpreter.speech.language;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;

/**
 * A recogniser that is watched for speech in another language. Keeps the last sound in memory, until it is closed, so that another
 * recogniser can be asked.
 */
public final class WatchedRecognizer implements SpeechRecognizer {
    private final SpeechRecognizer recognizer;
    private final LanguageWatch watch;
    private final RecentSound sound = new RecentSound();
    private final AtomicReference<Suspicion> suspicion = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * That a track seems to be in another language.
     *
     * @param evidence of the declared language's recogniser
     * @param clear whether it can be acted on without another recogniser's opinion
     * @param speech what it is judged by: float32 at 16 kHz, at most 20 s; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // a megabyte that nobody compares
    public record Suspicion(LanguageEvidence evidence, boolean clear, float[] speech) {}

    /**
     * @param recognizer taken over: closed with this
     * @param scale of its engine
     */
    public WatchedRecognizer(SpeechRecognizer recognizer, ConfidenceScale scale) {
        this.recognizer = recognizer;
        this.watch = new LanguageWatch(scale);
    }

    @Override
    public List<SpeechEvent> accept(float[] samples) {
        sound.add(samples);
        return watched(recognizer.accept(samples));
    }

    @Override
    public List<SpeechEvent> finish() {
        return watched(recognizer.finish());
    }

    private List<SpeechEvent> watched(List<SpeechEvent> events) {
        for (SpeechEvent event : events) {
            if (event instanceof SpeechEvent.Final) {
                // a suspicion that the next final does not bear out is gone
                suspicion.set(watch.hear(event.utterance())
                        .map(doubt -> new Suspicion(doubt.evidence(), doubt.clear(), sound.of(doubt.utterances())))
                        .orElse(null));
            }
        }
        if (closed) {
            forget();
        }
        return events;
    }

    /** The suspicion that holds, once; may be called from another thread. */
    public Optional<Suspicion> takeSuspicion() {
        return Optional.ofNullable(suspicion.getAndSet(null));
    }

    @Override
    public SpeechStatistics statistics() {
        return recognizer.statistics();
    }

    @Override
    public void close() {
        closed = true;
        recognizer.close();
        suspicion.set(null);
    }

    private void forget() {
        sound.clear();
        suspicion.set(null);
    }
}
