package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;

/** Plays WAV files into a recogniser, one after the other as one track; at real time or as fast as it can. */
final class FileTranscription {
    /** Takes what the recogniser reports. */
    interface Listener {
        /**
         * Takes one event.
         *
         * @param seconds since the start
         * @param audio seconds of sound fed so far
         * @param file being played
         * @return false to stop
         */
        boolean on(SpeechEvent event, double seconds, double audio, Path file);
    }

    /** A live connection sends sound in pieces of 100 ms. */
    private static final int LIVE_PIECES_PER_SECOND = 10;

    private final SpeechRecognizer recognizer;
    private final boolean live;
    private final Listener listener;
    private long startNanos;
    private long fed;

    FileTranscription(SpeechRecognizer recognizer, boolean live, Listener listener) {
        this.recognizer = recognizer;
        this.live = live;
        this.listener = listener;
    }

    /** Blocks until the end, or until the listener wants no more: then returns false. */
    boolean run(List<Path> files, TranscribeProgress progress) throws InterruptedException {
        startNanos = System.nanoTime();
        for (Path file : files) {
            if (!play(file, progress)) {
                return false;
            }
        }
        return true;
    }

    private boolean play(Path file, TranscribeProgress progress) throws InterruptedException {
        try (WavReader reader = WavReader.open(file)) {
            progress.begin(file, reader.soundBytes());
            Resampler resampler = new Resampler(reader.sampleRateHz());
            int most = live ? reader.sampleRateHz() / LIVE_PIECES_PER_SECOND : reader.sampleRateHz();
            float[] samples = reader.read(most);
            while (samples.length > 0) {
                if (!feed(resampler.accept(samples), file)) {
                    return false;
                }
                progress.advance((long) samples.length * reader.bytesPerFrame());
                samples = reader.read(most);
            }
            boolean goesOn = feed(resampler.finish(), file) && tell(recognizer.finish(), file);
            progress.end();
            return goesOn;
        }
    }

    private boolean feed(float[] samples, Path file) throws InterruptedException {
        fed += samples.length;
        if (live) {
            long due = startNanos + TimeUnit.SECONDS.toNanos(fed) / AudioFormat.RECOGNISER_RATE_HZ;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        return tell(recognizer.accept(samples), file);
    }

    private boolean tell(List<SpeechEvent> events, Path file) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        double audio = (double) fed / AudioFormat.RECOGNISER_RATE_HZ;
        return events.stream().allMatch(event -> listener.on(event, seconds, audio, file));
    }
}
