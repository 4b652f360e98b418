package org.meetinginterpreter.speech.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/** Speech for tests: utterances of 5 s, and an engine that hears one in each 5 s of sound. */
final class Spoken {
    static final ConfidenceScale SCALE = new ConfidenceScale(0.3, 0.9);
    static final int SAMPLES = 80_000;

    private Spoken() {}

    static Utterance utterance(int number, double confidence, int words) {
        long start = (number - 1) * 5_000L;
        List<SpokenWord> spoken = Collections.nCopies(words, new SpokenWord("word", start, start + 5_000, confidence));
        String text = String.join(" ", Collections.nCopies(words, "word"));
        return new Utterance(number, text, text.length(), start, start + 5_000, spoken);
    }

    static SpeechEngine engine(double confidence) {
        return new SpeechEngine() {
            @Override
            public String modelId() {
                return "fake";
            }

            @Override
            public Locale language() {
                return Locale.KOREAN;
            }

            @Override
            public ConfidenceScale confidenceScale() {
                return SCALE;
            }

            @Override
            public void warmUp() {}

            @Override
            public SpeechRecognizer open(RecognitionOptions options) {
                return recognizer(confidence);
            }

            @Override
            public void close() {}
        };
    }

    private static SpeechRecognizer recognizer(double confidence) {
        return new SpeechRecognizer() {
            private long fed;
            private int number;

            @Override
            public List<SpeechEvent> accept(float[] samples) {
                fed += samples.length;
                List<SpeechEvent> events = new ArrayList<>();
                while (fed >= (number + 1L) * SAMPLES) {
                    events.add(new SpeechEvent.Final(utterance(++number, confidence, 12)));
                }
                return events;
            }

            @Override
            public List<SpeechEvent> finish() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
