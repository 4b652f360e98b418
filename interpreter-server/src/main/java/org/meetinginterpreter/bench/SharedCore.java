package org.meetinginterpreter.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;

/**
 * Tracks that share one processor core, on a simulated clock: sound arrives every 0.1 s on each, the core serves the track whose sound
 * came first, and a call takes the processor time that it took. What came meanwhile on a track is handed over at once. Each track
 * speaks all recordings, beginning with another one. Not thread-safe.
 */
final class SharedCore {
    private static final int CHUNK_MILLIS = 100;
    private static final int WARM_ROUNDS = 10;

    private final SpeechEngine engine;
    private final List<Recording> recordings;
    private final List<Double> promised = new ArrayList<>();
    private final List<Double> finals = new ArrayList<>();
    private double clock;
    private double busy;

    SharedCore(SpeechEngine engine, List<Recording> recordings) {
        this.engine = engine;
        this.recordings = recordings;
    }

    /**
     * What the tracks met.
     *
     * @param promised delay of a promised word, in seconds
     * @param finals delay of a final after the speaker's last word
     * @param load share of the core that was used
     */
    record Load(Distribution promised, Distribution finals, double load) {}

    Load speak(int tracks) {
        List<Track> speaking = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            speaking.add(new Track(i * recordings.size() / tracks, i * 0.37));
        }
        while (!speaking.isEmpty()) {
            Track next = speaking.get(0);
            for (Track each : speaking) {
                next = each.arrival() < next.arrival() ? each : next;
            }
            next.serve();
            if (next.isOver()) {
                speaking.remove(next);
            }
        }
        return new Load(Distribution.of(promised), Distribution.of(finals), busy / clock);
    }

    /** Processor seconds that a track costs on which nobody speaks, for each second. */
    static double idle(SpeechEngine engine, double seconds) {
        float[] hush = new float[1_600];
        Random random = new Random(1);
        for (int i = 0; i < hush.length; i++) {
            hush[i] = (float) random.nextGaussian() * 1e-3f;
        }
        try (SpeechRecognizer recognizer = engine.open()) {
            double begin = processorSeconds();
            for (double at = 0; at < seconds; at += 0.1) {
                recognizer.accept(hush);
            }
            return (processorSeconds() - begin) / seconds;
        }
    }

    /** Processor seconds that one costs who speaks all the time, for each second, once the engine heard the sound before. */
    static double warm(SpeechEngine engine, Sound sound) {
        new LiveSpeaker(engine, false).listen(sound);
        LiveSpeaker speaker = new LiveSpeaker(engine, false);
        double begin = processorSeconds();
        for (int i = 0; i < WARM_ROUNDS; i++) {
            speaker.listen(sound);
        }
        return (processorSeconds() - begin) / speaker.audioSeconds();
    }

    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private final class Track {
        private final int first;
        private int spoken;
        private double start;
        private Recording recording;
        private Sound sound;
        private PcmDecoder decoder;
        private Resampler resampler;
        private SpeechRecognizer recognizer;
        private List<LiveSpeaker.Heard> heard;
        private long at;

        Track(int first, double start) {
            this.first = first;
            begin(start);
        }

        private void begin(double when) {
            start = when;
            at = 0;
            recording = recordings.get((first + spoken) % recordings.size());
            sound = Sound.read(recording.file()).thenSilence(SpeechBench.TAIL_SECONDS);
            decoder = new PcmDecoder(
                    new AudioFormat(AudioFormat.Encoding.PCM_S16LE, sound.sampleRateHz(), sound.channels()));
            resampler = new Resampler(sound.sampleRateHz());
            recognizer = engine.open();
            heard = new ArrayList<>();
        }

        private long end() {
            return Math.round(sound.seconds() * 1000);
        }

        boolean isOver() {
            return spoken == recordings.size();
        }

        /** When the next sound has come. */
        double arrival() {
            return start + Math.min(at + CHUNK_MILLIS, end()) / 1000.0;
        }

        void serve() {
            clock = Math.max(clock, arrival());
            long came = (long) ((clock - start) * 1000 + 1e-6) / CHUNK_MILLIS * CHUNK_MILLIS;
            long to = Math.min(Math.max(came, at + CHUNK_MILLIS), end());
            double begin = processorSeconds();
            List<SpeechEvent> events =
                    new ArrayList<>(recognizer.accept(resampler.accept(decoder.decode(sound.between(at, to)))));
            at = to;
            if (at == end()) {
                events.addAll(recognizer.finish());
            }
            double took = processorSeconds() - begin;
            clock += took;
            busy += took;
            events.forEach(event -> heard.add(new LiveSpeaker.Heard(clock - start, event)));
            if (at == end()) {
                recognizer.close();
                Transcription transcription = LiveSpeaker.transcription(heard);
                SpokenWords words = new SpokenWords(recording.words());
                promised.addAll(transcription.stableDelays(words));
                finals.addAll(transcription.finalDelays(words));
                spoken++;
                if (!isOver()) {
                    begin(clock);
                }
            }
        }
    }
}
