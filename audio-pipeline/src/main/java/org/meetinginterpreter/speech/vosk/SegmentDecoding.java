package org.meetinginterpreter.speech.vosk;

import static org.meetinginterpreter.audio.SpeechSegmenter.millis;
import static org.meetinginterpreter.audio.SpeechSegmenter.samples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.SpeechPart;
import org.meetinginterpreter.audio.VoiceActivityDetector;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.StableText;
import org.meetinginterpreter.speech.StableText.Revision;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.readable.WordsToText;

/**
 * Decodes the segments of speech of one track. A segment is one utterance unless it grows too long. The decoder gets blocks of 0.1 s
 * counted from the segment's start and is asked every 0.3 s, however the sound arrives, so that text and stability do not depend on
 * the caller's chunks. Not thread-safe.
 */
final class SegmentDecoding {
    private static final int BLOCK = 1_600;
    private static final int HYPOTHESIS_BLOCKS = 3;
    /** The silence that Vosk needs to hear to have decoded the last word: its network looks ahead. */
    private static final int CLOSING_SILENCE = 8_000;
    /** The pause at which a long utterance ends: three frames of the voice activity detector. */
    private static final int CALM = 3 * VoiceActivityDetector.FRAME_SAMPLES;

    /** Below this confidence a word counts as unsure. */
    private static final double UNSURE = 0.5;

    private final WordsToText text;
    private final long calmCut;
    private final long longestUtterance;
    private final float[] block = new float[BLOCK];
    private final StableText stableText = new StableText();

    private PooledDecoder decoder;
    private int filled;
    private int blocks;
    /** Position in the track minus position in what the decoder was fed; fixed within a segment. */
    private long offset;

    private long position;
    private long speechEnd;
    private long utteranceFrom;
    /** Where the utterance's speech starts; unknown after a cut until there is speech again. */
    private long speechStart;

    private boolean speechStarted;

    private int utterances;
    private boolean numbered;
    private List<SpokenWord> words = List.of();
    private List<SpokenWord> lastHeard = List.of();
    private Revision latest;
    private Revision published;
    private volatile SpeechStatistics statistics = SpeechStatistics.NOTHING;

    SegmentDecoding(PooledDecoder decoder, VoskOptions options, WordsToText text) {
        this.decoder = decoder;
        this.text = text;
        this.calmCut = samples(options.calmCut());
        this.longestUtterance = samples(options.longestUtterance());
    }

    PooledDecoder decoder() {
        return decoder;
    }

    /** What was counted so far; from any thread. */
    SpeechStatistics statistics() {
        return statistics.plus(text.statistics());
    }

    /** Decodes the next part of the track; adds the finals that it completes. */
    void take(SpeechPart part, List<SpeechEvent> events) {
        if (part instanceof SpeechPart.Opened opened) {
            position = opened.firstSample();
            offset = position - decoder.fed();
            speechEnd = opened.firstSample() + opened.samples().length;
            begin();
            speechStart = opened.speechStart();
            speechStarted = true;
            feed(opened.samples());
            position = speechEnd;
        } else if (part instanceof SpeechPart.Continued continued) {
            advance(continued, events);
        } else if (part instanceof SpeechPart.Closed closed) {
            speechEnd = closed.speechEnd();
            float[] silence = new float[(int) Math.max(0, CLOSING_SILENCE - (position - speechEnd))];
            feed(silence);
            complete(events);
        }
    }

    /** Adds a partial if the utterance changed since the last. */
    void report(List<SpeechEvent> events) {
        if (latest != null && !latest.text().isEmpty() && !latest.equals(published)) {
            events.add(new SpeechEvent.Partial(utterance(latest, speechEnd)));
            published = latest;
        }
    }

    /** Drops the utterance under way; the next segment goes to another decoder. */
    void restart(PooledDecoder replacement) {
        decoder = replacement;
        filled = 0;
        forgetUtterance();
    }

    private void advance(SpeechPart.Continued part, List<SpeechEvent> events) {
        speechEnd = part.speechEnd();
        if (!speechStarted && speechEnd > utteranceFrom) {
            speechStart = Math.max(utteranceFrom, speechEnd - VoiceActivityDetector.FRAME_SAMPLES);
            speechStarted = true;
        }
        feed(part.samples());
        position = part.end();
        long length = position - utteranceFrom;
        boolean calm = position - speechEnd >= CALM && text.mayEndWith(words);
        if (length >= (calm ? calmCut : longestUtterance)) {
            complete(events);
            begin();
        }
    }

    private void begin() {
        utteranceFrom = position;
        speechStart = position;
        speechStarted = false;
        blocks = 0;
    }

    private void feed(float[] samples) {
        int from = 0;
        while (from < samples.length) {
            int count = Math.min(BLOCK - filled, samples.length - from);
            System.arraycopy(samples, from, block, filled, count);
            filled += count;
            from += count;
            if (filled == BLOCK) {
                flush();
                if (++blocks % HYPOTHESIS_BLOCKS == 0) {
                    List<SpokenWord> heard = heard(decoder.partial());
                    lastHeard = heard.isEmpty() ? lastHeard : heard;
                    words = text.refine(heard, false);
                    latest = stableText.revise(text.join(words));
                }
            }
        }
    }

    private void flush() {
        decoder.feed(block, filled);
        filled = 0;
    }

    private void complete(List<SpeechEvent> events) {
        flush();
        List<SpokenWord> heard = heard(decoder.result());
        // what readers have seen is not taken back as a whole
        boolean seen = published != null && !lastHeard.isEmpty();
        words = text.refine(heard.isEmpty() && seen ? lastHeard : heard, true);
        boolean vanished = words.isEmpty() && published != null;
        Revision last = stableText.complete(vanished ? published.text() : text.join(words));
        if (!last.text().isEmpty()) {
            words = text.align(last.text(), words, millis(speechStart), millis(speechEnd));
            long end = heard.isEmpty()
                    ? speechEnd
                    : samples(Duration.ofMillis(heard.get(heard.size() - 1).endMillis()));
            events.add(new SpeechEvent.Final(utterance(last, end > speechStart ? end : speechEnd)));
            count();
        }
        forgetUtterance();
    }

    private void count() {
        long unsure = words.stream().filter(word -> word.confidence() < UNSURE).count();
        statistics = statistics.plus(new SpeechStatistics(words.size(), unsure, 0, 0));
    }

    /** The decoder's words in the track's time. */
    private List<SpokenWord> heard(VoskResult result) {
        List<SpokenWord> heard = new ArrayList<>();
        for (VoskResult.Word word : result.words()) {
            long start = millis(Math.max(0, offset + position(word.startSeconds())));
            long end = millis(Math.max(0, offset + position(word.endSeconds())));
            heard.add(new SpokenWord(word.text(), start, Math.max(start, end), word.confidence()));
        }
        return heard;
    }

    private static long position(double seconds) {
        return Math.round(seconds * AudioFormat.RECOGNISER_RATE_HZ);
    }

    private void forgetUtterance() {
        stableText.reset();
        words = List.of();
        lastHeard = List.of();
        latest = null;
        published = null;
        numbered = false;
    }

    private Utterance utterance(Revision revision, long end) {
        if (!numbered) {
            utterances++;
            numbered = true;
        }
        long bounded = Math.max(speechStart, Math.min(end, position));
        boolean over = revision.stable()
                == revision.text().codePointCount(0, revision.text().length());
        return new Utterance(
                utterances,
                revision.text(),
                revision.stable(),
                millis(speechStart),
                millis(bounded),
                over ? words : List.of());
    }
}
