package org.meetinginterpreter.speech.moonshine;

import java.util.ArrayDeque;
import java.util.Deque;
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

    private record Spoken(Earlier speech, long end) {}

    private final long mostSamples;
    private final long mostGap;
    private final Deque<Spoken> latest = new ArrayDeque<>();
    private long total;

    SpokenContext(MoonshineOptions options) {
        mostSamples = SpeechSegmenter.samples(options.context());
        mostGap = SpeechSegmenter.samples(options.contextGap());
    }

    /**
     * Adds an utterance that is over.
     *
     * @param end where its sound ends in the track
     */
    void add(Earlier speech, long end) {
        latest.addLast(new Spoken(speech, end));
        total += speech.samples().length;
        while (total > mostSamples) {
            total -= latest.removeFirst().speech().samples().length;
        }
    }

    /** What precedes an utterance that begins there; nothing after a long gap. */
    void keepFor(long begin) {
        if (!latest.isEmpty() && begin - latest.getLast().end() > mostGap) {
            clear();
        }
    }

    /** As many of the latest utterances as fit, together with so many samples, into what is read at once. */
    Earlier before(int samples) {
        long room = mostSamples - samples;
        long length = total;
        Deque<Spoken> chosen = new ArrayDeque<>(latest);
        while (length > room && !chosen.isEmpty()) {
            length -= chosen.removeFirst().speech().samples().length;
        }
        if (chosen.isEmpty()) {
            return Earlier.NOTHING;
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
