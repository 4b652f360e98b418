package org.meetinginterpreter.translation.marian;

import java.util.Locale;
import java.util.Random;

/** A made-up network in Marian's file format: the graph of the real ones, small enough for a test to write and check. */
final class TinyMarianModel {
    static final int VOCABULARY = 96;
    static final int DIM = 64;
    static final int FFN = 128;
    static final int HEADS = 4;
    static final int ENCODER_LAYERS = 2;
    static final int DECODER_LAYERS = 2;

    static final String CONFIGURATION = """
            type: transformer
            enc-depth: 2
            dec-depth: 2
            dim-emb: 64
            dim-vocabs:
              - 96
              - 96
            transformer-heads: 4
            transformer-dim-ffn: 128
            transformer-decoder-autoreg: rnn
            dec-cell: ssru
            transformer-preprocess: ""
            transformer-postprocess: dan
            transformer-ffn-activation: relu
            tied-embeddings-all: true
            """;

    private final MarianFileWriter file = new MarianFileWriter();
    private final Random random;
    private final boolean int8;
    private final boolean selfAttention;
    private boolean calibrated;

    private TinyMarianModel(long seed, boolean int8, boolean selfAttention) {
        this.random = new Random(seed);
        this.int8 = int8;
        this.selfAttention = selfAttention;
    }

    /** Int8 matrices, with the range of their inputs. */
    static byte[] calibrated(long seed) {
        TinyMarianModel model = new TinyMarianModel(seed, true, false);
        model.calibrated = true;
        model.write(CONFIGURATION);
        return model.file.bytes();
    }

    /** @param int8 matrices as intgemm8, else as float32 */
    static byte[] bytes(long seed, boolean int8) {
        return written(seed, int8, false, CONFIGURATION).bytes();
    }

    /** As OPUS-MT's are: a NumPy archive of float32, the decoder attending to what it wrote. */
    static byte[] opus(long seed, MarianConfiguration.Activation activation) {
        String configuration = CONFIGURATION
                .replace("autoreg: rnn", "autoreg: self-attention")
                .replace("dec-cell: ssru", "dec-cell: gru")
                .replace("activation: relu", "activation: " + activation.name().toLowerCase(Locale.ROOT));
        return written(seed, false, true, configuration).numpyArchive();
    }

    private static MarianFileWriter written(long seed, boolean int8, boolean selfAttention, String configuration) {
        TinyMarianModel model = new TinyMarianModel(seed, int8, selfAttention);
        model.write(configuration);
        return model.file;
    }

    private void write(String configuration) {
        file.configuration(configuration);
        matrix("Wemb", VOCABULARY, DIM, 0.25);
        vector("decoder_ff_logit_out_b", VOCABULARY, 0, 0.5);
        for (int i = 1; i <= ENCODER_LAYERS; i++) {
            attention("encoder_l" + i + "_self_");
            feedForward("encoder_l" + i + "_");
        }
        for (int i = 1; i <= DECODER_LAYERS; i++) {
            if (selfAttention) {
                attention("decoder_l" + i + "_self_");
            } else {
                recurrentUnit("decoder_l" + i + "_rnn_");
            }
            attention("decoder_l" + i + "_context_");
            feedForward("decoder_l" + i + "_");
        }
    }

    private void recurrentUnit(String name) {
        matrix(name + "W", DIM, DIM, 0.2);
        matrix(name + "Wf", DIM, DIM, 0.2);
        vector(name + "bf", DIM, 0, 0.5);
        norm(name + "ffn_ln_");
    }

    private void attention(String name) {
        for (String part : new String[] {"q", "k", "v", "o"}) {
            matrix(name + "W" + part, DIM, DIM, 0.25);
            vector(name + "b" + part, DIM, 0, 0.2);
        }
        norm(name + "Wo_ln_");
    }

    private void feedForward(String name) {
        matrix(name + "ffn_W1", DIM, FFN, 0.15);
        vector(name + "ffn_b1", FFN, 0, 0.2);
        matrix(name + "ffn_W2", FFN, DIM, 0.15);
        vector(name + "ffn_b2", DIM, 0, 0.2);
        norm(name + "ffn_ffn_ln_");
    }

    /** Random signs keep tied embeddings from echoing the previous token. */
    private void norm(String name) {
        float[] scale = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            scale[i] = (float) ((random.nextBoolean() ? 1 : -1) * (1 + 0.2 * random.nextGaussian()));
        }
        file.float32(name + "scale", scale, 1, DIM);
        vector(name + "bias", DIM, 0, 0.1);
    }

    private void vector(String name, int size, double mean, double deviation) {
        file.float32(name, gaussian(size, mean, deviation), 1, size);
    }

    private void matrix(String name, int in, int out, double deviation) {
        float[] values = gaussian(in * out, 0, deviation);
        if (!int8) {
            file.float32(name, values, in, out);
            return;
        }
        float multiplier = (float) (127 / (4 * deviation));
        byte[] quantised = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            quantised[i] = (byte) Math.max(-127, Math.min(127, Math.round(values[i] * multiplier)));
        }
        file.intgemm8(name, quantised, multiplier, in, out);
        if (calibrated) {
            calibration(name + "_QuantMultA");
        }
    }

    /** The real ones hold that of the embeddings as int8. */
    private void calibration(String name) {
        float greatestInput = 12;
        if (name.startsWith("Wemb")) {
            file.intgemm8(name, new byte[] {127}, greatestInput, 1, 1);
        } else {
            file.float32(name, new float[] {127 / greatestInput}, 1, 1);
        }
    }

    private float[] gaussian(int size, double mean, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }
}
