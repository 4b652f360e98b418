package org.meetinginterpreter.speech.moonshine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.meetinginterpreter.audio.SpeechPart;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.StableText;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.TimedText;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.moonshine.SpokenContext.Earlier;
import org.meetinginterpreter.speech.moonshine.Transcriber.Tokens;
import org.meetinginterpreter.speech.moonshine.Transcriber.Transcript;

/** The speech of one utterance while it is spoken, and what was read of it so far. Not thread-safe. */
final class OpenUtterance {
    /** Measured: holding back one word makes a third more words wrong that were taken for stable, three gain nothing. */
    private static final int HELD_BACK_WORDS = 2;

    /** Length of the stretch whose loudness is compared when the quietest place is sought. */
    private static final int QUIET_SAMPLES = 1_600;

    private final Transcriber transcriber;
    private final TextRefiner refiner;
    private final SpokenContext context;
    private final MoonshineOptions options;
    private final LongSupplier nanoTime;
    private final StableText stable = new StableText(HELD_BACK_WORDS);

    private final long first;
    private long speechStart;
    private float[] samples;
    private int length;
    private long speechEnd;

    private WordTimes times;
    private Transcript read = Transcript.NOTHING;
    private Tokens known = Tokens.NONE;
    private List<SpokenWord> words = List.of();
    private StableText.Revision shown = new StableText.Revision("", 0);
    private boolean published;
    private int readLength;
    private long readSpeechEnd = -1;
    private long costSamples;

    OpenUtterance(
            Transcriber transcriber,
            TextRefiner refiner,
            SpokenContext context,
            MoonshineOptions options,
            LongSupplier nanoTime,
            SpeechPart.Opened opened) {
        this(
                transcriber,
                refiner,
                context,
                options,
                nanoTime,
                opened.samples(),
                opened.firstSample(),
                opened.speechStart());
        speechEnd = first + length;
        times.speech(speechStart, speechEnd);
    }

    private OpenUtterance(
            Transcriber transcriber,
            TextRefiner refiner,
            SpokenContext context,
            MoonshineOptions options,
            LongSupplier nanoTime,
            float[] samples,
            long first,
            long speechStart) {
        this.transcriber = transcriber;
        this.refiner = refiner;
        this.context = context;
        this.options = options;
        this.nanoTime = nanoTime;
        this.samples = samples;
        this.length = samples.length;
        this.first = first;
        this.speechStart = speechStart;
        this.speechEnd = speechStart;
        this.times = new WordTimes(speechStart);
        context.keepFor(first);
    }

    void append(SpeechPart.Continued part) {
        int more = part.samples().length;
        if (length + more > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + more));
        }
        System.arraycopy(part.samples(), 0, samples, length, more);
        length += more;
        if (!hasSpeech() && part.speechEnd() > speechStart) {
            speechStart = part.end() - more;
            times = new WordTimes(speechStart);
        }
        if (part.speechEnd() == part.end()) {
            times.speech(part.end() - more, part.end());
        }
        speechEnd = Math.max(speechEnd, part.speechEnd());
    }

    /**
     * Whether enough sound came since the last reading, or a pause promises to be the end.
     *
     * @param ease how many times as much sound as usual is enough
     */
    boolean isDue(double ease) {
        if (!isSpeech() || readSpeechEnd == speechEnd) {
            return false;
        }
        long wait = Math.max(SpeechSegmenter.samples(options.interval()), options.costFactor() * costSamples);
        return length - readLength >= ease * wait || silence() >= SpeechSegmenter.samples(options.earlyFinal());
    }

    private boolean hasSpeech() {
        return speechEnd > speechStart;
    }

    private boolean isSpeech() {
        return speechEnd - speechStart >= SpeechSegmenter.samples(options.shortest());
    }

    private long silence() {
        return first + length - speechEnd;
    }

    /**
     * Reads all that is there.
     *
     * @return whether the text or its stable part changed
     */
    boolean read() {
        long begin = nanoTime.getAsLong();
        transcribe();
        costSamples = (nanoTime.getAsLong() - begin) * 16 / 1_000_000;
        readLength = length;
        boolean atPause = silence() >= SpeechSegmenter.samples(options.earlyFinal());
        readSpeechEnd = atPause ? speechEnd : -1;
        StableText.Revision before = shown;
        // near the cut the last words may belong to the next utterance
        boolean maySoonBeCut =
                length >= SpeechSegmenter.samples(options.longest().minus(options.cutWindow()));
        shown = maySoonBeCut && !atPause ? stable.preview(text(false)) : stable.revise(text(false));
        boolean changed = !shown.equals(before);
        published |= changed;
        return changed;
    }

    private void transcribe() {
        int heard = heard();
        Earlier earlier = context.before(heard);
        int before = earlier.samples().length;
        float[] all = Arrays.copyOf(earlier.samples(), before + heard);
        System.arraycopy(samples, 0, all, before, heard);
        known = earlier.tokens();
        read = transcriber.transcribe(all, known, read.tokens());
        times.readAt(Hypothesis.withoutLeadingMarks(read.words()).size(), first + heard);
    }

    /** What was read, refined, as the next hypothesis. */
    private String text(boolean last) {
        Hypothesis hypothesis = new Hypothesis(transcriber, read, known, times);
        words = refiner.refine(hypothesis.words(), last, hypothesis);
        return words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
    }

    /** Samples up to the last word and the silence that is read with it; the longer silence after it adds nothing. */
    private int heard() {
        return (int) Math.min(length, speechEnd - first + SpeechSegmenter.samples(options.tail()));
    }

    /** The utterance as it stands, to be published. */
    Utterance growing(int number) {
        long start = millis(speechStart);
        long end = millis(speechEnd);
        return new Utterance(
                number, shown.text(), shown.stable(), start, end, TimedText.words(shown.text(), words, start, end));
    }

    /** The end: what was read at the pause, or a last reading; empty when there was nothing but noise. */
    Optional<Utterance> complete(int number) {
        if (readSpeechEnd != speechEnd && isSpeech()) {
            transcribe();
        }
        String text = text(true);
        if (!read.words().isEmpty()) {
            context.add(new Earlier(Arrays.copyOf(samples, heard()), read.tokens()), speechEnd);
        }
        shown = stable.complete(text);
        published |= !shown.text().isEmpty();
        return published ? Optional.of(growing(number)) : Optional.empty();
    }

    /** Whether it showed itself, so that its number is taken. */
    boolean isNumbered() {
        return published;
    }

    boolean isTooLong() {
        return length >= SpeechSegmenter.samples(options.longest());
    }

    /** Whether it is long, and there is a pause that would not yet close a short one. */
    boolean isLongBeforePause() {
        return length >= SpeechSegmenter.samples(options.longEnough())
                && silence() >= SpeechSegmenter.samples(options.shortPause());
    }

    /** What follows a pause in this; nothing yet. */
    OpenUtterance afterPause() {
        long end = first + length;
        OpenUtterance next =
                new OpenUtterance(transcriber, refiner, context, options, nanoTime, new float[0], end, end);
        next.costSamples = costSamples;
        return next;
    }

    /** Cuts at the quietest place near the end; this keeps what is before it and returns what is after it. */
    OpenUtterance cut() {
        int from = length - (int) SpeechSegmenter.samples(options.cutWindow());
        int at = quietest(from, length - QUIET_SAMPLES) + QUIET_SAMPLES / 2;
        OpenUtterance rest = new OpenUtterance(
                transcriber,
                refiner,
                context,
                options,
                nanoTime,
                Arrays.copyOfRange(samples, at, length),
                first + at,
                first + at);
        rest.speechEnd = Math.max(speechEnd, first + at);
        rest.costSamples = costSamples;
        length = at;
        speechEnd = Math.min(speechEnd, first + at);
        return rest;
    }

    private int quietest(int from, int to) {
        double energy = 0;
        for (int i = from; i < from + QUIET_SAMPLES; i++) {
            energy += samples[i] * samples[i];
        }
        double least = energy;
        int at = from;
        for (int i = from + 1; i <= to; i++) {
            energy += samples[i + QUIET_SAMPLES - 1] * samples[i + QUIET_SAMPLES - 1] - samples[i - 1] * samples[i - 1];
            if (energy < least) {
                least = energy;
                at = i;
            }
        }
        return at;
    }

    private static long millis(long samples) {
        return SpeechSegmenter.millis(samples);
    }
}
