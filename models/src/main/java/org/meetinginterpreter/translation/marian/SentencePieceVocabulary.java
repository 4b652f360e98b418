package org.meetinginterpreter.translation.marian;

import ai.djl.engine.EngineException;
import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A SentencePiece vocabulary as Firefox Translations has them ({@code vocab.*.spm}), with Marian's special tokens at its beginning. */
final class SentencePieceVocabulary implements MarianVocabulary {
    private final SpTokenizer tokenizer;
    private final int size;
    /** Filled when first asked for; native code is slow to ask. */
    private final String[] pieces;

    private SentencePieceVocabulary(SpTokenizer tokenizer, int size) {
        this.tokenizer = tokenizer;
        this.size = size;
        this.pieces = new String[size];
    }

    /** @param size the number of tokens that the network knows; native code ends the process for an id beyond the file's */
    static SentencePieceVocabulary read(Path file, int size) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int pieces = SentencePieceFile.countPieces(bytes);
            if (pieces != size) {
                throw new MarianFormatException(file + " has " + pieces + " tokens where the network has " + size
                        + "; install the model again");
            }
            SpTokenizer tokenizer = new SpTokenizer(bytes);
            SentencePieceVocabulary vocabulary = new SentencePieceVocabulary(tokenizer, size);
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

    @Override
    public int[] encode(String text) {
        return tokenizer.getProcessor().encode(text);
    }

    @Override
    public String decode(int[] ids) {
        return ids.length == 0 ? "" : tokenizer.getProcessor().decode(ids);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String piece(int id) {
        String piece = pieces[id];
        if (piece == null) {
            piece = tokenizer.getProcessor().getToken(id);
            pieces[id] = piece;
        }
        return piece;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
