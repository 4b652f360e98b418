package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of one speaker on its way to a recogniser of its own. Frames queue up while the recogniser computes and are handed over
 * together in its next call, so that sound behind real time costs one decoding, not one a frame. Sound of a muted speaker, and
 * endless digital silence, is counted and not decoded. A recogniser that hangs is given up, and the track goes on with another.
 * Belongs to the meeting's event loop, which calls {@link #tick()} several times a second.
 */
public final class AudioTrack {
    private static final Logger LOG = LoggerFactory.getLogger(AudioTrack.class);
    /** A connected speaker who sends nothing for this long has ended the sentence; a network that hangs comes back sooner. */
    private static final long END_OF_SENTENCE_MILLIS = 10_000;
    /** More in one call would make the others wait too long for their turn. */
    private static final long MOST_AT_ONCE_MILLIS = 5_000;
    /** After so much digital silence the recogniser has ended what was said, and no more of it is decoded. */
    private static final long ENOUGH_SILENCE_MILLIS = 3_000;

    /** Who was heard lately, or has just come to speak, speaks. */
    private static final long SPEAKING_MILLIS = 15_000;

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(10);
    private static final int PATIENCE_FACTOR = 5;
    private static final long REOPEN_MILLIS = 2_000;

    private final String id;
    private final AudioFormat format;
    private final Recognition recognition;
    private final TrackCaptions captions;
    private final LongSupplier meetingMillis;
    private final TrackClock clock = new TrackClock();
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Promise<Void> ended = Promise.promise();
    private final Set<Future<Caption>> entering = new HashSet<>();
    private boolean finished;
    private TrackListener listener;
    /** Null while another is opened. */
    private Hearing hearing;

    private long waitingSamples;
    private long acceptedSamples;
    private long decodedSamples;
    private long silentSamples;
    private long hearingFromMillis;
    private long reopenAtMillis;
    private boolean opening;
    private boolean computing;
    private boolean gap;
    /** Where what was said before is over, in decoded samples; at most one a frame, those that wait. */
    private final Deque<Long> pauses = new ArrayDeque<>();

    private boolean leftOut = true;
    private boolean muted;
    private boolean connected = true;
    private boolean ending;
    private boolean discarded;
    private long arrivedMillis;
    private long heardMillis;

    /** What came in one message, and how much sound it is. */
    private record Message(Buffer sound, int samples) {}

    /**
     * What recognises a track.
     *
     * @param language what is spoken
     * @param modelId for captions
     * @param first the recogniser to begin with; the track closes it
     * @param another opens one when that one hangs
     * @param workers where decoding and recognition run, one call at a time
     */
    public record Recognition(
            Locale language,
            String modelId,
            SpeechRecognizer first,
            Supplier<Future<SpeechRecognizer>> another,
            RecognitionWorkers workers) {}

    /**
     * @param id the track's name, as its speaker knows it
     * @param meetingMillis the meeting's clock
     */
    public AudioTrack(
            String id,
            Speaker speaker,
            AudioFormat format,
            Recognition recognition,
            CaptionPipeline pipeline,
            LongSupplier meetingMillis,
            TrackListener listener) {
        this.id = id;
        this.format = format;
        this.recognition = recognition;
        this.captions = new TrackCaptions(speaker, recognition, pipeline);
        this.meetingMillis = meetingMillis;
        this.listener = listener;
        this.hearing = new Hearing(format, recognition.first());
        this.heardMillis = meetingMillis.getAsLong();
        captions.tell(later -> this.listener.caption(later));
    }

    public String id() {
        return id;
    }

    public AudioFormat format() {
        return format;
    }

    public Locale language() {
        return recognition.language();
    }

    /** Sound taken so far; a client that comes back goes on from here. */
    public long acceptedMillis() {
        return millis(acceptedSamples);
    }

    /** Sound that waits for the recogniser. */
    public long waitingMillis() {
        return millis(waitingSamples);
    }

    /** Whether the speaker was heard in the last seconds, or came in them. */
    public boolean isSpeaking() {
        return !muted && meetingMillis.getAsLong() - heardMillis < SPEAKING_MILLIS;
    }

    /** Whether the speaker's sound is not decoded: muted here, or sending nothing but digital silence. */
    public boolean isMuted() {
        return muted || millis(silentSamples) > ENOUGH_SILENCE_MILLIS;
    }

    /** Whether nothing waits and the recogniser computes nothing. */
    public boolean isAtRest() {
        return !computing && hearing != null && waiting.isEmpty();
    }

    /** Whether it is not known yet what the last gap in the sound meant. */
    boolean isAfterGap() {
        return gap && !computing;
    }

    /** Another connection of the same speaker goes on with this track. */
    public void listen(TrackListener newListener) {
        listener = newListener;
        connected = true;
        arrivedMillis = meetingMillis.getAsLong();
    }

    /** The speaker's connection broke; what was begun waits for the next one. */
    public void disconnected() {
        connected = false;
    }

    /**
     * Takes the next message. A muted speaker's sound is counted, never decoded.
     *
     * @throws AudioException when it is none of the track's format; then nothing of it is counted
     */
    public void accept(Buffer sound) {
        if (ending || discarded) {
            return;
        }
        long begin = acceptedMillis();
        byte[] message = sound.getBytes();
        int samples = format.samples(message);
        acceptedSamples += samples;
        arrivedMillis = meetingMillis.getAsLong();
        // where sound still waits, the recogniser was the slow one
        gap |= clock.arrived(arrivedMillis, acceptedMillis()) && waiting.isEmpty();
        silentSamples = format.isSilence(message) ? silentSamples + samples : 0;
        if (muted || millis(silentSamples) > ENOUGH_SILENCE_MILLIS) {
            leaveOut();
            return;
        }
        if (leftOut) {
            leftOut = false;
            clock.anchor(millis(decodedSamples), begin);
        } else if (!gap) {
            clock.correct(millis(decodedSamples), begin);
        }
        decodedSamples += samples;
        waitingSamples += samples;
        waiting.add(new Message(sound, samples));
        judgeGap(false);
        compute();
    }

    private void leaveOut() {
        if (!leftOut) {
            leftOut = true;
            pauses.add(decodedSamples);
            compute();
        }
    }

    /** Muting ends the utterance under way. */
    public void mute(boolean mute) {
        muted = mute;
        if (mute) {
            leaveOut();
        }
    }

    /** Time goes by. */
    public void tick() {
        long now = meetingMillis.getAsLong();
        judgeGap(false);
        boolean waits = connected && !gap && waiting.isEmpty() && !computing;
        if (waits && captions.areOpen() && now - arrivedMillis > END_OF_SENTENCE_MILLIS) {
            pauses.add(decodedSamples);
        }
        if (hearing == null && !opening && now >= reopenAtMillis) {
            reopen();
        }
        compute();
    }

    /** No more sound: ends once the last final is in the log and the recogniser is closed. */
    public Future<Void> end() {
        ending = true;
        judgeGap(true);
        compute();
        return ended.future();
    }

    /** Stops at once: what waits is thrown away undecoded, what grows is withdrawn. */
    public Future<Void> discard() {
        discarded = true;
        waiting.clear();
        waitingSamples = 0;
        captions.withdraw();
        if (hearing != null) {
            hearing.discard();
        }
        return end();
    }

    private void judgeGap(boolean atOnce) {
        if (!gap) {
            return;
        }
        long now = meetingMillis.getAsLong();
        TrackClock.Gap judged = atOnce ? clock.decide(now) : clock.judge(now);
        if (judged == TrackClock.Gap.UNDECIDED) {
            return;
        }
        gap = false;
        if (judged == TrackClock.Gap.PAUSE && !waiting.isEmpty()) {
            pauses.add(decodedSamples - waitingSamples);
            clock.anchor(millis(decodedSamples - waitingSamples), millis(acceptedSamples - waitingSamples));
        }
    }

    private void compute() {
        // what comes after a gap waits until it is known whether a sentence ended there
        boolean work = (!gap && !waiting.isEmpty()) || !pauses.isEmpty() || ending;
        if (hearing == null || computing || !work || finished) {
            return;
        }
        Hearing current = hearing;
        boolean pause = isAtPause();
        if (pause) {
            pauses.removeIf(place -> place <= decodedSamples - waitingSamples);
        }
        long from = millis(decodedSamples - waitingSamples);
        List<byte[]> messages = take();
        long to = millis(decodedSamples - waitingSamples);
        boolean last = ending && waiting.isEmpty() && pauses.isEmpty();
        double ease = recognition.workers().easing().factor();
        computing = true;
        Duration audio = Duration.ofMillis(PATIENCE_FACTOR * (to - from));
        Duration longest = audio.compareTo(SHORTEST_PATIENCE) > 0 ? audio : SHORTEST_PATIENCE;
        recognition
                .workers()
                .call(() -> current.hear(messages, pause, last, ease), longest, current::close)
                .onComplete(result -> {
                    computing = false;
                    if (result.succeeded()) {
                        Hearing.Heard heard = result.result().result();
                        captions.recognised(to - from, result.result().processorNanos(), heard.counted());
                        report(heard.events());
                    } else {
                        fail(result.cause(), last);
                    }
                    listener.caughtUp();
                    if (last) {
                        finish();
                    }
                    compute();
                });
    }

    private void finish() {
        finished = true;
        captions.leave();
        Future.join(List.copyOf(entering)).onComplete(logged -> ended.tryComplete());
    }

    private boolean isAtPause() {
        return !pauses.isEmpty() && pauses.peekFirst() <= decodedSamples - waitingSamples;
    }

    /** The next sound, at most to the next pause. */
    private List<byte[]> take() {
        List<byte[]> messages = new ArrayList<>();
        long samples = 0;
        while (!gap && !waiting.isEmpty() && !isAtPause() && millis(samples) < MOST_AT_ONCE_MILLIS) {
            Message message = waiting.poll();
            samples += message.samples();
            waitingSamples -= message.samples();
            messages.add(message.sound().getBytes());
        }
        return messages;
    }

    private void report(List<SpeechEvent> events) {
        if (!discarded && !events.isEmpty()) {
            heardMillis = meetingMillis.getAsLong();
            for (SpeechEvent event : events) {
                captions.heard(event, place -> clock.meetingMillis(hearingFromMillis + place))
                        .ifPresent(this::tell);
            }
        }
    }

    /** The speaker sees a final once it is in the log; the track's end waits for it. */
    private void tell(Future<Caption> caption) {
        entering.add(caption);
        caption.onSuccess(this::show).onComplete(done -> entering.remove(caption));
    }

    /** What is held is shown again when it is released. */
    private void show(Caption said) {
        listener.caption(said);
        if (said.review() == Review.HELD) {
            captions.released(said.utterance()).onSuccess(later -> listener.caption(later));
        }
    }

    private void fail(Throwable cause, boolean last) {
        captions.cutShort(cause instanceof StuckCallException).forEach(this::tell);
        if (cause instanceof StuckCallException && !last) {
            // its sound is lost with it: it may be what the recogniser could not bear
            hearing = null;
            hearingFromMillis = millis(decodedSamples - waitingSamples);
            reopen();
        }
        listener.failed(
                cause instanceof SpeechException reason
                        ? reason
                        : new SpeechException("recognition failed: " + cause.getMessage(), cause));
    }

    private void reopen() {
        opening = true;
        recognition.another().get().onComplete(opened -> {
            opening = false;
            if (opened.succeeded()) {
                // a track that ends meanwhile closes it with its last call
                hearing = new Hearing(format, opened.result());
                if (discarded) {
                    hearing.discard();
                }
                compute();
            } else {
                LOG.warn(
                        "no other recogniser could be opened: {}",
                        opened.cause().getMessage());
                reopenAtMillis = meetingMillis.getAsLong() + REOPEN_MILLIS;
                if (ending) {
                    finish();
                }
            }
        });
    }

    private long millis(long samples) {
        return samples * 1_000 / format.decodedRateHz();
    }
}
