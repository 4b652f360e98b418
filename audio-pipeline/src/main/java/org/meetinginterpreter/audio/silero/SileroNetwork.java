package org.meetinginterpreter.audio.silero;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.VoiceActivityDetector;
import org.meetinginterpreter.onnx.OnnxNetwork;

/**
 * The loaded network of Silero VAD 6 (github.com/snakers4/silero-vad, MIT). Thread-safe: one network serves the detectors of all
 * tracks, a detector itself is cheap. Closing waits for calls under way.
 */
public final class SileroNetwork implements AutoCloseable {
    /** The network's file in its model folder. */
    public static final String FILE = "silero_vad_16k_op15.onnx";

    static final int CONTEXT_SAMPLES = 64;
    static final int STATE_SIZE = 2 * 128;
    private static final int INPUT_SAMPLES = CONTEXT_SAMPLES + VoiceActivityDetector.FRAME_SAMPLES;

    private final OnnxNetwork network;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private SileroNetwork(OnnxNetwork network) {
        this.network = network;
    }

    /**
     * Loads the network.
     *
     * @param modelFolder the installed model {@code silero-vad}
     * @throws AudioException when its file is missing or broken
     */
    public static SileroNetwork open(Path modelFolder) {
        try {
            return new SileroNetwork(OnnxNetwork.load(modelFolder.resolve(FILE)));
        } catch (IOException e) {
            throw new AudioException(
                    "voice activity detector: " + e.getMessage()
                            + "; run: scripts/interpreter models install silero-vad",
                    e);
        }
    }

    /** A detector for one track. */
    public VoiceActivityDetector newDetector() {
        return new SileroVoiceActivityDetector(this);
    }

    /**
     * Judges one frame.
     *
     * @param input float32 [576]: 64 samples of context, 512 new ones
     * @param state float32 [2 * 1 * 128], replaced by the next state
     */
    float run(float[] input, float[] state) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the voice activity detector is closed");
            }
            try (NDManager scope = OnnxNetwork.newScope()) {
                NDList output = network.run(new NDList(
                        OnnxNetwork.floats(scope, "input", input, 1, INPUT_SAMPLES),
                        OnnxNetwork.floats(scope, "state", state, 2, 1, 128),
                        OnnxNetwork.longs(scope, "sr", new long[] {16_000})));
                System.arraycopy(output.get("stateN").toFloatArray(), 0, state, 0, STATE_SIZE);
                return output.get("output").toFloatArray()[0];
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                network.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
