package org.meetinginterpreter.caption;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;

/** A recogniser and the sound's way to it. Called by one worker at a time; {@link #discard()} may come from another thread. */
final class Hearing {
    private final PcmDecoder decoder;
    private final Resampler resampler;
    private final SpeechRecognizer recognizer;
    private volatile boolean discarded;

    Hearing(AudioFormat format, SpeechRecognizer recognizer) {
        this.decoder = new PcmDecoder(format);
        this.resampler = new Resampler(format.sampleRateHz());
        this.recognizer = recognizer;
    }

    /**
     * What is heard in the next sound.
     *
     * @param pauseFirst what was said before is over
     * @param last nothing follows: brings what is open to its end, and closes the recogniser
     */
    List<SpeechEvent> hear(List<Buffer> frames, boolean pauseFirst, boolean last) {
        List<SpeechEvent> events = new ArrayList<>();
        try {
            if (discarded) {
                return events;
            }
            if (pauseFirst) {
                events.addAll(finish());
            }
            if (!frames.isEmpty()) {
                events.addAll(recognizer.accept(resampler.accept(decoder.decode(joined(frames)))));
            }
            if (last) {
                events.addAll(finish());
            }
            return events;
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

    private static byte[] joined(List<Buffer> frames) {
        Buffer all = Buffer.buffer();
        frames.forEach(all::appendBuffer);
        return all.getBytes();
    }

    SpeechStatistics statistics() {
        return recognizer.statistics();
    }

    /** What comes from now on is not listened to. */
    void discard() {
        discarded = true;
    }

    void close() {
        recognizer.close();
    }
}
