package org.meetinginterpreter.translation.marian;

import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Activation;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Decoder;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Embeddings;

/**
 * The shape of a network that {@link MadeUpModel} writes.
 *
 * @param name of its folder and files
 * @param dim divides into heads of even width
 */
record MadeUpShape(
        String name,
        int dim,
        int ffn,
        int heads,
        int encoderLayers,
        int decoderLayers,
        int sourceVocabulary,
        int targetVocabulary,
        Embeddings embeddings,
        Decoder decoder,
        Activation activation) {
    /** One for each feature of {@link #FULL}, and what else Marian can share: small enough for a test to write. */
    static final List<MadeUpShape> SMALL = List.of(
            small("joint", 2, 1_000, 1_000, Embeddings.TIED_ALL),
            small("deep", 4, 1_000, 1_000, Embeddings.TIED_ALL),
            small("joint-16k", 2, 16_000, 16_000, Embeddings.TIED_ALL),
            small("joint-64k", 2, 64_000, 64_000, Embeddings.TIED_ALL),
            small("separate", 2, 832, 1_216, Embeddings.TIED_TARGET),
            small("untied", 2, 832, 1_216, Embeddings.UNTIED),
            small("tied-source", 2, 1_024, 1_024, Embeddings.TIED_SOURCE),
            new MadeUpShape(
                    "odd-heads", 192, 256, 4, 3, 2, 1_000, 1_000, Embeddings.TIED_ALL, Decoder.SSRU, Activation.RELU),
            opus("opus", 1_000, Activation.SWISH),
            opus("opus-relu", 1_000, Activation.RELU));

    /** Every shape of the 137 Firefox models ({@code firefox-architectures.tsv}), and OPUS-MT's. */
    static final List<MadeUpShape> FULL = List.of(
            firefox("tiny-16k", 256, 1_536, 2, 16_000, Embeddings.TIED_ALL),
            firefox("tiny-32k", 256, 1_536, 2, 32_000, Embeddings.TIED_ALL),
            firefox("base-memory-32k-separate", 384, 1_536, 4, 32_000, Embeddings.TIED_TARGET),
            firefox("base-memory-32k", 384, 1_536, 4, 32_000, Embeddings.TIED_ALL),
            firefox("base-memory-64k", 384, 1_536, 4, 64_000, Embeddings.TIED_ALL),
            firefox("base-32k-separate", 512, 2_048, 2, 32_000, Embeddings.TIED_TARGET),
            firefox("base-32k", 512, 2_048, 2, 32_000, Embeddings.TIED_ALL),
            firefox("base-64k", 512, 2_048, 2, 64_000, Embeddings.TIED_ALL),
            new MadeUpShape(
                    "opus-mt",
                    512,
                    2_048,
                    8,
                    6,
                    6,
                    58_104,
                    58_104,
                    Embeddings.TIED_ALL,
                    Decoder.SELF_ATTENTION,
                    Activation.SWISH));

    private static MadeUpShape small(String name, int decoderLayers, int source, int target, Embeddings embeddings) {
        return new MadeUpShape(
                name, 64, 128, 4, 2, decoderLayers, source, target, embeddings, Decoder.SSRU, Activation.RELU);
    }

    private static MadeUpShape opus(String name, int words, Activation activation) {
        return new MadeUpShape(
                name, 64, 128, 4, 2, 2, words, words, Embeddings.TIED_ALL, Decoder.SELF_ATTENTION, activation);
    }

    private static MadeUpShape firefox(
            String name, int dim, int ffn, int decoderLayers, int words, Embeddings embeddings) {
        return new MadeUpShape(
                name, dim, ffn, 8, 6, decoderLayers, words, words, embeddings, Decoder.SSRU, Activation.RELU);
    }

    boolean sharesVocabulary() {
        return embeddings.sharesVocabulary();
    }

    /** An int8 file of an output matrix of its own is one that Marian's own code cannot run; OPUS-MT has float32 only. */
    List<MadeUpModel.Storage> storages() {
        return embeddings.output().endsWith("Wemb") && decoder == Decoder.SSRU
                ? List.of(MadeUpModel.Storage.values())
                : List.of(MadeUpModel.Storage.FLOAT32);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The YAML that the model file carries, with the keys of the real ones. */
    String configuration() {
        return """
                bert-train-type-embeddings: true
                bert-type-vocab-size: 2
                dec-cell: %s
                dec-cell-base-depth: 2
                dec-cell-high-depth: 1
                dec-depth: %d
                dim-emb: %d
                dim-rnn: 1024
                dim-vocabs:
                  - %d
                  - %d
                enc-cell: gru
                enc-cell-depth: 1
                enc-depth: %d
                enc-type: bidirectional
                input-types: []
                layer-normalization: false
                lemma-dim-emb: 0
                output-omit-bias: false
                right-left: false
                skip: false
                tied-embeddings: %b
                tied-embeddings-all: %b
                tied-embeddings-src: %b
                transformer-aan-activation: swish
                transformer-aan-depth: 2
                transformer-aan-nogate: false
                transformer-decoder-autoreg: %s
                transformer-dim-aan: 2048
                transformer-dim-ffn: %d
                transformer-ffn-activation: %s
                transformer-ffn-depth: 2
                transformer-guided-alignment-layer: last
                transformer-heads: %d
                transformer-no-projection: false
                transformer-pool: false
                transformer-postprocess: dan
                transformer-postprocess-emb: d
                transformer-postprocess-top: ""
                transformer-preprocess: ""
                transformer-tied-layers: []
                transformer-train-position-embeddings: false
                type: transformer
                ulr: false
                ulr-dim-emb: 0
                ulr-trainable-transformation: false
                version: v1.9.56 94aeaa46 2021-04-28 00:28:35 +0100
                """.formatted(
                        decoder == Decoder.SSRU ? "ssru" : "gru",
                        decoderLayers,
                        dim,
                        sourceVocabulary,
                        targetVocabulary,
                        encoderLayers,
                        embeddings == Embeddings.TIED_TARGET,
                        embeddings == Embeddings.TIED_ALL,
                        embeddings == Embeddings.TIED_SOURCE,
                        decoder == Decoder.SSRU ? "rnn" : "self-attention",
                        ffn,
                        activation.name().toLowerCase(Locale.ROOT),
                        heads);
    }
}
