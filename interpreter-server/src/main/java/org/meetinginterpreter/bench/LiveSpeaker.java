package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

/**
 * Speaks recordings to a recogniser of ours as the server's audio track does: PCM in chunks of 0.1 s, decoded and resampled; chunks
 * that wait are handed over together.
 */
final class LiveSpeaker {
    private static final int CHUNK_MILLIS = 100;

    /** What the recogniser said, and when: seconds since the first sample was spoken. */
    record Heard(double seconds, SpeechEvent event) {}

    private final SpeechEngine engine;
    private final boolean realTime;
    private double audioSeconds;

    LiveSpeaker(SpeechEngine engine, boolean realTime) {
        this.engine = engine;
        this.realTime = realTime;
    }

    /** Seconds of sound spoken so far, without the silence behind it. */
    double audioSeconds() {
        return audioSeconds;
    }

    Transcription speak(Recording recording) {
        // counted afterwards: it costs more than listening
        return transcription(listen(recording));
    }

    /** Speaks a recording, and silence behind it. */
    List<Heard> listen(Recording recording) {
        return listen(Sound.read(recording.file()));
    }

    List<Heard> listen(Sound sound) {
        audioSeconds += sound.seconds();
        Sound live = sound.thenSilence(SpeechBench.TAIL_SECONDS);
        long endMillis = Math.round(live.seconds() * 1000);
        PcmDecoder decoder =
                new PcmDecoder(new AudioFormat(AudioFormat.Encoding.PCM_S16LE, live.sampleRateHz(), live.channels()));
        Resampler resampler = new Resampler(live.sampleRateHz());
        List<Heard> heard = new ArrayList<>();
        try (SpeechRecognizer recognizer = engine.open()) {
            StreamClock clock = new StreamClock(realTime);
            for (long at = 0; at < endMillis; ) {
                clock.await(Math.min(at + CHUNK_MILLIS, endMillis) / 1000.0);
                long arrived = Math.round(clock.now() * 1000) / CHUNK_MILLIS * CHUNK_MILLIS;
                long to = Math.min(Math.max(arrived, at + CHUNK_MILLIS), endMillis);
                float[] samples = resampler.accept(decoder.decode(live.between(at, to)));
                hear(heard, clock, recognizer.accept(samples));
                at = to;
            }
            hear(heard, clock, recognizer.accept(resampler.finish()));
            hear(heard, clock, recognizer.finish());
        }
        return heard;
    }

    static Transcription transcription(List<Heard> heard) {
        Transcription transcription = new Transcription();
        for (Heard one : heard) {
            Utterance utterance = one.event().utterance();
            transcription.update(
                    one.seconds(),
                    Integer.toString(utterance.number()),
                    utterance.text(),
                    utterance.stable(),
                    one.event() instanceof SpeechEvent.Final);
        }
        return transcription;
    }

    private static void hear(List<Heard> heard, StreamClock clock, List<SpeechEvent> events) {
        double now = clock.now();
        events.forEach(event -> heard.add(new Heard(now, event)));
    }
}
