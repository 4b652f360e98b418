package org.meetinginterpreter.audio;

import java.util.Arrays;

/**
 * Tells somebody who speaks to this microphone from people who murmur behind it. A voice activity detector says "speech" to both,
 * without a break while many talk at once. Two things differ: one speaker's level moves by far more than that of a crowd, and the
 * detector finds gaps in what one speaker says. So sound counts as speech while it stands out of the quietest tenth of the last
 * 8 seconds, or the detector lately heard no speech. Levels compare only with levels of the same track: quiet speech passes.
 * Not thread-safe.
 */
final class SpeechGate {
    /** Frames over which the level is smoothed: 0.2 s, about a syllable. */
    private static final int SYLLABLE = 6;
    /** Frames whose levels are remembered: 8 s. */
    private static final int MEMORY = 250;
    /** Frames after the start of a track in which the detector still finds its way. */
    private static final int WARM_UP = 16;
    /** Frames without speech in a row that count as a gap. */
    private static final int GAP = 3;
    /** Frames for which a gap vouches for what follows. */
    private static final int GAP_VOUCHES = 60;

    private static final double QUIET_SHARE = 0.1;
    private static final double LOUD_SHARE = 0.85;
    /** Decibels of what is as good as silence. */
    private static final double LEAST = -75;
    /** Decibels above the quiet tenth: what begins to speak, what does so after a gap, what goes on. */
    private static final double BEGINS = 12;

    private static final double BEGINS_AFTER_GAP = 10;
    private static final double GOES_ON = 4;
    /** Decibels between loud and quiet that only a speaker has, and below the loud what belongs to that speaker. */
    private static final double SPEAKERS_RANGE = 12;

    private static final double BELOW_LOUD = 8;

    private final float keepAbove;
    private final boolean doubtful;
    private final double[] memory = new double[MEMORY];
    private final double[] powers = new double[SYLLABLE];
    private long frames;
    private int low;
    private long gapAt = Long.MIN_VALUE / 2;
    private double level = LEAST;

    /**
     * @param keepAbove probability below which a frame is no speech
     * @param doubtful whether levels count; otherwise the detector is believed
     */
    SpeechGate(float keepAbove, boolean doubtful) {
        this.keepAbove = keepAbove;
        this.doubtful = doubtful;
    }

    /** Hears the next frame and what the detector says of it. */
    void hear(float[] frame, float probability) {
        double energy = 1e-12;
        for (float sample : frame) {
            energy += sample * sample;
        }
        double power = energy / frame.length;
        memory[(int) (frames % MEMORY)] = Math.max(LEAST, 10 * Math.log10(power));
        powers[(int) (frames % SYLLABLE)] = power;
        frames++;
        int count = (int) Math.min(frames, SYLLABLE);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += powers[i];
        }
        level = Math.max(LEAST, 10 * Math.log10(sum / count));
        low = probability < keepAbove && frames > WARM_UP ? low + 1 : 0;
        if (low >= GAP) {
            gapAt = frames;
        }
    }

    /** Level of the last syllable, in decibels below full scale. */
    double level() {
        return level;
    }

    /** Whether what the detector takes for speech may begin an utterance here. */
    boolean begins() {
        return !doubtful || level - quiet(sorted()) >= (isAfterGap() ? BEGINS_AFTER_GAP : BEGINS);
    }

    /** Whether what the detector takes for speech belongs to the utterance that is open. */
    boolean goesOn() {
        if (!doubtful || isAfterGap()) {
            return true;
        }
        double[] sorted = sorted();
        double quiet = quiet(sorted);
        double loud = sorted[(int) ((sorted.length - 1) * LOUD_SHARE)];
        return level - quiet >= GOES_ON || (loud - quiet >= SPEAKERS_RANGE && level >= loud - BELOW_LOUD);
    }

    /** The level from which on a frame before the last one may belong to what begins. */
    double least() {
        return quiet(sorted()) + GOES_ON;
    }

    private boolean isAfterGap() {
        return frames - gapAt <= GAP_VOUCHES;
    }

    private double[] sorted() {
        double[] sorted = Arrays.copyOf(memory, (int) Math.min(frames, MEMORY));
        Arrays.sort(sorted);
        return sorted;
    }

    private static double quiet(double[] sorted) {
        return sorted[(int) ((sorted.length - 1) * QUIET_SHARE)];
    }
}
