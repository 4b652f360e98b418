package org.meetinginterpreter.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.caption.LanguageGuard;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.language.LanguageProbe;
import org.meetinginterpreter.speech.language.WatchedRecognizer;
import org.meetinginterpreter.speech.language.WatchedRecognizer.Suspicion;

/** A speaker whose language is watched as a meeting's server watches it, on the clock of the sound. */
final class WatchedTrack implements AutoCloseable {
    private static final int CHUNK = AudioFormat.RECOGNISER_RATE_HZ / 2;

    private final WatchedRecognizer recognizer;
    private final List<SpeechEngine> others;
    private long fed;
    private long checkAgain;
    private long askAgain;
    private int suspicions;
    private int confirmed;
    private int clear;

    /** @param others the other recognisers that are installed */
    WatchedTrack(SpeechEngine declared, List<SpeechEngine> others) {
        this.recognizer = new WatchedRecognizer(declared.open(), declared.confidenceScale());
        this.others = others;
    }

    /** Suspicions that were looked into. */
    int suspicions() {
        return suspicions;
    }

    /** Questions to the speaker that name a language. */
    int confirmed() {
        return confirmed;
    }

    /** Questions to the speaker that name none. */
    int clear() {
        return clear;
    }

    int questions() {
        return confirmed + clear;
    }

    void speak(float[] samples) {
        for (int from = 0; from < samples.length; from += CHUNK) {
            recognizer.accept(Arrays.copyOfRange(samples, from, Math.min(samples.length, from + CHUNK)));
            fed += CHUNK;
            Optional<Suspicion> suspicion = recognizer.takeSuspicion();
            if (suspicion.isPresent() && fed >= askAgain) {
                look(suspicion.get());
            }
        }
    }

    /** A pause after which the recogniser takes up nothing of what was said before. */
    void pause() {
        recognizer.finish();
    }

    private void look(Suspicion suspicion) {
        // after a question a meeting waits longer: here every question counts
        long later = fed + LanguageGuard.AFTER_CHECK.toSeconds() * AudioFormat.RECOGNISER_RATE_HZ;
        boolean checked = fed >= checkAgain;
        if (checked) {
            suspicions++;
            checkAgain = later;
        }
        if (checked && others.stream().anyMatch(other -> confirms(other, suspicion))) {
            confirmed++;
            askAgain = later;
        } else if (suspicion.clear()) {
            clear++;
            askAgain = later;
        }
    }

    private static boolean confirms(SpeechEngine other, Suspicion suspicion) {
        try (LanguageProbe probe = new LanguageProbe(other, suspicion.speech())) {
            boolean more = true;
            while (more) {
                more = probe.step();
            }
            return probe.confirms(suspicion.evidence());
        }
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
