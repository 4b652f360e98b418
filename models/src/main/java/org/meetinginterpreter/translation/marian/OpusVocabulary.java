package org.meetinginterpreter.translation.marian;

import ai.djl.engine.EngineException;
import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One side of an OPUS-MT vocabulary: SentencePiece ({@code source.spm}, {@code target.spm}) cuts text into pieces, whose ids are
 * Marian's own, from its {@link TokenTable}, and not SentencePiece's.
 */
final class OpusVocabulary implements MarianVocabulary {
    private static final char SPACE = '\u2581';

    private final SpTokenizer tokenizer;
    private final TokenTable table;
    private final UnaryOperator<String> normalization;
    private final int[] lead;

    private OpusVocabulary(SpTokenizer tokenizer, TokenTable table, UnaryOperator<String> normalization, int[] lead) {
        this.tokenizer = tokenizer;
        this.table = table;
        this.normalization = normalization;
        this.lead = lead;
    }

    /**
     * For what the network reads: text is normalised as in training, and led by the {@link TargetLabel} where the network wants one.
     *
     * @param target the language to write
     */
    static OpusVocabulary source(Path pieces, TokenTable table, Locale target) {
        Optional<TargetLabel> label = TargetLabel.find(table, target);
        int[] lead = label.map(l -> new int[] {table.id(l.token())}).orElse(new int[0]);
        return new OpusVocabulary(tokenizer(pieces), table, OpusText::normalized, lead);
    }

    /** For what the network writes. */
    static OpusVocabulary target(Path pieces, TokenTable table) {
        return new OpusVocabulary(tokenizer(pieces), table, UnaryOperator.identity(), new int[0]);
    }

    private static SpTokenizer tokenizer(Path pieces) {
        try {
            byte[] bytes = Files.readAllBytes(pieces);
            if (SentencePieceFile.countPieces(bytes) == 0) {
                throw new MarianFormatException(pieces + " holds no tokens; install the model again");
            }
            return new SpTokenizer(bytes);
        } catch (IOException | EngineException | IllegalArgumentException e) {
            throw new MarianFormatException(
                    pieces + " cannot be read as a SentencePiece vocabulary: " + e.getMessage()
                            + "; install the model again",
                    e);
        }
    }

    @Override
    public int[] encode(String text) {
        String[] pieces = tokenizer.getProcessor().tokenize(normalization.apply(text));
        return IntStream.concat(Arrays.stream(lead), Arrays.stream(pieces).mapToInt(table::id))
                .toArray();
    }

    /** As OPUS-MT's {@code postprocess.sh} joins pieces. */
    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            if (id != END && id != UNKNOWN) {
                text.append(table.token(id));
            }
        }
        return text.toString().replace(SPACE, ' ').stripLeading();
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public String piece(int id) {
        return table.token(id);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
