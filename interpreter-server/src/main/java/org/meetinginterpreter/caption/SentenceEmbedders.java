package org.meetinginterpreter.caption;

import org.meetinginterpreter.embedding.SentenceEmbedder;

/** The network that tells what English sentences mean, where one is installed. Thread-safe. */
public interface SentenceEmbedders {
    /** None is installed. */
    SentenceEmbedders NONE = new SentenceEmbedders() {
        @Override
        public boolean isInstalled() {
            return false;
        }

        @Override
        public SentenceEmbedder open() {
            throw new IllegalStateException(installHint());
        }
    };

    /** Does not block. */
    boolean isInstalled();

    /**
     * The network, loaded when first asked for; blocks. It stays open for others: there is no need to close it.
     *
     * @throws org.meetinginterpreter.embedding.EmbeddingException when it cannot be loaded
     */
    SentenceEmbedder open();

    /** One sentence that says what to install. */
    default String installHint() {
        return "The network for the meaning of sentences is not installed; run: scripts/interpreter models install minilm-l6-v2-q.";
    }
}
