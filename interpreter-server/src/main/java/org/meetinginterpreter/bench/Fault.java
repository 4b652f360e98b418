package org.meetinginterpreter.bench;

import java.util.Locale;

/** What {@link FaultsBench} does to a meeting, and how often out of a hundred times. */
enum Fault {
    /** One reader's connection breaks. */
    READER(30),
    /** A typist gives up waiting for an answer. */
    TYPIST(15),
    /** A speaker's connection breaks. */
    SPEAKER(15),
    /** The network drops about half of all connections. */
    DROP(15),
    /** About half of all connections swallow what is sent, and break later. */
    HALF_OPEN(10),
    /** Everything takes longer for a while. */
    DELAY(9),
    /** {@code kill -9} of the server. */
    SERVER(5),
    /** {@code kill -9} of the server, and again while it starts. */
    START(1);

    private final int percent;

    Fault(int percent) {
        this.percent = percent;
    }

    /** @param percent 0 to 99 */
    static Fault at(int percent) {
        int left = percent;
        for (Fault fault : values()) {
            left -= fault.percent;
            if (left < 0) {
                return fault;
            }
        }
        throw new IllegalArgumentException(percent + " is above 99");
    }

    boolean isOfServer() {
        return this == SERVER || this == START;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
