package org.meetinginterpreter.identity;

/** Somebody could not be signed in; the message is for the log and holds neither names nor secrets. */
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The provider does not answer, or nothing that makes sense. */
        UNAVAILABLE("unavailable"),
        /** The provider, or the person there, said no. */
        REFUSED("refused"),
        /** What came back does not belong to a sign-in that this browser began here lately. */
        EXPIRED("expired"),
        /** What the provider vouches for does not hold. */
        FAILED("failed"),
        /** Who it is, is known, but is neither organizer nor admin. */
        NOT_ALLOWED("not-allowed");

        private final String wire;

        Reason(String wire) {
            this.wire = wire;
        }

        /** As pages are told. */
        public String wire() {
            return wire;
        }
    }

    private final Reason reason;

    public SignInException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    SignInException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
