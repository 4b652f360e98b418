package org.meetinginterpreter.speech.moonshine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.meetinginterpreter.audio.SpeechPart;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Moonshine on one track. The model reads whole stretches of speech, so the open segment is read again and again while it grows,
 * and what successive readings agree on becomes stable ({@link org.meetinginterpreter.speech.StableText}). Once the speaker
 * pauses, the segment is read at once; if the pause lasts, that reading is the final. A segment that grows too long is cut at its
 * quietest place. See {@link MoonshineOptions}.
 */
final class MoonshineSpeechRecognizer implements SpeechRecognizer {
    private final SpeechSegmenter segmenter;
    private final Consumer<MoonshineSpeechRecognizer> onClose;

    private final SpokenContext context;
    private final OpenUtterance.Track track;
    private volatile SpeechStatistics counted = SpeechStatistics.NOTHING;
    private int utterances;
    private double ease = 1;
    private OpenUtterance utterance;
    /** Set before {@link #close()} waits: one who keeps feeding sound must not hold it up. */
    private volatile boolean closing;

    private boolean closed;

    /**
     * @param segmenter taken over: closed with this
     * @param refiner makes of what was read what is shown
     * @param nanoTime a clock, for what a reading costs
     */
    MoonshineSpeechRecognizer(
            SpeechSegmenter segmenter,
            Transcriber transcriber,
            TextRefiner refiner,
            MoonshineOptions options,
            LongSupplier nanoTime,
            Consumer<MoonshineSpeechRecognizer> onClose) {
        this.segmenter = segmenter;
        this.onClose = onClose;
        this.context = new SpokenContext(options);
        this.track = new OpenUtterance.Track(transcriber, refiner, context, options, nanoTime);
    }

    @Override
    public synchronized List<SpeechEvent> accept(float[] samples) {
        requireOpen();
        List<SpeechEvent> events = new ArrayList<>();
        recognise(segmenter.accept(samples), events);
        return events;
    }

    @Override
    public synchronized void ease(double factor) {
        ease = factor;
    }

    @Override
    public synchronized List<SpeechEvent> finish() {
        requireOpen();
        List<SpeechEvent> events = new ArrayList<>();
        recognise(segmenter.finish(), events);
        context.clear();
        return events;
    }

    private void recognise(List<SpeechPart> parts, List<SpeechEvent> events) {
        try {
            for (SpeechPart part : parts) {
                if (part instanceof SpeechPart.Opened opened) {
                    utterance = new OpenUtterance(track, opened);
                } else if (part instanceof SpeechPart.Continued continued) {
                    utterance.append(continued);
                    if (utterance.isTooLong()) {
                        complete(utterance.divideAnywhere(), events);
                    } else if (utterance.endsAtPause()) {
                        complete(utterance.afterPause(), events);
                    }
                } else if (part instanceof SpeechPart.Closed) {
                    complete(null, events);
                }
            }
            if (utterance != null && utterance.isDue(ease)) {
                utterance.read();
                Optional<OpenUtterance> rest = utterance.divide();
                if (rest.isPresent()) {
                    complete(rest.get(), events);
                }
                if (utterance.show()) {
                    events.add(new SpeechEvent.Partial(utterance.growing(number())));
                }
            }
        } catch (RuntimeException e) {
            utterance = null;
            context.clear();
            segmenter.forget();
            throw e;
        }
    }

    private void complete(OpenUtterance next, List<SpeechEvent> events) {
        OpenUtterance over = utterance;
        utterance = next;
        over.complete(number()).ifPresent(last -> {
            events.add(new SpeechEvent.Final(last));
            counted = counted.plus(SpeechStatistics.of(last.words()));
        });
        if (over.isNumbered()) {
            utterances++;
        }
    }

    @Override
    public SpeechStatistics statistics() {
        return counted.plus(track.refiner().statistics());
    }

    private int number() {
        return utterances + 1;
    }

    private void requireOpen() {
        if (closing) {
            throw new IllegalStateException("the recogniser is closed");
        }
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            utterance = null;
            segmenter.close();
        }
        onClose.accept(this);
    }
}
