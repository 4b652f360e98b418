package org.meetinginterpreter.speech.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.Utterance;

/**
 * Notices when a recogniser does not understand what it hears, as when a speaker speaks another language than declared: its words are
 * unsure and few over the last 15 s of speech. What gave no text at all counts for nothing: it may be noise. Not thread-safe.
 */
public final class LanguageWatch {
    /** Speech to judge by. */
    static final long ENOUGH_MILLIS = 15_000;
    /** Speech to judge by where no second recogniser can confirm. */
    static final long PLENTY_MILLIS = 22_000;

    private static final double SUSPICIOUS = 0.42;
    private static final double CLEAR = 0.3;
    private static final int FEWEST_WORDS = 8;

    private final ConfidenceScale scale;
    private final Deque<Utterance> lately = new ArrayDeque<>();
    private long millis;

    /** @param scale of the recogniser that is watched */
    public LanguageWatch(ConfidenceScale scale) {
        this.scale = scale;
    }

    /**
     * Takes the next final of the track.
     *
     * @return whether the language seems to be another one
     */
    public Optional<Doubt> hear(Utterance heard) {
        if (heard.words().isEmpty()) {
            return Optional.empty();
        }
        lately.add(heard);
        millis += LanguageEvidence.millis(heard);
        while (millis - LanguageEvidence.millis(lately.getFirst()) >= PLENTY_MILLIS) {
            millis -= LanguageEvidence.millis(lately.removeFirst());
        }
        Deque<Utterance> last = last(ENOUGH_MILLIS);
        LanguageEvidence evidence = LanguageEvidence.of(last, scale);
        if (evidence.speechMillis() < ENOUGH_MILLIS
                || evidence.words() < FEWEST_WORDS
                || evidence.sureness() >= SUSPICIOUS) {
            return Optional.empty();
        }
        boolean clear =
                millis >= PLENTY_MILLIS && LanguageEvidence.of(lately, scale).sureness() < CLEAR;
        return Optional.of(new Doubt(evidence, List.copyOf(last), clear));
    }

    private Deque<Utterance> last(long enough) {
        Deque<Utterance> last = new ArrayDeque<>();
        long taken = 0;
        for (var newest = lately.descendingIterator(); newest.hasNext() && taken < enough; ) {
            Utterance utterance = newest.next();
            last.addFirst(utterance);
            taken += LanguageEvidence.millis(utterance);
        }
        return last;
    }

    /** Forgets what was said. */
    public void clear() {
        lately.clear();
        millis = 0;
    }

    /**
     * That a track seems to be in another language.
     *
     * @param evidence of the declared language's recogniser
     * @param utterances what it is judged by, in the order in which they were said
     * @param clear whether the doubt is strong enough to act on alone
     */
    public record Doubt(LanguageEvidence evidence, List<Utterance> utterances, boolean clear) {}
}
