package org.meetinginterpreter.audio;

/** The last seconds of a track, in memory only: 32 kB a second, taken with the first sound. Not thread-safe. */
public final class SoundMemory {
    private final int capacity;
    private short[] ring = new short[0];
    private long fed;

    /** @param seconds how far back it reaches */
    public SoundMemory(int seconds) {
        this.capacity = seconds * AudioFormat.RECOGNISER_RATE_HZ;
    }

    /**
     * Takes the next sound.
     *
     * @param samples float32 mono at 16 kHz, ±1; what is beyond is clipped
     */
    public void add(float[] samples) {
        if (ring.length == 0) {
            ring = new short[capacity];
        }
        for (float sample : samples) {
            // what is not a number becomes 0
            ring[(int) (fed++ % capacity)] = (short) (Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE);
        }
    }

    /**
     * The sound from one place in the track to another, as far as it is there.
     *
     * @param from first sample, counted from 0 since the first one added
     * @param to the one after the last
     * @return float32; empty where nothing is left
     */
    public float[] between(long from, long to) {
        long first = Math.max(from, Math.max(0, fed - ring.length));
        float[] samples = new float[(int) Math.max(0, Math.min(to, fed) - first)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = ring[(int) ((first + i) % capacity)] / (float) Short.MAX_VALUE;
        }
        return samples;
    }

    /** Forgets it all. */
    public void clear() {
        ring = new short[0];
        fed = 0;
    }
}
