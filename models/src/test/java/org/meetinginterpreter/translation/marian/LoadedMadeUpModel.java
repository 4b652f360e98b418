package org.meetinginterpreter.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A made-up model in a folder like an installed one, read by the classes that read those; text goes through as in {@link MarianTranslator}. */
final class LoadedMadeUpModel implements AutoCloseable {
    private final MarianModelFile file;
    private final VocabularyPair vocabularies;
    private final Shortlist shortlist;
    private final MarianNetwork network;

    private LoadedMadeUpModel(
            MarianModelFile file, VocabularyPair vocabularies, Shortlist shortlist, MarianNetwork network) {
        this.file = file;
        this.vocabularies = vocabularies;
        this.shortlist = shortlist;
        this.network = network;
    }

    /** Writes the folder that {@link #open} reads. */
    static void write(Path folder, MadeUpShape shape, MadeUpModel.Storage storage) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.made.bin"), MadeUpModel.bytes(shape, storage));
        MadeUpModel.writeBeside(folder, shape);
    }

    /** Writes a folder as OPUS-MT's are; the ids of pieces are in a table of their own. */
    static void writeOpus(Path folder, MadeUpShape shape) throws IOException {
        Files.createDirectories(folder);
        MadeUpWords words = MadeUpModel.sourceWords(shape);
        Files.write(folder.resolve("opus.model1.npz.best-perplexity.npz"), MadeUpModel.numpyArchive(shape));
        Files.write(folder.resolve("source.spm"), words.opusSentencePieceModel());
        Files.write(folder.resolve("target.spm"), words.opusSentencePieceModel());
        Files.writeString(folder.resolve("opus.spm32k-spm32k.vocab.yml"), words.tokenTable(Map.of()));
        Files.writeString(folder.resolve("decoder.yml"), """
                relative-paths: true
                models:
                  - opus.model1.npz.best-perplexity.npz
                vocabs:
                  - opus.spm32k-spm32k.vocab.yml
                  - opus.spm32k-spm32k.vocab.yml
                beam-size: 6
                normalize: 1
                """);
    }

    /** @param arithmetic null for the one that {@link MarianNetwork} chooses */
    static LoadedMadeUpModel open(Path folder, boolean shortlisted, Arithmetic arithmetic) {
        ModelFolder files = ModelFolder.of(folder, "made");
        MarianModelFile file = MarianModelFile.read(files.network());
        MarianConfiguration shape = MarianConfiguration.parse(file.origin(), file.configuration());
        int source = shape.sourceVocabulary();
        int target = shape.targetVocabulary();
        Shortlist shortlist = shortlisted
                ? Shortlist.read(files.shortlist().orElseThrow(), source, target, files.sharesVocabulary())
                : Shortlist.all(source, target);
        VocabularyPair vocabularies = VocabularyPair.read(files, shape, Locale.ROOT);
        MarianNetwork network = arithmetic == null
                ? MarianNetwork.load(file, !shortlisted)
                : MarianNetwork.load(file, arithmetic, !shortlisted);
        return new LoadedMadeUpModel(file, vocabularies, shortlist, network);
    }

    String translate(String text) {
        return vocabularies.target().decode(network.decode(List.of(encoded(text)))[0]);
    }

    /** What plain loops in double precision write. */
    PlainAnswer translatePlainly(String text) {
        MarianReference reference = new MarianReference(file);
        EncodedSentence sentence = encoded(text);
        int[] written = reference.decode(sentence.source(), sentence.candidates(), sentence.limit());
        return new PlainAnswer(
                vocabularies.target().decode(written), reference.logProbabilities(), reference.smallestMargin());
    }

    /**
     * An answer and how sure it is.
     *
     * @param logProbabilities of each word, and of the end if it was reached
     * @param margin between the two best scores, where it was the smallest
     */
    record PlainAnswer(String text, List<Double> logProbabilities, double margin) {}

    /** Marian's {@code max-length-factor} 2: twice the source's tokens, the closing one included on both sides. */
    private EncodedSentence encoded(String text) {
        int[] tokens = vocabularies.source().encode(text);
        int[] ids = Arrays.copyOf(tokens, tokens.length + 1);
        return new EncodedSentence(ids, shortlist.candidates(ids), 2 * ids.length - 1);
    }

    @Override
    public void close() {
        network.close();
        vocabularies.close();
    }
}
