package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up network of any shape in the real file formats, the same on every machine. Its weights are whole numbers over one
 * multiplier a matrix, so that the int8 file and the float32 file are the same network.
 */
final class MadeUpModel {
    /** How the file stores matrices. */
    enum Storage {
        FLOAT32,
        INT8,
        /** With {@code _QuantMultA}: by what the inputs of each matrix are to be multiplied to become int8. */
        INT8_WITH_ALPHAS
    }

    /** The inputs of all matrices lie within it, nearly always. */
    private static final float RANGE = 6;

    private static final int FREQUENT = 50;
    /** About how many words a shortlist lets through. */
    private static final int LISTED = 300;

    private final MadeUpShape shape;
    private final Storage storage;
    private final Random random;
    private final MarianFileWriter file = new MarianFileWriter();

    private MadeUpModel(MadeUpShape shape, Storage storage) {
        this.shape = shape;
        this.storage = storage;
        this.random = new Random(shape.name().hashCode());
    }

    /** The words that sentences are made of. */
    static MadeUpWords sourceWords(MadeUpShape shape) {
        return new MadeUpWords(shape.sourceVocabulary(), 1);
    }

    static MadeUpWords targetWords(MadeUpShape shape) {
        return new MadeUpWords(shape.targetVocabulary(), shape.sharesVocabulary() ? 1 : 2);
    }

    /** @param foreign names of further tensors */
    static byte[] bytes(MadeUpShape shape, Storage storage, String... foreign) {
        MadeUpModel model = new MadeUpModel(shape, storage);
        model.write();
        for (String name : foreign) {
            model.vector(name, shape.dim(), 1);
        }
        return model.file.bytes();
    }

    /** The float32 network as OPUS-MT publishes it. */
    static byte[] numpyArchive(MadeUpShape shape) {
        MadeUpModel model = new MadeUpModel(shape, Storage.FLOAT32);
        model.write();
        return model.file.numpyArchive();
    }

    /** Writes vocabularies and a shortlist, under the names that Firefox's models have. */
    static void writeBeside(Path folder, MadeUpShape shape) throws IOException {
        if (shape.sharesVocabulary()) {
            Files.write(folder.resolve("vocab.made.spm"), sourceWords(shape).sentencePieceModel());
        } else {
            Files.write(folder.resolve("srcvocab.made.spm"), sourceWords(shape).sentencePieceModel());
            Files.write(folder.resolve("trgvocab.made.spm"), targetWords(shape).sentencePieceModel());
        }
        Files.write(folder.resolve("lex.50.50.made.s2t.bin"), shortlist(shape));
    }

    /** A shortlist in which every source token has up to 100 translations. */
    private static byte[] shortlist(MadeUpShape shape) {
        Random random = new Random(2);
        List<int[]> translations = new ArrayList<>();
        for (int token = 0; token < shape.sourceVocabulary(); token++) {
            translations.add(random.ints(random.nextInt(101), 2, shape.targetVocabulary())
                    .sorted()
                    .distinct()
                    .toArray());
        }
        return ShortlistFile.bytes(FREQUENT, translations);
    }

    private void write() {
        file.configuration(shape.configuration());
        MarianConfiguration.Embeddings names = shape.embeddings();
        embedding(names.source(), shape.sourceVocabulary());
        if (!shape.sharesVocabulary()) {
            embedding(names.target(), shape.targetVocabulary());
        }
        if (!names.output().equals(names.target())) {
            embedding(names.output(), shape.targetVocabulary());
        }
        if (storage == Storage.INT8_WITH_ALPHAS) {
            file.float32("none_QuantMultA", new float[] {127 / RANGE}, 1, 1);
        }
        outputBias();
        for (int i = 1; i <= shape.encoderLayers(); i++) {
            attention("encoder_l" + i + "_self_");
            feedForward("encoder_l" + i + "_");
        }
        for (int i = 1; i <= shape.decoderLayers(); i++) {
            switch (shape.decoder()) {
                case SSRU -> recurrentUnit("decoder_l" + i + "_rnn_");
                case SELF_ATTENTION -> attention("decoder_l" + i + "_self_");
            }
            attention("decoder_l" + i + "_context_");
            feedForward("decoder_l" + i + "_");
        }
    }

    /**
     * {@code </s>} wins now and then: its score varies half as much as others, around a little less than the best of as many random
     * scores as a shortlist has.
     */
    private void outputBias() {
        int words = shape.targetVocabulary();
        float[] bias = uniform(words, 0.3);
        bias[MarianVocabulary.END] = (float) (EMBEDDING_DEVIATION * (Math.sqrt(2 * Math.log(LISTED)) - 0.8));
        file.float32("decoder_ff_logit_out_b", bias, 1, words);
    }

    private void recurrentUnit(String name) {
        matrix(name + "W", shape.dim(), shape.dim(), 3);
        matrix(name + "Wf", shape.dim(), shape.dim(), 1.5);
        vector(name + "bf", shape.dim(), 0.5);
        norm(name + "ffn_ln_");
    }

    private void attention(String name) {
        for (String part : new String[] {"q", "k", "v", "o"}) {
            // sharp enough that the decoder looks at one word rather than at all
            boolean sharp = part.equals("q") || part.equals("k");
            matrix(name + "W" + part, shape.dim(), shape.dim(), sharp ? 2 : 1.2);
            vector(name + "b" + part, shape.dim(), 0.2);
        }
        norm(name + "Wo_ln_");
    }

    private void feedForward(String name) {
        matrix(name + "ffn_W1", shape.dim(), shape.ffn(), 1);
        vector(name + "ffn_b1", shape.ffn(), 0.2);
        float[] sums = matrix(name + "ffn_W2", shape.ffn(), shape.dim(), 1.4);
        // takes away what relu adds to every sentence alike
        float[] bias = uniform(shape.dim(), 0.2);
        for (int i = 0; i < bias.length; i++) {
            bias[i] -= 0.4f * sums[i];
        }
        file.float32(name + "ffn_b2", bias, 1, shape.dim());
        norm(name + "ffn_ffn_ln_");
    }

    /** Random signs keep tied embeddings from echoing the previous token. */
    private void norm(String name) {
        float[] scale = uniform(shape.dim(), 0.2);
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (random.nextBoolean() ? 1 : -1) * (1 + scale[i]);
        }
        file.float32(name + "scale", scale, 1, shape.dim());
        vector(name + "bias", shape.dim(), 0.1);
    }

    private void vector(String name, int size, double deviation) {
        file.float32(name, uniform(size, deviation), 1, size);
    }

    private static final double EMBEDDING_DEVIATION = 1.5;

    private void embedding(String name, int words) {
        double deviation = EMBEDDING_DEVIATION / Math.sqrt(shape.dim());
        tensor(name, words, shape.dim(), (float) (127 / Math.sqrt(3) / deviation), false);
    }

    /** The sums of the weights that lead to each output. */
    private float[] matrix(String name, int in, int out, double gain) {
        float multiplier = (float) (127 / Math.sqrt(3) * Math.sqrt(in) / gain);
        byte[] values = tensor(name, in, out, multiplier, true);
        float[] sums = new float[out];
        for (int i = 0; i < values.length; i++) {
            sums[i / in] += values[i] / multiplier;
        }
        return sums;
    }

    /** @param transposed whether the int8 file holds {@code [columns][rows]} */
    private byte[] tensor(String name, int rows, int columns, float multiplier, boolean transposed) {
        byte[] values = new byte[rows * columns];
        random.nextBytes(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == -128 ? 127 : values[i];
        }
        for (int i = 0; !transposed && i < columns; i++) {
            values[i] = (byte) (values[i] / 2); // the row of </s>: no sentence is all its own
        }
        if (storage == Storage.FLOAT32) {
            float[] divided = new float[values.length];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int at = transposed ? column * rows + row : row * columns + column;
                    divided[row * columns + column] = values[at] / multiplier;
                }
            }
            file.float32(name, divided, rows, columns);
            return values;
        }
        file.intgemm8(name, values, multiplier, rows, columns);
        if (storage == Storage.INT8_WITH_ALPHAS) {
            alpha(name);
        }
        return values;
    }

    private void alpha(String name) {
        float alpha = 127 / RANGE;
        if (name.endsWith("Wemb")) {
            file.intgemm8(name + "_QuantMultA", new byte[] {127}, 127 / alpha, 1, 1);
        } else {
            file.float32(name + "_QuantMultA", new float[] {alpha}, 1, 1);
        }
    }

    private float[] uniform(int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * Math.sqrt(3) * (2 * random.nextFloat() - 1));
        }
        return values;
    }
}
