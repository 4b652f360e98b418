package org.meetinginterpreter.server;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.meetinginterpreter.caption.LanguageGuard;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.turns.TurnsRecognizer;
import org.meetinginterpreter.speech.turns.VoiceEncoder;
import org.meetinginterpreter.speech.turns.Voices;

/**
 * Opens the recognisers of one track: the first, and another where one hangs, which knows the voices that the one before heard. Blocks,
 * for worker threads.
 */
final class TrackRecognizers {
    private final SpeechEngine engine;
    private final LanguageGuard guard;
    private final RecognitionOptions asked;
    private final Optional<VoiceEncoder> encoder;
    private final Voices voices;

    private TrackRecognizers(
            SpeechEngine engine,
            LanguageGuard guard,
            RecognitionOptions asked,
            Optional<VoiceEncoder> encoder,
            Voices voices) {
        this.engine = engine;
        this.guard = guard;
        this.asked = asked;
        this.encoder = encoder;
        this.voices = voices;
    }

    /**
     * Loads what the track needs.
     *
     * @param nextVoice numbers for voices
     * @throws org.meetinginterpreter.meeting.Problem when a model that is needed is not installed
     */
    static TrackRecognizers of(
            SpeechEngines engines,
            AudioStart start,
            LanguageGuard guard,
            RecognitionOptions asked,
            IntSupplier nextVoice) {
        SpeechEngine engine = engines.forLanguage(start.language())
                .orElseThrow(() -> ProblemType.MODEL_MISSING.because(engines.installHint(start.language())));
        Optional<VoiceEncoder> encoder = start.room() ? Optional.of(encoder(engines)) : Optional.empty();
        return new TrackRecognizers(engine, guard, asked, encoder, new Voices(nextVoice));
    }

    private static VoiceEncoder encoder(SpeechEngines engines) {
        return engines.voiceEncoder()
                .orElseThrow(() -> ProblemType.MODEL_MISSING.because(
                        "People who share a microphone cannot be told apart here: start without room, or have the operator run"
                                + " scripts/interpreter models install " + VoiceEncoder.MODEL_ID + "."));
    }

    String modelId() {
        return engine.modelId();
    }

    SpeechRecognizer open() {
        SpeechRecognizer recognizer = guard.open(engine, asked);
        return encoder.map(network -> (SpeechRecognizer) new TurnsRecognizer(recognizer, network, voices))
                .orElse(recognizer);
    }
}
