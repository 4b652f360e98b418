package org.meetinginterpreter.speech.turns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.speech.SpeechException;

/**
 * The voice encoder of Resemblyzer 0.1.4 (github.com/resemble-ai/Resemblyzer, Apache-2.0; "Generalized end-to-end loss for speaker
 * verification", Wan et al. 2018): 1.6 s of speech become 256 numbers that are close for one speaker and apart for two. Three LSTM
 * layers over 40 mel bands, computed in plain Java: no native code sees its file. Immutable and thread-safe.
 */
public final class VoiceEncoder {
    /** Id of its model in the catalogue. */
    public static final String MODEL_ID = "resemblyzer-0.1.4";
    /** The network's file in its model folder. */
    public static final String FILE = "pretrained.pt";
    /** Speech for which it was trained. */
    public static final int WINDOW_SAMPLES = AudioFormat.RECOGNISER_RATE_HZ * 8 / 5;

    static final int SIZE = 256;
    private static final int LAYERS = 3;
    private static final long LARGEST_FILE = 64_000_000;
    /** Quieter speech is raised to this level as in training: -30 dB below full scale. */
    private static final double LEVEL = Math.pow(10, -30 / 20.0);

    private final MelSpectrogram spectrogram = new MelSpectrogram();
    private final List<LstmLayer> layers;
    /** [output][input] */
    private final float[] linear;

    private final float[] bias;

    private VoiceEncoder(List<LstmLayer> layers, float[] linear, float[] bias) {
        this.layers = layers;
        this.linear = linear;
        this.bias = bias;
    }

    /**
     * Loads the network.
     *
     * @param modelFolder the installed model {@value #MODEL_ID}
     * @throws SpeechException when its file is missing or not as it should be
     */
    public static VoiceEncoder open(Path modelFolder) {
        Path file = modelFolder.resolve(FILE);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new CheckpointException("it is too large");
            }
            return of(TorchCheckpoint.read(Files.readAllBytes(file), "model_state"));
        } catch (IOException | CheckpointException e) {
            throw new SpeechException(
                    "voice encoder: " + file + " cannot be read: " + e.getMessage()
                            + "; run: scripts/interpreter models install " + MODEL_ID,
                    e);
        }
    }

    private static VoiceEncoder of(TorchCheckpoint weights) throws CheckpointException {
        List<LstmLayer> layers = new ArrayList<>();
        int inputs = MelSpectrogram.BANDS;
        for (int layer = 0; layer < LAYERS; layer++) {
            layers.add(new LstmLayer(
                    inputs,
                    SIZE,
                    weights.tensor("lstm.weight_ih_l" + layer, 4 * SIZE, inputs),
                    weights.tensor("lstm.weight_hh_l" + layer, 4 * SIZE, SIZE),
                    weights.tensor("lstm.bias_ih_l" + layer, 4 * SIZE),
                    weights.tensor("lstm.bias_hh_l" + layer, 4 * SIZE)));
            inputs = SIZE;
        }
        return new VoiceEncoder(
                layers, weights.tensor("linear.weight", SIZE, SIZE), weights.tensor("linear.bias", SIZE));
    }

    /**
     * Where a stretch of speech lies among voices.
     *
     * @param speech float32 at 16 kHz, not empty; {@link #WINDOW_SAMPLES} suit it best, half of that is the least that says much
     * @return float32 [256] of length 1, none negative; zeros when the network makes nothing of it
     */
    public float[] embed(float[] speech) {
        float[][] frames = spectrogram.of(raised(speech));
        // the last frame is centred on the end
        return embed(Arrays.copyOf(frames, Math.max(1, frames.length - 1)));
    }

    /** @param frames float32 [time][40] */
    float[] embed(float[][] frames) {
        float[][] states = frames;
        for (LstmLayer layer : layers) {
            states = layer.run(states);
        }
        float[] last = states[states.length - 1];
        float[] embedding = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            float sum = bias[i];
            for (int j = 0; j < SIZE; j++) {
                sum += linear[i * SIZE + j] * last[j];
            }
            embedding[i] = Math.max(0, sum);
        }
        return Embeddings.normalised(embedding);
    }

    private static float[] raised(float[] speech) {
        double power = 0;
        for (float sample : speech) {
            power += sample * sample;
        }
        double level = Math.sqrt(power / speech.length);
        if (level == 0 || level >= LEVEL) {
            return speech;
        }
        float factor = (float) (LEVEL / level);
        float[] raised = new float[speech.length];
        for (int i = 0; i < speech.length; i++) {
            raised[i] = speech[i] * factor;
        }
        return raised;
    }
}
