package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Activation;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Decoder;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Embeddings;

class MarianConfigurationTest {
    @Test
    void readsTheShapeOfANetwork() {
        assertEquals(
                new MarianConfiguration(Decoder.SSRU, Activation.RELU, Embeddings.TIED_ALL, 2, 2, 64, 4, 128, 96, 96),
                MarianConfiguration.parse("model", TinyMarianModel.CONFIGURATION));
    }

    @ParameterizedTest
    @CsvSource({
        "type: transformer, type: s2s, type is s2s",
        "autoreg: rnn, autoreg: average-attention, transformer-decoder-autoreg is average-attention",
        "dec-cell: ssru, dec-cell: gru, dec-cell is gru",
        "dec-cell: ssru, transformer-decoder-dim-ffn: 96, transformer-decoder-dim-ffn is 96",
        "postprocess: dan, postprocess: da, transformer-postprocess is da",
        "activation: relu, activation: gelu, transformer-ffn-activation is gelu",
        "tied-embeddings-all: true, tied-embeddings-all: 1, tied-embeddings-all is 1",
        "transformer-ffn-activation: relu, x: y, transformer-ffn-activation is null",
        "dim-emb: 64, dim-emb: many, dim-emb is many",
        "dim-emb: 64, dim-emb: 0, dim-emb is 0",
        "dim-emb: 64, dim-emb: 2000000000, dim-emb is 2000000000",
        "dim-emb: 64, dim-emb: 68, does not divide into 4 heads",
        "heads: 4, heads: -1, transformer-heads is -1",
        "enc-depth: 2, enc-depth: 1000000, enc-depth is 1000000",
        "- 96, - 97, but source and target share their embeddings",
        "- 96, - 0, dim-vocabs is 0",
        "dim-vocabs:, x:, dim-vocabs is null",
        "type: transformer, x: y, type is null",
    })
    void refusesWhatItDoesNotKnowByName(String known, String other, String message) {
        String yaml = TinyMarianModel.CONFIGURATION.replaceFirst(known, other);
        String refusal = assertThrows(MarianFormatException.class, () -> MarianConfiguration.parse("a model", yaml))
                .getMessage();
        assertTrue(refusal.contains(message) && refusal.startsWith("a model"), refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, TIED_ALL, Wemb Wemb Wemb",
        "false, true, true, TIED_ALL, Wemb Wemb Wemb",
        "false, true, false, TIED_TARGET, encoder_Wemb decoder_Wemb decoder_Wemb",
        "false, false, true, TIED_SOURCE, Wemb Wemb decoder_ff_logit_out_Wt",
        "false, false, false, UNTIED, encoder_Wemb decoder_Wemb decoder_ff_logit_out_Wt",
    })
    void knowsWhichEmbeddingsAreShared(boolean all, boolean target, boolean source, Embeddings expected, String names) {
        String yaml = TinyMarianModel.CONFIGURATION.replace(
                "tied-embeddings-all: true",
                "tied-embeddings-all: " + all + "\ntied-embeddings: " + target + "\ntied-embeddings-src: " + source);
        Embeddings embeddings = MarianConfiguration.parse("a model", yaml).embeddings();
        assertEquals(expected, embeddings);
        assertEquals(names, embeddings.source() + " " + embeddings.target() + " " + embeddings.output());
    }

    @Test
    void readsTwoVocabulariesWhereTheEmbeddingsAreSeparate() {
        String yaml = TinyMarianModel.CONFIGURATION
                .replaceFirst("- 96", "- 80")
                .replace("tied-embeddings-all: true", "tied-embeddings: true");
        MarianConfiguration network = MarianConfiguration.parse("a model", yaml);
        assertEquals(80, network.sourceVocabulary());
        assertEquals(96, network.targetVocabulary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[1, 2]", "a: [", "&a [*a, *a]", "\u0007", "a: !!java.lang.Runtime {}"})
    void refusesWhatIsNoConfiguration(String yaml) {
        assertThrows(MarianFormatException.class, () -> MarianConfiguration.parse("a model", yaml));
    }
}
