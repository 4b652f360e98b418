package org.meetinginterpreter.translation.marian;

import ai.djl.engine.EngineException;
import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One side of an OPUS-MT vocabulary: SentencePiece ({@code source.spm}, {@code target.spm}) cuts text into pieces, whose ids are
 * Marian's own, from its {@link TokenTable}, and not SentencePiece's. Thread-safe.
 */
final class OpusVocabulary implements AutoCloseable {
    /** SentencePiece's space. */
    private static final char SPACE = '\u2581';

    private final SpTokenizer tokenizer;
    private final TokenTable table;

    private OpusVocabulary(SpTokenizer tokenizer, TokenTable table) {
        this.tokenizer = tokenizer;
        this.table = table;
    }

    static OpusVocabulary read(Path pieces, TokenTable table) {
        try {
            byte[] bytes = Files.readAllBytes(pieces);
            if (SentencePieceFile.countPieces(bytes) == 0) {
                throw new MarianFormatException(pieces + " holds no tokens; install the model again");
            }
            return new OpusVocabulary(new SpTokenizer(bytes), table);
        } catch (IOException | EngineException | IllegalArgumentException e) {
            throw new MarianFormatException(
                    pieces + " cannot be read as a SentencePiece vocabulary: " + e.getMessage()
                            + "; install the model again",
                    e);
        }
    }

    /** The ids of a text's pieces, without the closing {@code </s>}. */
    int[] encode(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        return Arrays.stream(tokenizer.getProcessor().tokenize(text))
                .mapToInt(table::id)
                .toArray();
    }

    /** The pieces' text, as OPUS-MT's {@code postprocess.sh} joins it. */
    String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            if (id != MarianVocabulary.END && id != MarianVocabulary.UNKNOWN) {
                text.append(table.token(id));
            }
        }
        return text.toString().replace(SPACE, ' ').stripLeading();
    }

    int size() {
        return table.size();
    }

    String piece(int id) {
        return table.token(id);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
