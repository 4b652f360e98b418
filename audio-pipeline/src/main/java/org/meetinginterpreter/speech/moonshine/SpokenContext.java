package org.meetinginterpreter.speech.moonshine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.speech.moonshine.Transcriber.Tokens;

/**
 * The utterances just before the open one. The model reads a short utterance better together with what was said before it, so
 * they are put before it as sound and as words that are known already. Not thread-safe.
 */
final class SpokenContext {
    /** What was said before and is heard again. */
    record Earlier(@SuppressWarnings("ArrayRecordComponent") float[] samples, Tokens tokens) {
        static final Earlier NOTHING = new Earlier(new float[0], Tokens.NONE);
    }

    /**
     * A place between two words.
     *
     * @param sample where it is in the sound
     * @param token how many tokens are before it
     */
    record Gap(int sample, int token) {}

    /**
     * An utterance that is over.
     *
     * @param gaps between its words, in order
     * @param end where its sound ends in the track
     */
    record Spoken(Earlier speech, List<Gap> gaps, long end) {
        int length() {
            return speech.samples().length;
        }

        /** Its last words, as many as fit. */
        Earlier last(long room) {
            for (Gap gap : gaps) {
                if (length() - gap.sample() <= room) {
                    Tokens tokens = speech.tokens();
                    return new Earlier(
                            Arrays.copyOfRange(speech.samples(), gap.sample(), length()),
                            new Tokens(Arrays.copyOfRange(tokens.ids(), gap.token(), tokens.count())));
                }
            }
            return Earlier.NOTHING;
        }
    }

    private final long mostSamples;
    private final long mostGap;
    private final Deque<Spoken> latest = new ArrayDeque<>();
    private long total;

    SpokenContext(MoonshineOptions options) {
        mostSamples = SpeechSegmenter.samples(options.context());
        mostGap = SpeechSegmenter.samples(options.contextGap());
    }

    /** Adds an utterance. */
    void add(Spoken utterance) {
        latest.addLast(utterance);
        total += utterance.length();
        while (latest.size() > 1 && total > mostSamples) {
            total -= latest.removeFirst().length();
        }
    }

    /** What precedes an utterance that begins there; nothing after a long gap. */
    void keepFor(long begin) {
        if (!latest.isEmpty() && begin - latest.getLast().end() > mostGap) {
            clear();
        }
    }

    /**
     * As many of the latest utterances as fit, together with so many samples, into what is read at once; when not even one does, the
     * last words of it.
     */
    Earlier before(int samples) {
        long room = mostSamples - samples;
        long length = total;
        Deque<Spoken> chosen = new ArrayDeque<>(latest);
        while (length > room && chosen.size() > 1) {
            length -= chosen.removeFirst().length();
        }
        if (chosen.isEmpty()) {
            return Earlier.NOTHING;
        }
        if (length > room) {
            return chosen.getLast().last(room);
        }
        float[] joined = new float[(int) length];
        Tokens tokens = Tokens.NONE;
        int at = 0;
        for (Spoken each : chosen) {
            float[] sound = each.speech().samples();
            System.arraycopy(sound, 0, joined, at, sound.length);
            at += sound.length;
            tokens = tokens.followedBy(each.speech().tokens());
        }
        return new Earlier(joined, tokens);
    }

    void clear() {
        latest.clear();
        total = 0;
    }
}
