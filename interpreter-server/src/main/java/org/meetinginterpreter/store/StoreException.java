package org.meetinginterpreter.store;

/** The store could not do what was asked; the message says what, where and what to do. */
public final class StoreException extends RuntimeException {
    /** What went wrong. */
    public enum Kind {
        /** The disk is full or failing, or the database cannot be reached: the same again may succeed later. */
        UNAVAILABLE,
        /** The change contradicts what is stored: the same again fails again. */
        CONFLICT,
        /** What is stored cannot be read: damaged, or sealed with another key. */
        DAMAGED
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
