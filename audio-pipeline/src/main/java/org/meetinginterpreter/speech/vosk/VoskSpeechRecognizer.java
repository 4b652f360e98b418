package org.meetinginterpreter.speech.vosk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.meetinginterpreter.audio.SpeechPart;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.readable.WordsToText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises one track with a decoder on loan from the engine's pool. A fair lock serialises every call with {@link #close()}: native
 * code that is called on a freed decoder ends the JVM.
 */
final class VoskSpeechRecognizer implements SpeechRecognizer {
    private static final Logger LOG = LoggerFactory.getLogger(VoskSpeechRecognizer.class);

    private final SpeechSegmenter segmenter;
    private final DecoderPool pool;
    private final SegmentDecoding decoding;
    private final Consumer<VoskSpeechRecognizer> whenClosed;
    private final Lock lock = new ReentrantLock(true);
    private boolean closed;

    VoskSpeechRecognizer(
            SpeechSegmenter segmenter,
            DecoderPool pool,
            PooledDecoder decoder,
            VoskOptions options,
            WordsToText text,
            Consumer<VoskSpeechRecognizer> whenClosed) {
        this.segmenter = segmenter;
        this.pool = pool;
        this.decoding = new SegmentDecoding(decoder, options, text);
        this.whenClosed = whenClosed;
    }

    @Override
    public List<SpeechEvent> accept(float[] samples) {
        return decoded(() -> segmenter.accept(samples));
    }

    @Override
    public List<SpeechEvent> finish() {
        return decoded(segmenter::finish);
    }

    private List<SpeechEvent> decoded(Supplier<List<SpeechPart>> sound) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the recogniser is closed");
            }
            List<SpeechEvent> events = new ArrayList<>();
            try {
                for (SpeechPart part : sound.get()) {
                    decoding.take(part, events);
                }
                decoding.report(events);
            } catch (RuntimeException e) {
                recover();
                if (events.isEmpty()) {
                    throw new SpeechException("Vosk failed and lost the utterance under way: " + e.getMessage(), e);
                }
                LOG.warn("Vosk failed and lost an utterance; those before it are kept", e);
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    private void recover() {
        segmenter.forget();
        decoding.restart(pool.replace(decoding.decoder()));
    }

    @Override
    public SpeechStatistics statistics() {
        return decoding.statistics();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            pool.release(decoding.decoder());
            segmenter.close();
        } finally {
            lock.unlock();
        }
        whenClosed.accept(this);
    }
}
