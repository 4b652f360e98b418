package org.meetinginterpreter.translation.marian;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param vocabulary number of tokens; source and target share them and one embedding matrix
 */
record MarianConfiguration(int encoderLayers, int decoderLayers, int dim, int heads, int ffn, int vocabulary) {
    /** What every key that shapes the network must say; a key that is not there has Marian's default, which is the same. */
    private static final Map<String, Object> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("type", "transformer");
        KNOWN.put("transformer-decoder-autoreg", "rnn");
        KNOWN.put("dec-cell", "ssru");
        KNOWN.put("transformer-preprocess", "");
        KNOWN.put("transformer-postprocess", "dan");
        KNOWN.put("transformer-postprocess-top", "");
        KNOWN.put("transformer-ffn-activation", "relu");
        KNOWN.put("transformer-ffn-depth", 2);
        KNOWN.put("transformer-no-projection", false);
        KNOWN.put("transformer-rnn-projection", false);
        KNOWN.put("transformer-pool", false);
        KNOWN.put("transformer-tied-layers", List.of());
        KNOWN.put("transformer-train-position-embeddings", false);
        KNOWN.put("tied-embeddings-all", true);
        KNOWN.put("output-omit-bias", false);
        KNOWN.put("lemma-dim-emb", 0);
        KNOWN.put("input-types", List.of());
        KNOWN.put("right-left", false);
        KNOWN.put("ulr", false);
    }

    private static final List<String> REQUIRED = List.of(
            "type", "transformer-decoder-autoreg", "dec-cell", "transformer-postprocess", "tied-embeddings-all");
    private static final int MAX_DIM = 8_192;
    private static final int MAX_LAYERS = 64;
    private static final int MAX_VOCABULARY = 1_000_000;

    MarianConfiguration {
        if (dim % (2 * heads) != 0 || dim < 4) {
            throw new MarianFormatException(
                    "dim-emb " + dim + " does not divide into " + heads + " heads of even width");
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
        if (!(keys.get("dim-vocabs") instanceof List<?> sizes)
                || sizes.size() != 2
                || !sizes.get(0).equals(sizes.get(1))) {
            throw new MarianFormatException(
                    "dim-vocabs is " + keys.get("dim-vocabs") + ", known is one vocabulary for both languages");
        }
        return new MarianConfiguration(
                number(keys, "enc-depth", MAX_LAYERS),
                number(keys, "dec-depth", MAX_LAYERS),
                number(keys, "dim-emb", MAX_DIM),
                number(keys, "transformer-heads", MAX_DIM),
                number(keys, "transformer-dim-ffn", 8 * MAX_DIM),
                number(Map.of("dim-vocabs", sizes.get(0)), "dim-vocabs", MAX_VOCABULARY));
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
