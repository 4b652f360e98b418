package org.meetinginterpreter.caption;

import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;

/** What a reader of a feed receives. */
public sealed interface FeedEvent {
    /** What kind of event it is, as on the wire. */
    String type();

    /** As on the wire, with its {@code type}. */
    JsonObject toJson();

    /** The log entry that the event delivers, if any. */
    default OptionalLong seq() {
        return OptionalLong.empty();
    }

    /** A caption, growing or from the log. */
    record Captioned(Caption caption) implements FeedEvent {
        @Override
        public String type() {
            return "caption";
        }

        @Override
        public JsonObject toJson() {
            return caption.toJson();
        }

        @Override
        public OptionalLong seq() {
            return caption.seq();
        }
    }

    /** What was said before the reader came has been delivered, up to {@code last}. */
    record Ready(long last) implements FeedEvent {
        @Override
        public String type() {
            return "ready";
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("type", type()).put("last", last);
        }
    }

    /** An utterance that was shown while it grew turned out to be nothing. */
    record Withdrawn(String utterance) implements FeedEvent {
        @Override
        public String type() {
            return "withdrawn";
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("type", type()).put("utterance", utterance);
        }
    }

    /** The record cannot be written, or can be again. For the organizer. */
    record RecordFails(boolean failing) implements FeedEvent {
        @Override
        public String type() {
            return "notice";
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject()
                    .put("type", type())
                    .put("kind", failing ? "not-durable" : "durable")
                    .put(
                            "detail",
                            failing
                                    ? "The record cannot be written now: captions are shown and wait in memory, and would be"
                                            + " lost with the server. See that its disk has room, or that its database runs."
                                    : "The record is written again; what waited has been written.");
        }
    }

    /** What the meeting comes to so far, for those who asked for it. Whoever missed one has missed nothing: the next has all. */
    record Summarised(JsonObject summary) implements FeedEvent {
        @Override
        public String type() {
            return "summary";
        }

        @Override
        public JsonObject toJson() {
            return summary;
        }
    }

    /** The meeting is now {@code planned}, {@code live} or {@code ended}. */
    record MeetingChanged(String state) implements FeedEvent {
        @Override
        public String type() {
            return "meeting";
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("type", type()).put("state", state);
        }
    }
}
