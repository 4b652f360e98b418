package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarianConfigurationTest {
    @Test
    void readsTheShapeOfANetwork() {
        assertEquals(
                new MarianConfiguration(2, 2, 64, 4, 128, 96),
                MarianConfiguration.parse("model", TinyMarianModel.CONFIGURATION));
    }

    @ParameterizedTest
    @CsvSource({
        "type: transformer, type: s2s, type is s2s",
        "autoreg: rnn, autoreg: self-attention, transformer-decoder-autoreg is self-attention",
        "dec-cell: ssru, dec-cell: gru, dec-cell is gru",
        "postprocess: dan, postprocess: da, transformer-postprocess is da",
        "activation: relu, activation: swish, transformer-ffn-activation is swish",
        "tied-embeddings-all: true, tied-embeddings-all: false, tied-embeddings-all is false",
        "dim-emb: 64, dim-emb: many, dim-emb is many",
        "dim-emb: 64, dim-emb: 0, dim-emb is 0",
        "dim-emb: 64, dim-emb: 2000000000, dim-emb is 2000000000",
        "dim-emb: 64, dim-emb: 68, does not divide into 4 heads",
        "heads: 4, heads: -1, transformer-heads is -1",
        "enc-depth: 2, enc-depth: 1000000, enc-depth is 1000000",
        "- 96, - 97, dim-vocabs is",
        "type: transformer, x: y, type is null",
    })
    void refusesWhatItDoesNotKnowByName(String known, String other, String message) {
        String yaml = TinyMarianModel.CONFIGURATION.replaceFirst(known, other);
        String refusal = assertThrows(MarianFormatException.class, () -> MarianConfiguration.parse("a model", yaml))
                .getMessage();
        assertTrue(refusal.contains(message) && refusal.startsWith("a model"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[1, 2]", "a: [", "&a [*a, *a]", "\u0007", "a: !!java.lang.Runtime {}"})
    void refusesWhatIsNoConfiguration(String yaml) {
        assertThrows(MarianFormatException.class, () -> MarianConfiguration.parse("a model", yaml));
    }
}
