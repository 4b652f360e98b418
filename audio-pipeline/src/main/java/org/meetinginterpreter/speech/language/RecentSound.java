package org.meetinginterpreter.speech.language;

import java.util.Arrays;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.speech.Utterance;

/** The last 40 s that a recogniser was fed, in memory only: 1.3 MB, taken with the first sound. Not thread-safe. */
final class RecentSound {
    private static final int RATE = AudioFormat.RECOGNISER_RATE_HZ;
    private static final int SAMPLES = 40 * RATE;
    /** Beside an utterance: its edges are not exact. */
    private static final int MARGIN = RATE / 5;
    /** Silence at which voice activity ends. */
    private static final int BETWEEN = RATE / 2;

    private static final int MOST = 20 * RATE;

    private short[] ring = new short[0];
    private long fed;

    void add(float[] samples) {
        if (ring.length == 0) {
            ring = new short[SAMPLES];
        }
        for (float sample : samples) {
            // what is not a number becomes 0
            ring[(int) (fed++ % SAMPLES)] = (short) (Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE);
        }
    }

    /** The sound of utterances as far as it is still there, with short silences between: float32 at 16 kHz, at most the last 20 s. */
    float[] of(List<Utterance> utterances) {
        float[] all = new float[MOST];
        int at = MOST;
        for (int i = utterances.size() - 1; i >= 0 && at > 0; i--) {
            Utterance utterance = utterances.get(i);
            long from = Math.max(Math.max(0, fed - ring.length), samples(utterance.startMillis()) - MARGIN);
            long to = Math.min(fed, samples(utterance.endMillis()) + MARGIN);
            at = Math.max(0, at - BETWEEN);
            for (long place = to - 1; place >= from && at > 0; place--) {
                all[--at] = ring[(int) (place % SAMPLES)] / (float) Short.MAX_VALUE;
            }
        }
        return Arrays.copyOfRange(all, at, MOST);
    }

    private static long samples(long millis) {
        return millis * RATE / 1_000;
    }

    void clear() {
        ring = new short[0];
        fed = 0;
    }
}
