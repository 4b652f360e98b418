package org.meetinginterpreter.caption;

/** A reader's connection. Called on the meeting's event loop only. */
public interface FeedSink {
    /** Whether the peer takes less than it is sent; nothing is sent until {@link FeedReader#drained()}. */
    boolean isFull();

    void send(FeedEvent event);

    /** Ends the connection with a WebSocket close code and a reason that a person understands. */
    void close(int code, String reason);

    /** Whether the organizer reads, who is told of the server's troubles too. */
    default boolean isOrganizer() {
        return false;
    }
}
