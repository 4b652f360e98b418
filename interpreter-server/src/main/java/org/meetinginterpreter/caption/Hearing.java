package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.audio.AudioDecoder;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;

/** A recogniser and the sound's way to it. Called by one worker at a time; {@link #discard()} may come from another thread. */
final class Hearing {
    private final AudioDecoder decoder;
    private final Resampler resampler;
    private final SpeechRecognizer recognizer;
    private SpeechStatistics counted = SpeechStatistics.NOTHING;
    private volatile boolean discarded;

    /** What a call brought, and what the recogniser counted in it. */
    record Heard(List<SpeechEvent> events, SpeechStatistics counted) {}

    Hearing(AudioFormat format, SpeechRecognizer recognizer) {
        this.decoder = AudioDecoder.of(format);
        this.resampler = new Resampler(format.decodedRateHz());
        this.recognizer = recognizer;
    }

    /**
     * What is heard in the next sound.
     *
     * @param pauseFirst what was said before is over
     * @param ease how many times as long as usual may pass between two partials
     * @param last nothing follows: brings what is open to its end, and closes the recogniser
     */
    Heard hear(List<byte[]> messages, boolean pauseFirst, boolean last, double ease) {
        List<SpeechEvent> events = new ArrayList<>();
        try {
            if (discarded) {
                return new Heard(events, SpeechStatistics.NOTHING);
            }
            recognizer.ease(ease);
            if (pauseFirst) {
                events.addAll(finish());
            }
            if (!messages.isEmpty()) {
                events.addAll(recognizer.accept(resampler.accept(decoded(messages))));
            }
            if (last) {
                events.addAll(finish());
            }
            return new Heard(events, counted());
        } finally {
            if (last) {
                close();
            }
        }
    }

    private List<SpeechEvent> finish() {
        List<SpeechEvent> events = new ArrayList<>(recognizer.accept(resampler.finish()));
        events.addAll(recognizer.finish());
        return events;
    }

    private float[] decoded(List<byte[]> messages) {
        List<float[]> parts = messages.stream().map(decoder::decode).toList();
        float[] samples = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, samples, at, part.length);
            at += part.length;
        }
        return samples;
    }

    private SpeechStatistics counted() {
        SpeechStatistics now = recognizer.statistics();
        SpeechStatistics before = counted;
        counted = now;
        return now.minus(before);
    }

    /** What comes from now on is not listened to. */
    void discard() {
        discarded = true;
    }

    void close() {
        recognizer.close();
    }
}
