package org.meetinginterpreter.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.PcmDecoder;
import org.meetinginterpreter.audio.Resampler;
import org.meetinginterpreter.caption.AudioTrack;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.CaptionRecord;
import org.meetinginterpreter.caption.FeedEvent;
import org.meetinginterpreter.caption.FeedSink;
import org.meetinginterpreter.caption.RecognitionWorkers;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.Subscription;
import org.meetinginterpreter.caption.TrackListener;
import org.meetinginterpreter.caption.TranslationLanes;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.translation.Steadiness;

/** A meeting without sockets: one track, a reader of English and one of Portuguese, on a {@link SoakClock}. One caller at a time. */
final class SoakMeeting implements AutoCloseable {
    static final List<String> LANGUAGES = List.of("en", "pt");

    private static final int RATE_HZ = AudioFormat.RECOGNISER_RATE_HZ;
    private static final int CHUNK_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 200_000;

    /** A final caption that a reader got. */
    record Delivered(String language, long endMillis, double delaySeconds) {}

    private final Context loop;
    private final SoakClock clock = new SoakClock(System::nanoTime);
    private final Queue<Delivered> delivered = new ConcurrentLinkedQueue<>();
    private final AtomicLong[] lastSeq = {new AtomicLong(), new AtomicLong()};
    private final CaptionPipeline pipeline;
    private final AudioTrack track;
    private long spokenMillis;

    private SoakMeeting(Vertx vertx, Context loop, SpeechEngine engine, TranslationLanes lanes) {
        this.loop = loop;
        this.pipeline = new CaptionPipeline(
                vertx, "m_soak", lanes, CaptionRecord.NONE, Duration.ofSeconds(5), Duration.ofSeconds(30));
        for (int i = 0; i < LANGUAGES.size(); i++) {
            Locale language = Locale.forLanguageTag(LANGUAGES.get(i));
            pipeline.join(new Subscription(language, Steadiness.BALANCED, 0), new Reader(i));
        }
        this.track = new AudioTrack(
                "t1",
                new Speaker("p_1", "Speaker"),
                new AudioFormat(AudioFormat.Encoding.PCM_S16LE, RATE_HZ, 1),
                new AudioTrack.Recognition(
                        Locale.ENGLISH,
                        engine.modelId(),
                        engine.open(),
                        () -> Future.failedFuture(new BenchException("the recogniser hung")),
                        new RecognitionWorkers(loop, 2, System::nanoTime)),
                pipeline,
                clock,
                new Silent());
    }

    /** Opens it on an event loop of its own; blocks until the engine is warm. */
    static SoakMeeting open(Vertx vertx, SpeechEngines engines, TranslationLanes lanes) {
        SpeechEngine engine = engines.forLanguage(Locale.ENGLISH)
                .orElseThrow(() -> new BenchException("no English engine: " + engines.installHint(Locale.ENGLISH)));
        Context loop = vertx.getOrCreateContext();
        return on(loop, () -> new SoakMeeting(vertx, loop, engine, lanes));
    }

    /** Milliseconds of sound so far. */
    long spokenMillis() {
        return spokenMillis;
    }

    /** Final captions, in the order in which readers got them. */
    List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    /** Speaks a sound at the pace of the clock; returns when the last of it is handed over. */
    void speak(Sound sound) {
        byte[] mono = mono(sound);
        int chunk = RATE_HZ / 1000 * CHUNK_MILLIS * 2;
        for (int at = 0; at < mono.length; at += chunk) {
            int length = Math.min(chunk, mono.length - at);
            spokenMillis += length / 2 * 1000L / RATE_HZ;
            await(spokenMillis);
            Buffer frame = Buffer.buffer(length).setBytes(0, mono, at, length);
            on(loop, () -> {
                track.accept(frame);
                return frame;
            });
        }
    }

    /** No more sound; returns when the readers have the last final. */
    void end() {
        get(on(loop, track::end));
        await(spokenMillis + 1000);
    }

    /** Until it is that late, by waiting for what works and then leaving out what is left. */
    private void await(long millis) {
        while (clock.getAsLong() < millis) {
            if (on(loop, this::isAtRest)) {
                clock.skipTo(millis);
            } else {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** Signed 16-bit mono at the recogniser's rate. */
    private static byte[] mono(Sound sound) {
        AudioFormat format = new AudioFormat(AudioFormat.Encoding.PCM_S16LE, sound.sampleRateHz(), sound.channels());
        Resampler resampler = new Resampler(sound.sampleRateHz());
        float[] begin = resampler.accept(new PcmDecoder(format).decode(sound.pcm()));
        float[] end = resampler.finish();
        ByteBuffer pcm = ByteBuffer.allocate(2 * (begin.length + end.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] part : List.of(begin, end)) {
            for (float sample : part) {
                pcm.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample * 32_768))));
            }
        }
        return pcm.array();
    }

    private boolean isAtRest() {
        return track.isAtRest() && lastSeq[0].get() == pipeline.last() && lastSeq[1].get() == pipeline.last();
    }

    @Override
    public void close() {
        get(on(loop, track::discard));
    }

    private static <T> T on(Context loop, Callable<T> task) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(now -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return get(done.future());
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BenchException("the meeting stands still for " + PATIENCE, e);
        }
    }

    private final class Reader implements FeedSink {
        private final int place;

        Reader(int place) {
            this.place = place;
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void send(FeedEvent event) {
            if (event instanceof FeedEvent.Captioned captioned
                    && captioned.caption().isFinal()) {
                Caption caption = captioned.caption();
                double delay = (clock.getAsLong() - caption.endMillis()) / 1000.0;
                delivered.add(new Delivered(LANGUAGES.get(place), caption.endMillis(), delay));
                caption.seq().ifPresent(seq -> lastSeq[place].accumulateAndGet(seq, Math::max));
            }
        }

        @Override
        public void close(int code, String reason) {
            throw new BenchException("a reader was closed: " + code + " " + reason);
        }
    }

    private static final class Silent implements TrackListener {
        @Override
        public void caption(Caption caption) {}

        @Override
        public void failed(SpeechException reason) {
            throw new BenchException("the recogniser failed", reason);
        }

        @Override
        public void caughtUp() {}
    }
}
