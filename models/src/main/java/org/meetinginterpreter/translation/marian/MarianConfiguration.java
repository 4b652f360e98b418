package org.meetinginterpreter.translation.marian;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The shape of a Marian network, from the YAML that its model file carries. What this engine does not know is refused by name,
 * so that a foreign network never runs wrongly.
 *
 * @param dim width of embeddings and layers
 * @param heads attention heads, each {@code dim / heads} wide
 * @param ffn width inside the feed-forward layers
 * @param sourceVocabulary tokens of the source language; the same as the target's where both share a vocabulary
 * @param targetVocabulary tokens of the target language
 */
record MarianConfiguration(
        Decoder decoder,
        Activation activation,
        Embeddings embeddings,
        int encoderLayers,
        int decoderLayers,
        int dim,
        int heads,
        int ffn,
        int sourceVocabulary,
        int targetVocabulary) {
    /** What a decoder layer remembers earlier steps with. */
    enum Decoder {
        /** A simpler simple recurrent unit, one cell a layer. */
        SSRU,
        /** Attention to all earlier steps, whose keys and values are kept. */
        SELF_ATTENTION
    }

    /** Of the feed-forward layers. */
    enum Activation {
        RELU,
        SWISH
    }

    /** Which matrices source, target and output share; each is {@code [vocabulary, dim]}. */
    enum Embeddings {
        /** One matrix for everything, so one vocabulary. */
        TIED_ALL("Wemb", "Wemb", "Wemb"),
        /** The output shares the target's. */
        TIED_TARGET("encoder_Wemb", "decoder_Wemb", "decoder_Wemb"),
        /** Source and target share one, so one vocabulary; the output has its own. */
        TIED_SOURCE("Wemb", "Wemb", "decoder_ff_logit_out_Wt"),
        UNTIED("encoder_Wemb", "decoder_Wemb", "decoder_ff_logit_out_Wt");

        private final String source;
        private final String target;
        private final String output;

        Embeddings(String source, String target, String output) {
            this.source = source;
            this.target = target;
            this.output = output;
        }

        static Embeddings of(boolean all, boolean target, boolean source) {
            if (all || (source && target)) {
                return TIED_ALL;
            }
            if (target) {
                return TIED_TARGET;
            }
            return source ? TIED_SOURCE : UNTIED;
        }

        /** Whether source and target are looked up in the same matrix. */
        boolean sharesVocabulary() {
            return source.equals(target);
        }

        /** The tensor that source tokens are looked up in. */
        String source() {
            return source;
        }

        /** The tensor that the last target token is looked up in. */
        String target() {
            return target;
        }

        /** The tensor that scores target tokens. */
        String output() {
            return output;
        }
    }

    /** What every key that shapes the network must say; a key that is not there has Marian's default, which is the same. */
    private static final Map<String, Object> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("type", "transformer");
        KNOWN.put("transformer-preprocess", "");
        KNOWN.put("transformer-postprocess", "dan");
        KNOWN.put("transformer-postprocess-top", "");
        KNOWN.put("transformer-postprocess-emb", "d");
        KNOWN.put("transformer-ffn-depth", 2);
        KNOWN.put("transformer-no-projection", false);
        KNOWN.put("transformer-rnn-projection", false);
        KNOWN.put("transformer-pool", false);
        KNOWN.put("transformer-tied-layers", List.of());
        KNOWN.put("transformer-train-position-embeddings", false);
        KNOWN.put("output-omit-bias", false);
        KNOWN.put("lemma-dim-emb", 0);
        KNOWN.put("input-types", List.of());
        KNOWN.put("right-left", false);
        KNOWN.put("ulr", false);
    }

    private static final List<String> REQUIRED = List.of("type", "transformer-postprocess");
    private static final int MAX_DIM = 8_192;
    private static final int MAX_LAYERS = 64;
    private static final int MAX_VOCABULARY = 1_000_000;

    MarianConfiguration {
        if (dim % (2 * heads) != 0 || dim < 4) {
            throw new MarianFormatException(
                    "dim-emb " + dim + " does not divide into " + heads + " heads of even width");
        }
        if (embeddings.sharesVocabulary() && sourceVocabulary != targetVocabulary) {
            throw new MarianFormatException("dim-vocabs is [" + sourceVocabulary + ", " + targetVocabulary
                    + "], but source and target share their embeddings");
        }
    }

    /** @param origin what messages call the model */
    static MarianConfiguration parse(String origin, String yaml) {
        try {
            return of(load(yaml));
        } catch (MarianFormatException e) {
            throw new MarianFormatException(origin + " is a network that this engine cannot run: " + e.getMessage(), e);
        }
    }

    private static MarianConfiguration of(Map<?, ?> keys) {
        KNOWN.forEach((key, value) -> {
            Object given = keys.get(key);
            if (given == null && !REQUIRED.contains(key)) {
                return;
            }
            if (!value.equals(given)) {
                throw new MarianFormatException(
                        key + " is " + given + ", known is " + (value.equals("") ? "\"\"" : value));
            }
        });
        for (String half : List.of("dim-ffn", "ffn-depth")) {
            Object decoder = keys.get("transformer-decoder-" + half);
            if (decoder != null && !decoder.equals(0) && !decoder.equals(keys.get("transformer-" + half))) {
                throw new MarianFormatException(
                        "transformer-decoder-" + half + " is " + decoder + ", known is the encoder's");
            }
        }
        List<?> vocabularies = vocabularies(keys);
        Embeddings embeddings = Embeddings.of(
                flag(keys, "tied-embeddings-all"), flag(keys, "tied-embeddings"), flag(keys, "tied-embeddings-src"));
        return new MarianConfiguration(
                decoder(keys),
                one(keys, "transformer-ffn-activation", Map.of("relu", Activation.RELU, "swish", Activation.SWISH)),
                embeddings,
                number(keys, "enc-depth", MAX_LAYERS),
                number(keys, "dec-depth", MAX_LAYERS),
                number(keys, "dim-emb", MAX_DIM),
                number(keys, "transformer-heads", MAX_DIM),
                number(keys, "transformer-dim-ffn", 8 * MAX_DIM),
                number(Map.of("dim-vocabs", vocabularies.get(0)), "dim-vocabs", MAX_VOCABULARY),
                number(Map.of("dim-vocabs", vocabularies.get(1)), "dim-vocabs", MAX_VOCABULARY));
    }

    private static Decoder decoder(Map<?, ?> keys) {
        Decoder kind = one(
                keys,
                "transformer-decoder-autoreg",
                Map.of("rnn", Decoder.SSRU, "self-attention", Decoder.SELF_ATTENTION));
        return kind == Decoder.SSRU ? one(keys, "dec-cell", Map.of("ssru", Decoder.SSRU)) : kind;
    }

    private static List<?> vocabularies(Map<?, ?> keys) {
        if (keys.get("dim-vocabs") instanceof List<?> sizes && sizes.size() == 2 && !sizes.contains(null)) {
            return sizes;
        }
        throw new MarianFormatException("dim-vocabs is " + keys.get("dim-vocabs") + ", known are two sizes");
    }

    private static <T> T one(Map<?, ?> keys, String key, Map<String, T> known) {
        Object given = keys.get(key);
        if (given instanceof String name && known.containsKey(name)) {
            return known.get(name);
        }
        throw new MarianFormatException(
                key + " is " + given + ", known is " + String.join(", ", new TreeSet<>(known.keySet())));
    }

    private static boolean flag(Map<?, ?> keys, String key) {
        Object given = keys.get(key);
        if (given == null || given instanceof Boolean) {
            return Boolean.TRUE.equals(given);
        }
        throw new MarianFormatException(key + " is " + given + ", known is true, false");
    }

    private static int number(Map<?, ?> keys, String key, int most) {
        if (keys.get(key) instanceof Integer value && value >= 1 && value <= most) {
            return value;
        }
        throw new MarianFormatException(key + " is " + keys.get(key) + ", known is 1 to " + most);
    }

    private static Map<?, ?> load(String yaml) {
        LoadSettings settings = LoadSettings.builder().setLabel("model.yml").build();
        try {
            if (new Load(settings).loadFromString(yaml) instanceof Map<?, ?> keys) {
                return keys;
            }
        } catch (YamlEngineException e) {
            throw new MarianFormatException("its configuration is no YAML: " + firstLine(e), e);
        }
        throw new MarianFormatException("its configuration holds no keys");
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
