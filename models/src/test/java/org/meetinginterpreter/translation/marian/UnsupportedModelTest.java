package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.marian.MadeUpModel.Storage;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Activation;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Decoder;
import org.meetinginterpreter.translation.marian.MarianConfiguration.Embeddings;

/** What this engine cannot run is refused by name when it is loaded: a folder like an installed model's, with one thing that is foreign. */
class UnsupportedModelTest {
    private static final MadeUpShape JOINT = shape("joint", Embeddings.TIED_ALL, 200);

    @TempDir
    private Path folder;

    private static MadeUpShape shape(String name, Embeddings embeddings, int targetVocabulary) {
        return new MadeUpShape(
                name, 64, 128, 4, 1, 1, 200, targetVocabulary, embeddings, Decoder.SSRU, Activation.RELU);
    }

    /** The foreign text is not longer, so that the file stays whole. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: transformer|type: multi-trans|type is multi-trans",
                "dec-cell: ssru|dec-cell: gru2|dec-cell is gru2",
                "transformer-decoder-autoreg: rnn|transformer-decoder-autoreg: aan|transformer-decoder-autoreg is aan",
                "transformer-ffn-activation: relu|transformer-ffn-activation: gelu|transformer-ffn-activation is gelu",
                "transformer-postprocess: dan|transformer-postprocess: nad|transformer-postprocess is nad",
                "transformer-preprocess: \"\"|transformer-preprocess: nd|transformer-preprocess is nd",
                "transformer-postprocess-emb: d|transformer-postprocess-emb: n|transformer-postprocess-emb is n",
                "transformer-postprocess-top: \"\"|transformer-postprocess-top: nn|transformer-postprocess-top is nn",
                "transformer-ffn-depth: 2|transformer-ffn-depth: 3|transformer-ffn-depth is 3",
                "transformer-tied-layers: []|transformer-tied-layers: 12|transformer-tied-layers is 12",
                "train-position-embeddings: false|train-position-embeddings: true|train-position-embeddings is true",
                "output-omit-bias: false|output-omit-bias: true|output-omit-bias is true",
                "lemma-dim-emb: 0|lemma-dim-emb: 9|lemma-dim-emb is 9",
                "right-left: false|right-left: true|right-left is true",
                "ulr: false|ulr: true|ulr is true",
                "transformer-no-projection: false|transformer-no-projection: true|transformer-no-projection is true",
                "transformer-pool: false|transformer-pool: true|transformer-pool is true",
                "input-types: []|input-types: 12|input-types is 12",
                "transformer-heads: 4|transformer-heads: 5|does not divide into 5 heads",
                "  - 200\\n  - 200|  - 200\\n  - 208|source and target share their embeddings",
            })
    void refusesANetworkOfAnotherKindWhenItIsLookedAtAndWhenItIsOpened(String known, String foreign, String message)
            throws IOException {
        LoadedMadeUpModel.write(folder, JOINT, Storage.FLOAT32);
        replace(known.replace("\\n", "\n"), foreign.replace("\\n", "\n"));
        refused(message, () -> MarianTranslator.check(folder, "made"));
        refused(message, this::open);
    }

    @Test
    void refusesAnInt8OutputOfItsOwn() throws IOException {
        LoadedMadeUpModel.write(folder, shape("untied", Embeddings.UNTIED, 240), Storage.INT8);
        refused("decoder_ff_logit_out_Wt is int8", this::open);
    }

    @Test
    void refusesATensorThatNoKnownLayerUses() throws IOException {
        LoadedMadeUpModel.write(folder, JOINT, Storage.FLOAT32);
        Path file = folder.resolve("model.made.bin");
        Files.write(file, MadeUpModel.bytes(JOINT, Storage.FLOAT32, "encoder_l1_self_Wgate"));
        refused("encoder_l1_self_Wgate", this::open);
    }

    @Test
    void refusesVocabulariesOfAnotherSize() throws IOException {
        LoadedMadeUpModel.write(folder, shape("separate", Embeddings.TIED_TARGET, 240), Storage.FLOAT32);
        Files.copy(folder.resolve("srcvocab.made.spm"), folder.resolve("swap"));
        Files.delete(folder.resolve("srcvocab.made.spm"));
        Files.move(folder.resolve("trgvocab.made.spm"), folder.resolve("srcvocab.made.spm"));
        Files.move(folder.resolve("swap"), folder.resolve("trgvocab.made.spm"));
        refused("srcvocab.made.spm has 240 tokens where the network has 200", this::open);
    }

    @Test
    void refusesOneVocabularyForANetworkOfTwo() throws IOException {
        LoadedMadeUpModel.write(folder, shape("separate", Embeddings.TIED_TARGET, 240), Storage.FLOAT32);
        Files.delete(folder.resolve("trgvocab.made.spm"));
        Files.move(folder.resolve("srcvocab.made.spm"), folder.resolve("vocab.made.spm"));
        refused("vocab.made.spm has 200 tokens where the network has 240", this::open);
    }

    @ParameterizedTest
    @CsvSource({"0x4102, intgemm16", "0x802, packed16", "0x402, float16"})
    void refusesWeightsOfAnotherType(String type, String name) throws IOException {
        LoadedMadeUpModel.write(folder, JOINT, Storage.FLOAT32);
        MarianFileWriter file = new MarianFileWriter().configuration(JOINT.configuration());
        ByteBuffer data = MarianFileWriter.buffer(200 * 64 * 2);
        Files.write(
                folder.resolve("model.made.bin"),
                file.entry("Wemb", Long.decode(type), data, 200, 64).bytes());
        refused(name, () -> MarianTranslator.check(folder, "made"));
        refused("Wemb", this::open);
    }

    private void open() {
        MarianTranslator.open(folder, "made", Locale.ENGLISH, Locale.FRENCH).close();
    }

    private static void refused(String message, Runnable load) {
        String refusal = assertThrows(TranslationException.class, load::run).getMessage();
        assertTrue(refusal.contains(message), refusal);
        assertTrue(refusal.contains("model.made") || refusal.contains("vocab.made"), refusal);
    }

    private void replace(String known, String foreign) throws IOException {
        Path file = folder.resolve("model.made.bin");
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(content.contains(known + "\n"), known);
        String padded = foreign + " ".repeat(known.length() - foreign.length());
        Files.writeString(file, content.replace(known + "\n", padded + "\n"), StandardCharsets.ISO_8859_1);
    }
}
