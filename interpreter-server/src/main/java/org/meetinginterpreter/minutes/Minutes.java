package org.meetinginterpreter.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.digest.MeetingOverview;

/**
 * What minutes are made of, for readers of one language.
 *
 * @param meeting its id
 * @param state planned, live or ended; before the end they are a draft
 * @param speakers who said something that may be read, as they agreed to be named
 * @param overview what the meeting came to, in that language
 * @param times by {@code seq}, when in the meeting its utterance began
 * @param terms what the meeting's glossaries rendered, each once
 * @param reviewed what people decided about captions
 * @param written when
 */
public record Minutes(
        String meeting,
        String title,
        String state,
        Optional<Instant> started,
        Optional<Instant> ended,
        List<String> speakers,
        MeetingOverview overview,
        Map<Long, Duration> times,
        List<Term> terms,
        Reviewed reviewed,
        Instant written) {
    public Minutes {
        speakers = List.copyOf(speakers);
        times = Map.copyOf(times);
        terms = List.copyOf(terms);
    }

    /** A term of a glossary that was said, and how it was rendered. */
    public record Term(String said, String rendered) {}

    /** How many captions people approved, corrected and withheld. */
    public record Reviewed(long approved, long corrected, long withheld) {
        boolean isNothing() {
            return approved + corrected + withheld == 0;
        }
    }

    /** Whether what they say may still change by what is said. */
    public boolean isDraft() {
        return !state.equals("ended");
    }
}
