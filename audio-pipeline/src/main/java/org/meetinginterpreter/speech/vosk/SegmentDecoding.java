package org.meetinginterpreter.speech.vosk;

import static org.meetinginterpreter.audio.SpeechSegmenter.millis;
import static org.meetinginterpreter.audio.SpeechSegmenter.samples;

import java.util.List;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.SpeechPart;
import org.meetinginterpreter.audio.VoiceActivityDetector;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.StableText;
import org.meetinginterpreter.speech.StableText.Revision;
import org.meetinginterpreter.speech.Utterance;

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
    private Revision latest;
    private Revision published;

    SegmentDecoding(PooledDecoder decoder, VoskOptions options) {
        this.decoder = decoder;
        this.calmCut = samples(options.calmCut());
        this.longestUtterance = samples(options.longestUtterance());
    }

    PooledDecoder decoder() {
        return decoder;
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
        boolean calm = position - speechEnd >= CALM;
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
                    latest = stableText.revise(decoder.partial());
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
        VoskResult result = decoder.result();
        // what readers have seen is not taken back as a whole
        boolean vanished = result.text().isEmpty() && published != null;
        Revision last = stableText.complete(vanished ? published.text() : result.text());
        if (!last.text().isEmpty()) {
            events.add(new SpeechEvent.Final(utterance(last, lastWordEnd(result))));
        }
        forgetUtterance();
    }

    private void forgetUtterance() {
        stableText.reset();
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
        return new Utterance(utterances, revision.text(), revision.stable(), millis(speechStart), millis(bounded));
    }

    /** Where the last word ends in the track; where speech ends if Vosk places the word before it or has none. */
    private long lastWordEnd(VoskResult result) {
        double decoderSeconds = result.endSeconds().orElse(0);
        long end = offset + Math.round(decoderSeconds * AudioFormat.RECOGNISER_RATE_HZ);
        return end > speechStart ? end : speechEnd;
    }
}
