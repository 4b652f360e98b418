package org.meetinginterpreter.speech.language;

import java.util.Arrays;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.SoundMemory;
import org.meetinginterpreter.speech.Utterance;

/** The last 40 s that a recogniser was fed, in memory only: 1.3 MB, taken with the first sound. Not thread-safe. */
final class RecentSound {
    private static final int RATE = AudioFormat.RECOGNISER_RATE_HZ;
    /** Beside an utterance: its edges are not exact. */
    private static final int MARGIN = RATE / 5;
    /** Silence at which voice activity ends. */
    private static final int BETWEEN = RATE / 2;

    private static final int MOST = 20 * RATE;

    private final SoundMemory memory = new SoundMemory(40);

    void add(float[] samples) {
        memory.add(samples);
    }

    /** The sound of utterances as far as it is still there, with short silences between: float32 at 16 kHz, at most the last 20 s. */
    float[] of(List<Utterance> utterances) {
        float[] all = new float[MOST];
        int at = MOST;
        for (int i = utterances.size() - 1; i >= 0 && at > 0; i--) {
            Utterance utterance = utterances.get(i);
            float[] speech =
                    memory.between(samples(utterance.startMillis()) - MARGIN, samples(utterance.endMillis()) + MARGIN);
            at = Math.max(0, at - BETWEEN);
            int taken = Math.min(at, speech.length);
            at -= taken;
            System.arraycopy(speech, speech.length - taken, all, at, taken);
        }
        return Arrays.copyOfRange(all, at, MOST);
    }

    private static long samples(long millis) {
        return millis * RATE / 1_000;
    }

    void clear() {
        memory.clear();
    }
}
