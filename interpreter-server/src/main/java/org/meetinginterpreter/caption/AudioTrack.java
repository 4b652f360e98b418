package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

/**
 * The sound of one speaker on its way to a recogniser of its own. Frames queue up while the recogniser computes on the worker
 * pool and are handed over together in its next call, so that sound behind real time costs one decoding, not one a frame.
 * Belongs to the meeting's event loop.
 */
public final class AudioTrack {
    /** A speaker who sends nothing for this long has paused: the times of what follows are those of the meeting again. */
    private static final long PAUSE_MILLIS = 2_000;

    private record Started(String utterance, long startMillis, long trackStartMillis) {}

    private final String id;
    private final Speaker speaker;
    private final AudioFormat format;
    private final Model model;
    private final SpeechRecognizer recognizer;
    private final PcmDecoder decoder;
    private final Resampler resampler;
    private final WorkerExecutor workers;
    private final CaptionPipeline pipeline;
    private final LongSupplier meetingMillis;
    private final Map<Integer, Started> open = new HashMap<>();
    private final Promise<Void> ended = Promise.promise();
    private TrackListener listener;
    private Buffer waiting = Buffer.buffer();
    private long acceptedSamples;
    private long decodedSamples;
    private long offsetMillis = -1;
    private boolean computing;
    private boolean pauseFirst;
    private boolean muted;
    private boolean ending;
    private volatile boolean discarded;

    /** The language and the model's id, for captions. */
    public record Model(Locale language, String modelId) {}

    /**
     * @param id the track's name, as its speaker knows it
     * @param workers where decoding and recognition run, one call at a time
     * @param meetingMillis the meeting's clock
     */
    public AudioTrack(
            String id,
            Speaker speaker,
            AudioFormat format,
            Model model,
            SpeechRecognizer recognizer,
            WorkerExecutor workers,
            CaptionPipeline pipeline,
            LongSupplier meetingMillis,
            TrackListener listener) {
        this.id = id;
        this.speaker = speaker;
        this.format = format;
        this.model = model;
        this.recognizer = recognizer;
        this.decoder = new PcmDecoder(format);
        this.resampler = new Resampler(format.sampleRateHz());
        this.workers = workers;
        this.pipeline = pipeline;
        this.meetingMillis = meetingMillis;
        this.listener = listener;
    }

    public String id() {
        return id;
    }

    public AudioFormat format() {
        return format;
    }

    public Locale language() {
        return model.language();
    }

    /** Sound taken so far; a client that comes back goes on from here. */
    public long acceptedMillis() {
        return acceptedSamples * 1_000 / format.sampleRateHz();
    }

    /** Sound that waits for the recogniser. */
    public long waitingMillis() {
        return millis(waiting.length());
    }

    /** Whether nothing waits and the recogniser computes nothing. */
    public boolean isAtRest() {
        return !computing && waiting.length() == 0;
    }

    /** Another connection of the same speaker goes on with this track. */
    public void listen(TrackListener newListener) {
        listener = newListener;
    }

    /** Takes the next frame: whole samples in the track's format. A muted speaker's frames are counted, never decoded. */
    public void accept(Buffer frame) {
        if (ending || discarded) {
            return;
        }
        int samples = frame.length() / format.bytesPerFrame();
        acceptedSamples += samples;
        if (!muted) {
            keepTime(millis(frame.length()));
            waiting.appendBuffer(frame);
            decodedSamples += samples;
            compute();
        }
    }

    /** Muting ends the utterance under way. */
    public void mute(boolean mute) {
        muted = mute;
        if (mute) {
            pauseFirst = true;
            compute();
        }
    }

    /** No more sound: ends once the last final is in the log and the recogniser is closed. */
    public Future<Void> end() {
        ending = true;
        compute();
        return ended.future();
    }

    /** Stops at once: what waits is thrown away undecoded, what grows is withdrawn. */
    public Future<Void> discard() {
        discarded = true;
        waiting = Buffer.buffer();
        open.values().forEach(started -> pipeline.withdraw(started.utterance()));
        open.clear();
        return end();
    }

    private void keepTime(long frameMillis) {
        long now = Math.max(0, meetingMillis.getAsLong() - frameMillis);
        long expected = offsetMillis + decodedSamples * 1_000 / format.sampleRateHz();
        if (offsetMillis < 0) {
            offsetMillis = now;
        } else if (now - expected > PAUSE_MILLIS && waiting.length() == 0 && !computing) {
            offsetMillis += now - expected;
            pauseFirst = true;
        }
    }

    private void compute() {
        boolean work = waiting.length() > 0 || pauseFirst || ending;
        if (computing || !work || ended.future().isComplete()) {
            return;
        }
        byte[] sound = waiting.getBytes();
        boolean pause = pauseFirst;
        boolean last = ending;
        waiting = Buffer.buffer();
        pauseFirst = false;
        computing = true;
        workers.executeBlocking(() -> recognise(sound, pause, last), false).onComplete(result -> {
            computing = false;
            if (result.succeeded()) {
                result.result().forEach(this::report);
            } else {
                fail(result.cause());
            }
            listener.caughtUp();
            if (last) {
                ended.complete();
            } else {
                compute();
            }
        });
    }

    private List<SpeechEvent> recognise(byte[] sound, boolean pause, boolean last) {
        List<SpeechEvent> events = new ArrayList<>();
        try {
            if (discarded) {
                return events;
            }
            if (pause) {
                events.addAll(finish());
            }
            if (sound.length > 0) {
                events.addAll(recognizer.accept(resampler.accept(decoder.decode(sound))));
            }
            if (last) {
                events.addAll(finish());
            }
            return events;
        } finally {
            if (last) {
                recognizer.close();
            }
        }
    }

    private List<SpeechEvent> finish() {
        List<SpeechEvent> events = new ArrayList<>(recognizer.accept(resampler.finish()));
        events.addAll(recognizer.finish());
        return events;
    }

    private void report(SpeechEvent event) {
        if (discarded) {
            return;
        }
        Utterance heard = event.utterance();
        boolean isFinal = event instanceof SpeechEvent.Final;
        if (heard.text().isBlank() && !open.containsKey(heard.number())) {
            return;
        }
        Started started = open.computeIfAbsent(
                heard.number(),
                number ->
                        new Started(pipeline.nextUtterance(), offsetMillis + heard.startMillis(), heard.startMillis()));
        if (isFinal) {
            open.remove(heard.number());
        }
        if (isFinal && heard.text().isBlank()) {
            pipeline.withdraw(started.utterance());
            return;
        }
        listener.caption(pipeline.hear(new SourceText(
                started.utterance(),
                speaker,
                model.language(),
                heard.text(),
                isFinal ? heard.text().codePointCount(0, heard.text().length()) : heard.stable(),
                isFinal,
                started.startMillis(),
                started.startMillis() + heard.endMillis() - started.trackStartMillis(),
                "recognised:" + model.modelId())));
    }

    private void fail(Throwable cause) {
        open.values().forEach(started -> pipeline.withdraw(started.utterance()));
        open.clear();
        listener.failed(
                cause instanceof SpeechException reason
                        ? reason
                        : new SpeechException("recognition failed: " + cause.getMessage(), cause));
    }

    private long millis(int bytes) {
        return bytes / format.bytesPerFrame() * 1_000L / format.sampleRateHz();
    }
}
