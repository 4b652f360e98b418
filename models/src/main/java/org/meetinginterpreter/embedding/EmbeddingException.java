package org.meetinginterpreter.embedding;

/** A network for sentences that cannot be loaded or failed at work; the message says which, where and what to do. */
public class EmbeddingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EmbeddingException(String message) {
        super(message);
    }

    public EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }
}
