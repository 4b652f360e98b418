package org.meetinginterpreter.speech.moonshine;

import java.util.ArrayList;
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
    /**
     * What the utterances of a track have in common.
     *
     * @param nanoTime a clock, for what a reading costs
     */
    record Track(
            Transcriber transcriber,
            TextRefiner refiner,
            SpokenContext context,
            MoonshineOptions options,
            LongSupplier nanoTime) {}

    /** Words at the end of a reading that may not be promised yet. */
    private static final int HELD_BACK_WORDS = 2;
    /** A word as sure as this need not be read twice, and of those at the end only the last may change. */
    private static final double SURE = 0.85;
    /** A word less sure than this is not promised while it is young, even if two readings agree: in noise they err alike. */
    private static final double DOUBTFUL = 0.5;

    private static final long YOUNG_MILLIS = 1_500;
    /** How far from the estimated boundary of words the quietest place is sought. */
    private static final int CUT_SEARCH = 3_200;

    private final Track track;
    private final StableText stable = new StableText(HELD_BACK_WORDS);
    private final SpeechSamples samples;
    private final long first;
    private long speechStart;
    private long speechEnd;
    private WordTimes times;

    private Transcript read = Transcript.NOTHING;
    private Hypothesis hypothesis;
    private List<SpokenWord> heardBefore = List.of();
    private List<SpokenWord> words = List.of();
    private StableText.Revision shown = new StableText.Revision("", 0);
    private boolean published;
    private int readLength;
    private long readSpeechEnd = -1;
    private long costSamples;

    OpenUtterance(Track track, SpeechPart.Opened opened) {
        this(track, opened.samples(), opened.firstSample(), opened.speechStart());
        speechEnd = first + samples.length();
        times.speech(speechStart, speechEnd);
    }

    private OpenUtterance(Track track, float[] sound, long first, long speechStart) {
        this.track = track;
        this.samples = new SpeechSamples(sound);
        this.first = first;
        this.speechStart = speechStart;
        this.speechEnd = speechStart;
        this.times = new WordTimes(speechStart);
        this.hypothesis = new Hypothesis(track.transcriber(), read, Tokens.NONE, times);
        track.context().keepFor(first);
    }

    void append(SpeechPart.Continued part) {
        int more = part.samples().length;
        samples.append(part.samples());
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
        if (!isSpeech() || isReadToItsEnd()) {
            return false;
        }
        long wait = Math.max(
                SpeechSegmenter.samples(options().interval()), options().costFactor() * costSamples);
        return samples.length() - readLength >= ease * wait
                || silence() >= SpeechSegmenter.samples(options().earlyFinal());
    }

    private MoonshineOptions options() {
        return track.options();
    }

    private boolean hasSpeech() {
        return speechEnd > speechStart;
    }

    private boolean isSpeech() {
        return speechEnd - speechStart >= SpeechSegmenter.samples(options().shortest());
    }

    private boolean isReadToItsEnd() {
        return readSpeechEnd == speechEnd;
    }

    private long silence() {
        return first + samples.length() - speechEnd;
    }

    /** Reads all that is there. */
    void read() {
        long begin = track.nanoTime().getAsLong();
        int heard = heard();
        Earlier earlier = track.context().before(heard);
        read = track.transcriber().transcribe(samples.after(earlier.samples(), heard), earlier.tokens(), read.tokens());
        times.readAt(Hypothesis.withoutLeadingMarks(read.words()).size(), first + heard);
        heardBefore = hypothesis.words();
        hypothesis = new Hypothesis(track.transcriber(), read, earlier.tokens(), times);
        costSamples = (track.nanoTime().getAsLong() - begin) * 16 / 1_000_000;
        readLength = samples.length();
        boolean atPause = silence() >= SpeechSegmenter.samples(options().earlyFinal());
        readSpeechEnd = atPause ? speechEnd : -1;
    }

    /**
     * Shows what was read.
     *
     * @return whether the text or its stable part changed
     */
    boolean show() {
        StableText.Revision before = shown;
        shown = stable.revise(text(false), heldBack(), sureWords());
        boolean changed = !shown.equals(before);
        published |= changed;
        return changed;
    }

    private int heldBack() {
        int last = words.size() - 1;
        boolean sure = last >= 1
                && words.get(last - 1).confidence() >= SURE
                && words.get(last).confidence() >= SURE;
        return Math.max(sure ? 1 : HELD_BACK_WORDS, words.size() - firstDoubtful());
    }

    private int firstDoubtful() {
        long now = SpeechSegmenter.millis(speechEnd);
        for (int i = 0; i < words.size(); i++) {
            SpokenWord word = words.get(i);
            if (word.confidence() < DOUBTFUL && now - word.endMillis() < YOUNG_MILLIS) {
                return i;
            }
        }
        return words.size();
    }

    /** Words that are promised after one reading: all sure, refined to the same, and followed by others. */
    private int sureWords() {
        List<SpokenWord> heard = hypothesis.words();
        int count = Math.min(hypothesis.sureWords(SURE), Math.min(heard.size(), words.size()) - HELD_BACK_WORDS);
        for (int i = 0; i < count; i++) {
            if (!heard.get(i).equals(words.get(i))) {
                return i;
            }
            // what is promised cannot be divided: behind a mark two readings have to agree
            if (Division.endsSentence(heard.get(i).text())
                    || Division.endsClause(heard.get(i).text())) {
                return i + 1;
            }
        }
        return Math.max(0, count);
    }

    /** What was read, refined. */
    private String text(boolean last) {
        words = track.refiner().refine(hypothesis.words(), last, hypothesis);
        return joined(words);
    }

    private static String joined(List<SpokenWord> words) {
        return words.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
    }

    /** Samples up to the last word and the silence that is read with it; the longer silence after it adds nothing. */
    private int heard() {
        return (int) Math.min(
                samples.length(),
                speechEnd - first + SpeechSegmenter.samples(options().tail()));
    }

    /** The utterance as it stands, to be published. */
    Utterance growing(int number) {
        long start = SpeechSegmenter.millis(speechStart);
        long end = SpeechSegmenter.millis(speechEnd);
        return new Utterance(
                number, shown.text(), shown.stable(), start, end, TimedText.words(shown.text(), words, start, end));
    }

    /** The end: what was read at the pause, or a last reading; empty when there was nothing but noise. */
    Optional<Utterance> complete(int number) {
        if (!isReadToItsEnd() && isSpeech()) {
            read();
        }
        String text = text(true);
        if (!read.words().isEmpty()) {
            Earlier speech = new Earlier(samples.between(0, heard()), read.tokens());
            track.context().add(new SpokenContext.Spoken(speech, gaps(), speechEnd));
        }
        shown = stable.complete(text);
        published |= !shown.text().isEmpty();
        return published ? Optional.of(growing(number)) : Optional.empty();
    }

    private List<SpokenContext.Gap> gaps() {
        List<SpokenContext.Gap> gaps = new ArrayList<>();
        for (int i = 0; i + 1 < hypothesis.words().size(); i++) {
            int at = (int) (boundary(i) - first);
            if (at > 0 && at < heard()) {
                gaps.add(new SpokenContext.Gap(at, hypothesis.tokensUpTo(i)));
            }
        }
        return gaps;
    }

    /** Whether it showed itself, so that its number is taken. */
    boolean isNumbered() {
        return published;
    }

    boolean isTooLong() {
        return samples.length() >= SpeechSegmenter.samples(options().longest());
    }

    /** Whether there is a pause that would not yet close any segment, but is enough after a whole sentence or long speech. */
    boolean endsAtPause() {
        if (!isSpeech()) {
            return false;
        }
        boolean isLong = samples.length() >= SpeechSegmenter.samples(options().longEnough());
        boolean isSentence = isReadToItsEnd() && Division.isSentence(hypothesis.words());
        return (isLong && silence() >= SpeechSegmenter.samples(options().shortPause()))
                || (isSentence && silence() >= SpeechSegmenter.samples(options().sentencePause()));
    }

    /** What follows a pause in this; nothing yet. */
    OpenUtterance afterPause() {
        long end = first + samples.length();
        OpenUtterance next = new OpenUtterance(track, new float[0], end, end);
        next.costSamples = costSamples;
        return next;
    }

    /** Divides what was just read, if there is a good place; this keeps what is before it. */
    Optional<OpenUtterance> divide() {
        double seconds = (speechEnd - speechStart) / 16_000.0;
        int word = Division.of(heardBefore, hypothesis.words(), seconds, options(), this::mayEndWith);
        return word == Division.NONE ? Optional.empty() : Optional.of(after(word));
    }

    /** Divides speech that is too long where it seems best. */
    OpenUtterance divideAnywhere() {
        read();
        int word = Division.forced(hypothesis.words(), this::mayEndWith);
        if (word != Division.NONE) {
            return after(word);
        }
        int from = samples.length() - (int) SpeechSegmenter.samples(options().cutWindow());
        return cut(samples.quietest(from, samples.length()));
    }

    /** Whether it may end there: all that was promised stays in it. */
    private boolean mayEndWith(int word) {
        long at = boundary(word);
        return at - speechStart >= SpeechSegmenter.samples(options().shortest())
                && at < speechEnd
                && stable.allows(
                        refined(hypothesis.words().subList(0, word + 1), true), refined(hypothesis.words(), false));
    }

    private String refined(List<SpokenWord> heard, boolean last) {
        return joined(track.refiner().refine(heard, last, hypothesis));
    }

    /** What follows a word, which was read already. */
    private OpenUtterance after(int word) {
        int at = (int) (boundary(word) - first);
        int token = hypothesis.tokensUpTo(word);
        long end = 16 * hypothesis.words().get(word).endMillis();
        long restStart =
                Math.max(first + at, 16 * hypothesis.words().get(word + 1).startMillis());
        WordTimes restTimes = times.from(restStart, word + 1);
        Transcript all = read;
        OpenUtterance rest = cut(at);
        rest.speechStart = restStart;
        rest.times = restTimes;
        rest.read = all.after(token);
        rest.hypothesis = new Hypothesis(track.transcriber(), rest.read, Tokens.NONE, restTimes);
        rest.readLength = rest.samples.length();
        // what was read before begins the next in the same way
        List<SpokenWord> earlier = heardBefore.subList(Math.min(word + 1, heardBefore.size()), heardBefore.size());
        rest.heardBefore = earlier;
        rest.stable.revise(refined(earlier, false));
        read = all.upTo(token);
        hypothesis = hypothesis.upTo(word + 1);
        speechEnd = Math.min(speechEnd, Math.max(speechStart, end));
        readSpeechEnd = speechEnd;
        return rest;
    }

    /** The sample of the track between a word and the next: in the pause, or where it is quietest. */
    private long boundary(int word) {
        long end = 16 * hypothesis.words().get(word).endMillis();
        long next = 16 * hypothesis.words().get(word + 1).startMillis();
        return first
                + (next - end > CUT_SEARCH
                        ? (int) ((end + next) / 2 - first)
                        : samples.quietest((int) (end - first) - CUT_SEARCH, (int) (next - first) + CUT_SEARCH));
    }

    private OpenUtterance cut(int at) {
        long position = first + at;
        OpenUtterance rest = new OpenUtterance(track, samples.between(at, samples.length()), position, position);
        rest.speechEnd = Math.max(speechEnd, position);
        rest.costSamples = costSamples;
        samples.cut(at);
        speechEnd = Math.min(speechEnd, position);
        return rest;
    }
}
