package org.meetinginterpreter.translation.marian;

import java.util.Locale;

/**
 * What turns text into the network's source tokens, and its target tokens into text; closed together. Thread-safe.
 *
 * @param target the same object as the source's where both languages share a vocabulary
 */
record VocabularyPair(MarianVocabulary source, MarianVocabulary target) implements AutoCloseable {
    /** @param target the language to write, for networks that know several */
    static VocabularyPair read(ModelFolder files, MarianConfiguration network, Locale target) {
        return files.tokens()
                .map(tables -> opus(files, tables, network, target))
                .orElseGet(() -> sentencePieces(files, network));
    }

    private static VocabularyPair opus(
            ModelFolder files, ModelFolder.Tables tables, MarianConfiguration network, Locale target) {
        TokenTable read = TokenTable.read(tables.source(), network.sourceVocabulary());
        TokenTable written = tables.source().equals(tables.target())
                ? read
                : TokenTable.read(tables.target(), network.targetVocabulary());
        OpusVocabulary source = OpusVocabulary.source(files.sourceVocabulary(), read, target);
        try {
            return new VocabularyPair(source, OpusVocabulary.target(files.targetVocabulary(), written));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static VocabularyPair sentencePieces(ModelFolder files, MarianConfiguration network) {
        MarianVocabulary source = SentencePieceVocabulary.read(files.sourceVocabulary(), network.sourceVocabulary());
        try {
            MarianVocabulary target =
                    files.sharesVocabulary() && network.sourceVocabulary() == network.targetVocabulary()
                            ? source
                            : SentencePieceVocabulary.read(files.targetVocabulary(), network.targetVocabulary());
            return new VocabularyPair(source, target);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public void close() {
        source.close();
        if (target != source) {
            target.close();
        }
    }
}
