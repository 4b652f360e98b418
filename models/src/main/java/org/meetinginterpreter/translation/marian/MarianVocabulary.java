package org.meetinginterpreter.translation.marian;

import ai.djl.engine.EngineException;
import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A SentencePiece vocabulary ({@code vocab.*.spm}) with Marian's special tokens: 0 is {@code </s>}, 1 is {@code <unk>}. Thread-safe. */
final class MarianVocabulary implements AutoCloseable {
    static final int END = 0;
    static final int UNKNOWN = 1;

    private final SpTokenizer tokenizer;
    private final int size;

    private MarianVocabulary(SpTokenizer tokenizer, int size) {
        this.tokenizer = tokenizer;
        this.size = size;
    }

    /** @param size the number of tokens that the network knows; native code ends the process for an id beyond the file's */
    static MarianVocabulary read(Path file, int size) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int pieces = SentencePieceFile.countPieces(bytes);
            if (pieces != size) {
                throw new MarianFormatException(file + " has " + pieces + " tokens where the network has " + size
                        + "; install the model again");
            }
            SpTokenizer tokenizer = new SpTokenizer(bytes);
            MarianVocabulary vocabulary = new MarianVocabulary(tokenizer, size);
            vocabulary.checkSpecialTokens(file);
            return vocabulary;
        } catch (IOException | EngineException | IllegalArgumentException e) {
            throw new MarianFormatException(
                    file + " cannot be read as a SentencePiece vocabulary: " + e.getMessage()
                            + "; install the model again",
                    e);
        }
    }

    private void checkSpecialTokens(Path file) {
        String end = tokenizer.getProcessor().getToken(END);
        String unknown = tokenizer.getProcessor().getToken(UNKNOWN);
        if (!end.equals("</s>") || !unknown.equals("<unk>")) {
            close();
            throw new MarianFormatException(
                    file + " begins with " + end + " and " + unknown + " where Marian has </s> and <unk>");
        }
    }

    /** The token ids of a text, without the closing {@code </s>}. */
    int[] encode(String text) {
        return tokenizer.getProcessor().encode(text);
    }

    /** The text of token ids; special tokens have none. */
    String decode(int[] ids) {
        return ids.length == 0 ? "" : tokenizer.getProcessor().decode(ids);
    }

    /** How many tokens it has. */
    int size() {
        return size;
    }

    /** What a token writes, with U+2581 for a space; a word's first token begins with one. */
    String piece(int id) {
        return tokenizer.getProcessor().getToken(id);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
