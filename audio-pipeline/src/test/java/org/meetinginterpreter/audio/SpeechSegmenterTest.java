package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechSegmenterTest {
    private static final int FRAME = VoiceActivityDetector.FRAME_SAMPLES;
    private static final SpeechSegmenter.Options OPTIONS =
            SpeechSegmenter.Options.DEFAULT.withCloseAfter(Duration.ofMillis(320));

    private static SpeechSegmenter segmenter() {
        return new SpeechSegmenter(new LoudnessDetector(), OPTIONS);
    }

    private static float[] track(Object... secondsAndLevels) {
        List<Float> samples = new ArrayList<>();
        for (int i = 0; i < secondsAndLevels.length; i += 2) {
            for (int n = 0; n < (Integer) secondsAndLevels[i]; n++) {
                for (int k = 0; k < FRAME; k++) {
                    samples.add(((Double) secondsAndLevels[i + 1]).floatValue());
                }
            }
        }
        float[] track = new float[samples.size()];
        for (int i = 0; i < track.length; i++) {
            track[i] = samples.get(i);
        }
        return track;
    }

    private static List<SpeechPart> all(SpeechSegmenter segmenter, float[] track) {
        List<SpeechPart> parts = new ArrayList<>(segmenter.accept(track));
        parts.addAll(segmenter.finish());
        return parts;
    }

    @Test
    void silenceHasNoParts() {
        assertEquals(List.of(), all(segmenter(), new float[20 * FRAME + 17]));
    }

    @Test
    void aSingleLoudFrameOpensNothing() {
        assertEquals(List.of(), all(segmenter(), track(10, 0.0, 1, 0.9, 10, 0.0)));
    }

    @Test
    void opensWithPreRollAndTellsWhereSpeechBeginsAndEnds() {
        List<SpeechPart> parts = all(segmenter(), track(20, 0.0, 10, 0.9, 20, 0.0));

        SpeechPart.Opened opened = assertInstanceOf(SpeechPart.Opened.class, parts.get(0));
        assertEquals(20 * FRAME, opened.speechStart());
        assertEquals(13 * FRAME, opened.firstSample());
        assertEquals(9 * FRAME, opened.samples().length);
        assertEquals(new SpeechPart.Closed(30 * FRAME), parts.get(parts.size() - 1));
        assertEquals(1 + 8 + 10 + 1, parts.size());
    }

    @Test
    void speechAtTheVeryBeginningNeedsNoPreRoll() {
        SpeechPart.Opened opened =
                (SpeechPart.Opened) all(segmenter(), track(5, 0.9)).get(0);

        assertEquals(0, opened.firstSample());
        assertEquals(0, opened.speechStart());
        assertEquals(2 * FRAME, opened.samples().length);
    }

    @Test
    void aShortPauseKeepsTheSegmentOpen() {
        List<SpeechPart> parts = all(segmenter(), track(5, 0.9, 9, 0.0, 5, 0.9, 20, 0.0));

        assertEquals(
                1, parts.stream().filter(SpeechPart.Opened.class::isInstance).count());
        assertEquals(new SpeechPart.Closed(19 * FRAME), parts.get(parts.size() - 1));
    }

    @Test
    void everySampleOfASegmentComesOnceWhateverTheChunks() {
        float[] track = track(20, 0.0, 10, 0.9, 4, 0.1, 7, 0.8, 30, 0.0, 12, 0.7, 3, 0.0);
        Random random = new Random(3);
        for (int i = 0; i < track.length; i++) {
            track[i] *= 0.9f + 0.1f * random.nextFloat();
        }
        float[] whole = samples(all(segmenter(), track));
        for (int chunk : new int[] {1, 7, 160, 511, 513, 5000}) {
            SpeechSegmenter segmenter = segmenter();
            List<SpeechPart> parts = new ArrayList<>();
            for (int i = 0; i < track.length; i += chunk) {
                parts.addAll(segmenter.accept(Arrays.copyOfRange(track, i, Math.min(track.length, i + chunk))));
                parts.addAll(segmenter.accept(new float[0]));
            }
            parts.addAll(segmenter.finish());
            assertArrayEquals(whole, samples(parts));
        }
    }

    @Test
    void theEndOfTheSoundClosesWithTheSamplesThatFillNoFrame() {
        SpeechSegmenter segmenter = segmenter();
        float[] track = Arrays.copyOf(track(6, 0.9), 5 * FRAME + 100);
        List<SpeechPart> parts = all(segmenter, track);

        assertEquals(new SpeechPart.Closed(track.length), parts.get(parts.size() - 1));
        assertEquals(track.length, samples(parts).length);
        assertEquals(track.length, segmenter.position());

        SpeechPart.Opened next = (SpeechPart.Opened) segmenter.accept(track).get(0);
        assertEquals(track.length, next.speechStart());
    }

    @Test
    void whatIsNotANumberOrTooLoudNeverReachesTheDetector() {
        float[] track = track(4, 0.9);
        track[5] = Float.NaN;
        track[6] = Float.POSITIVE_INFINITY;
        track[7] = -1e30f;
        float[] heard = samples(all(segmenter(), track));

        assertEquals(0, heard[5]);
        assertEquals(0, heard[6]);
        assertEquals(-1, heard[7]);
        for (float sample : heard) {
            assertTrue(Math.abs(sample) <= 1);
        }
    }

    private static float[] samples(List<SpeechPart> parts) {
        int length = 0;
        float[] all = new float[1 << 20];
        for (SpeechPart part : parts) {
            float[] samples = part instanceof SpeechPart.Opened opened
                    ? opened.samples()
                    : part instanceof SpeechPart.Continued continued ? continued.samples() : new float[0];
            System.arraycopy(samples, 0, all, length, samples.length);
            length += samples.length;
        }
        return Arrays.copyOf(all, length);
    }
}
