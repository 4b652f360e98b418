package org.meetinginterpreter.net;

/** Text that never stands in a log. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
