package org.meetinginterpreter.translation.marian;

/** The tokens of one language of a network: text to ids and back. Thread-safe. */
sealed interface MarianVocabulary extends AutoCloseable permits SentencePieceVocabulary, OpusVocabulary {
    /** The id of {@code </s>}. */
    int END = 0;
    /** The id of {@code <unk>}. */
    int UNKNOWN = 1;

    /** The token ids of a text, without the closing {@code </s>}. */
    int[] encode(String text);

    /** The text of token ids; special tokens have none. */
    String decode(int[] ids);

    /** How many tokens it has. */
    int size();

    /** What a token writes, with U+2581 for a space; a word's first token begins with one. */
    String piece(int id);

    @Override
    void close();
}
