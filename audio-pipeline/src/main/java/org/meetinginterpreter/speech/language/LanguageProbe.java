package org.meetinginterpreter.speech.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

/**
 * Asks another language's recogniser how well it understands speech, a few seconds at a time so that it never holds a thread for long.
 * One caller at a time.
 */
public final class LanguageProbe implements AutoCloseable {
    private static final int STEP = 2 * AudioFormat.RECOGNISER_RATE_HZ;
    /** It must understand this well itself ... */
    private static final double UNDERSTOOD = 0.5;
    /** ... and this much better than the recogniser of the declared language. */
    private static final double BETTER = 0.35;

    private final SpeechEngine engine;
    private final SpeechRecognizer recognizer;
    private final float[] speech;
    private final List<Utterance> finals = new ArrayList<>();
    private int fed;

    /** @param speech float32 at 16 kHz */
    public LanguageProbe(SpeechEngine engine, float[] speech) {
        this.engine = engine;
        this.recognizer = engine.open();
        this.speech = speech;
    }

    /**
     * Recognises the next seconds.
     *
     * @return whether there is more
     */
    public boolean step() {
        int to = Math.min(speech.length, fed + STEP);
        take(recognizer.accept(Arrays.copyOfRange(speech, fed, to)));
        fed = to;
        if (fed == speech.length) {
            take(recognizer.finish());
        }
        return fed < speech.length;
    }

    private void take(List<SpeechEvent> events) {
        events.stream()
                .filter(SpeechEvent.Final.class::isInstance)
                .map(SpeechEvent::utterance)
                .forEach(finals::add);
    }

    /** What it understood so far. */
    public LanguageEvidence evidence() {
        return LanguageEvidence.of(finals, engine.confidenceScale());
    }

    /** Whether the speech is rather in this language than in the one that the evidence is of. */
    public boolean confirms(LanguageEvidence declared) {
        double sureness = evidence().sureness();
        return sureness >= UNDERSTOOD && sureness - declared.sureness() >= BETTER;
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
