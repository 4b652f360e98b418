package org.meetinginterpreter.audio;

import static org.meetinginterpreter.audio.AudioFormat.RECOGNISER_RATE_HZ;
import static org.meetinginterpreter.audio.VoiceActivityDetector.FRAME_SAMPLES;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts a track of sound into segments of speech by the probabilities of a voice activity detector. Opens after a few frames of
 * speech in a row that stand out of the track's background ({@link SpeechGate}), hands out what came shortly before them too (the pre-roll, never a sample twice), closes after a silence. Not
 * thread-safe.
 */
public final class SpeechSegmenter implements AutoCloseable {
    /**
     * When segments open and close.
     *
     * @param openAbove probability from which a frame may open a segment
     * @param openFrames so many such frames in a row open it
     * @param keepAbove probability from which a frame inside a segment is speech
     * @param preRoll sound handed out from before the first frame of speech
     * @param closeAfter silence that closes a segment
     */
    public record Options(float openAbove, int openFrames, float keepAbove, Duration preRoll, Duration closeAfter) {
        public static final Options DEFAULT =
                new Options(0.5f, 2, 0.35f, Duration.ofMillis(250), Duration.ofMillis(600));

        public Options {
            if (openFrames < 1 || preRoll.isNegative() || closeAfter.isNegative()) {
                throw new IllegalArgumentException("openFrames " + openFrames + ", preRoll " + preRoll + ", closeAfter "
                        + closeAfter + ": none may be negative, openFrames at least 1");
            }
        }

        public Options withCloseAfter(Duration silence) {
            return new Options(openAbove, openFrames, keepAbove, preRoll, silence);
        }
    }

    /** Frames that an utterance may have begun before the gate lets it in: as many as it stood out, but at least these. */
    private static final int LEAST_LEAD = 16;
    /** Frames kept while the gate doubts. */
    private static final int LONGEST_DOUBT = 94;
    /** Frames without speech in a row that end what was doubtful, or the way back to where speech began. */
    private static final int GAP = 6;

    private record Heard(
            @SuppressWarnings("ArrayRecordComponent") float[] samples, double level) {}

    private final VoiceActivityDetector detector;
    private final Options options;
    private final int preRollFrames;
    private final long closeAfterSamples;

    private float[] frame = new float[FRAME_SAMPLES];
    private int filled;
    /** Samples of all frames judged so far. */
    private long position;

    private final Deque<Heard> recent = new ArrayDeque<>();
    private final SpeechGate gate;
    private int speechRun;
    private int otherRun;
    /** Frames since the detector first took sound for speech that the gate has not let in yet; 0 without any. */
    private int doubtful;

    private boolean open;
    private long speechEnd;

    /** Takes the detector over: {@link #close()} closes it. */
    public SpeechSegmenter(VoiceActivityDetector detector, Options options) {
        this.detector = detector;
        this.options = options;
        this.gate = new SpeechGate(options.keepAbove(), detector.isMisledByCrowds());
        this.preRollFrames = (int) (samples(options.preRoll()) / FRAME_SAMPLES);
        this.closeAfterSamples = samples(options.closeAfter());
    }

    /** Samples of a duration at 16 kHz. */
    public static long samples(Duration duration) {
        return duration.toNanos() * RECOGNISER_RATE_HZ / 1_000_000_000;
    }

    /** Milliseconds of a number of samples at 16 kHz. */
    public static long millis(long samples) {
        return samples * 1000 / RECOGNISER_RATE_HZ;
    }

    /**
     * Feeds the next samples, of any number; values that are not finite become silence, others are clipped to ±1.
     *
     * @return the parts of speech that they complete, in order; empty while nobody speaks
     */
    public List<SpeechPart> accept(float[] samples) {
        List<SpeechPart> parts = new ArrayList<>();
        for (float sample : samples) {
            frame[filled++] = PcmDecoder.clean(sample);
            if (filled == FRAME_SAMPLES) {
                judge(frame, FRAME_SAMPLES, parts);
                frame = new float[FRAME_SAMPLES];
                filled = 0;
            }
        }
        return parts;
    }

    /** The sound ends or pauses here: judges the samples that fill no frame, closes the open segment, forgets the past. */
    public List<SpeechPart> finish() {
        List<SpeechPart> parts = new ArrayList<>();
        if (filled > 0) {
            judge(frame, filled, parts);
            frame = new float[FRAME_SAMPLES];
            filled = 0;
        }
        if (open) {
            parts.add(new SpeechPart.Closed(speechEnd));
        }
        forget();
        return parts;
    }

    /** Drops the open segment and the past, after a failure; times go on. */
    public void forget() {
        open = false;
        speechRun = 0;
        doubtful = 0;
        recent.clear();
        detector.reset();
    }

    /** How many samples were judged so far; up to 511 more wait for their frame to fill. */
    public long position() {
        return position;
    }

    @Override
    public void close() {
        detector.close();
    }

    private void judge(float[] padded, int length, List<SpeechPart> parts) {
        float probability = detector.speechProbability(padded);
        float[] samples = length == FRAME_SAMPLES ? padded : Arrays.copyOf(padded, length);
        gate.hear(samples, probability);
        position += length;
        if (open) {
            if (probability >= options.keepAbove() && gate.goesOn()) {
                speechEnd = position;
            }
            parts.add(new SpeechPart.Continued(samples, speechEnd, position));
            if (position - speechEnd >= closeAfterSamples) {
                parts.add(new SpeechPart.Closed(speechEnd));
                open = false;
            }
            return;
        }
        recent.addLast(new Heard(samples, gate.level()));
        speechRun = probability >= options.openAbove() ? speechRun + 1 : 0;
        otherRun = probability < options.keepAbove() ? otherRun + 1 : 0;
        if (doubtful > 0) {
            doubtful = otherRun > GAP ? 0 : Math.min(doubtful + 1, LONGEST_DOUBT);
        } else if (speechRun >= options.openFrames()) {
            doubtful = options.openFrames();
        }
        if (speechRun >= options.openFrames() && gate.begins()) {
            parts.add(opened(Math.min(doubtful, lead())));
        } else {
            int kept = preRollFrames + Math.max(doubtful, options.openFrames() - 1);
            while (recent.size() > kept) {
                recent.removeFirst();
            }
        }
    }

    /** How many frames back what begins now stands out, short gaps included. */
    private int lead() {
        double least = gate.least();
        int lead = 0;
        int back = 0;
        int gap = 0;
        for (Iterator<Heard> earlier = recent.descendingIterator(); earlier.hasNext() && gap <= GAP; ) {
            back++;
            if (earlier.next().level() >= least) {
                lead = back;
                gap = 0;
            } else {
                gap++;
            }
        }
        return Math.max(lead, LEAST_LEAD);
    }

    private SpeechPart opened(int speechFrames) {
        while (recent.size() > preRollFrames + speechFrames) {
            recent.removeFirst();
        }
        int total = recent.stream().mapToInt(each -> each.samples().length).sum();
        float[] samples = new float[total];
        int offset = 0;
        int speechOffset = 0;
        int index = 0;
        int speechIndex = recent.size() - speechFrames;
        for (Heard each : recent) {
            if (index++ == speechIndex) {
                speechOffset = offset;
            }
            System.arraycopy(each.samples(), 0, samples, offset, each.samples().length);
            offset += each.samples().length;
        }
        recent.clear();
        speechRun = 0;
        doubtful = 0;
        open = true;
        speechEnd = position;
        long first = position - total;
        return new SpeechPart.Opened(samples, first, first + speechOffset);
    }
}
