package org.meetinginterpreter.bench;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.bench.Recordings.Recording;

/**
 * Recordings spoken as by one who never pauses: joined, and every gap between two words that is longer than 160 ms shortened to 80 ms.
 *
 * @param sound 16 kHz, one channel
 * @param words with their times in it
 */
record Monologue(Sound sound, List<Alignment.Word> words) {
    private static final int RATE_HZ = 16_000;
    private static final int LEAST_WORDS = 14;
    private static final long LONGEST_GAP_MILLIS = 160;
    private static final long EDGE_MILLIS = 40;

    /** Joins those recordings that say at least 14 words. */
    static Monologue of(List<Recording> recordings) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        List<Alignment.Word> words = new ArrayList<>();
        for (Recording recording : recordings) {
            if (recording.words().size() >= LEAST_WORDS) {
                add(recording, joined, words);
            }
        }
        return new Monologue(new Sound(joined.toByteArray(), RATE_HZ, 1), words);
    }

    private static void add(Recording recording, ByteArrayOutputStream joined, List<Alignment.Word> words) {
        Sound sound = monaural(Sound.read(recording.file()));
        List<Alignment.Word> spoken = recording.words();
        long from = Math.max(0, spoken.get(0).startMillis() - EDGE_MILLIS);
        for (int i = 0; i < spoken.size(); i++) {
            Alignment.Word word = spoken.get(i);
            words.add(word.later(millis(joined) - from));
            boolean last = i + 1 == spoken.size();
            if (last || spoken.get(i + 1).startMillis() - word.endMillis() > LONGEST_GAP_MILLIS) {
                joined.writeBytes(sound.between(from, word.endMillis() + EDGE_MILLIS));
                from = last ? 0 : spoken.get(i + 1).startMillis() - EDGE_MILLIS;
            }
        }
    }

    private static long millis(ByteArrayOutputStream joined) {
        return joined.size() / 2 * 1000L / RATE_HZ;
    }

    private static Sound monaural(Sound sound) {
        PcmDecoder decoder =
                new PcmDecoder(new AudioFormat(AudioFormat.Encoding.PCM_S16LE, sound.sampleRateHz(), sound.channels()));
        Resampler resampler = new Resampler(sound.sampleRateHz());
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        for (float[] samples : List.of(resampler.accept(decoder.decode(sound.pcm())), resampler.finish())) {
            for (float sample : samples) {
                int value = Math.round(Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE);
                pcm.write(value);
                pcm.write(value >> 8);
            }
        }
        return new Sound(pcm.toByteArray(), RATE_HZ, 1);
    }
}
