package org.meetinginterpreter.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.digest.MeetingOverview;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.summary.Summary;

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
 * @param people what people made of them, as far as it may still be read
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
        Instant written,
        People people) {
    public Minutes {
        speakers = List.copyOf(speakers);
        times = Map.copyOf(times);
        terms = List.copyOf(terms);
    }

    /** As the machine makes them. */
    public Minutes(
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
        this(
                meeting,
                title,
                state,
                started,
                ended,
                speakers,
                overview,
                times,
                terms,
                reviewed,
                written,
                new People(List.of(), List.of(), Optional.empty(), Optional.empty(), false));
    }

    /**
     * What people made of them.
     *
     * @param present who agreed to be named though they said nothing that may be read
     * @param agenda in the language in which it was written
     * @param writtenIn the language in which people wrote the text; nothing where it is the machine's
     * @param approval of that text
     * @param changedSince whether captions were corrected, withheld or erased after the approval
     */
    public record People(
            List<String> present,
            List<String> agenda,
            Optional<Locale> writtenIn,
            Optional<WrittenMinutes.Approval> approval,
            boolean changedSince) {
        public People {
            present = List.copyOf(present);
            agenda = List.copyOf(agenda);
        }
    }

    /** The language in which a point stands. */
    Locale languageOf(Summary.Point point) {
        Locale language = overview.rendered().language();
        if (people.writtenIn().isPresent()) {
            return overview.actsIn();
        }
        return overview.otherwise().getOrDefault(point.lines().get(0), language);
    }

    /** Who answers for the words in this language. */
    Vouching vouching() {
        boolean own = people.writtenIn()
                .filter(language -> LanguageMatch.serves(overview.rendered().language(), language))
                .isPresent();
        return own ? (people.approval().isPresent() ? Vouching.REVIEWED : Vouching.TYPED) : Vouching.MACHINE_MADE;
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
        return !state.equals("ended")
                || (people.writtenIn().isPresent() && people.approval().isEmpty());
    }
}
