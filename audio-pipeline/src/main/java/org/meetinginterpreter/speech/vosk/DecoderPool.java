package org.meetinginterpreter.speech.vosk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.speech.SpeechException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends decoders, and keeps some warm: a new decoder expands its graph while it hears its first speech and is slow meanwhile, so
 * it hears the {@link WarmUpSignal} before it is lent, and used ones are kept. Once {@link #warmUp()} was called a background thread
 * replaces each spare that is lent. Thread-safe.
 */
final class DecoderPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DecoderPool.class);
    private static final int WARM_UP_BLOCK = 1_600;

    private final VoskModel model;
    private final int limit;
    private final int spares;
    private final Deque<PooledDecoder> idle = new ArrayDeque<>();
    private int lent;
    private boolean closed;
    private ExecutorService background;

    DecoderPool(VoskModel model, int limit, int spares) {
        this.model = model;
        this.limit = limit;
        this.spares = Math.min(spares, limit);
    }

    /** A warm decoder where there is one, else a new one. */
    synchronized PooledDecoder acquire() {
        requireOpen();
        if (lent == limit) {
            throw new SpeechException("all " + limit + " Vosk recognisers are in use; end another track or allow more");
        }
        PooledDecoder decoder = idle.isEmpty() ? newDecoder() : idle.pop();
        lent++;
        if (background != null) {
            background.execute(this::refill);
        }
        return decoder;
    }

    /** Takes back a decoder that works; it forgets the speaker. */
    void release(PooledDecoder decoder) {
        try {
            decoder.rest();
        } catch (RuntimeException e) {
            LOG.warn("A Vosk decoder failed at rest and is dropped", e);
            forget(decoder);
            return;
        }
        synchronized (this) {
            lent--;
        }
        keepOrClose(decoder);
    }

    /** A new decoder for one on loan that failed. */
    PooledDecoder replace(PooledDecoder failed) {
        PooledDecoder replacement = newDecoder();
        failed.close();
        return replacement;
    }

    /** Makes the spares, warm; blocks for seconds each. From now on they are replaced in the background. */
    void warmUp() {
        Future<?> warmed;
        synchronized (this) {
            requireOpen();
            if (background == null) {
                background = Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "vosk-warm-up");
                    thread.setDaemon(true);
                    return thread;
                });
            }
            warmed = background.submit(this::addSpares);
        }
        try {
            warmed.get();
        } catch (ExecutionException e) {
            throw new SpeechException(
                    "Vosk cannot be warmed up: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechException("the warm-up of Vosk was interrupted", e);
        }
    }

    private void refill() {
        try {
            addSpares();
        } catch (RuntimeException e) {
            LOG.warn("No spare Vosk decoder could be made; the next track starts with a cold one", e);
        }
    }

    private void addSpares() {
        while (wantsSpare()) {
            PooledDecoder decoder = newDecoder();
            try {
                warm(decoder);
            } catch (RuntimeException e) {
                decoder.close();
                throw e;
            }
            keepOrClose(decoder);
        }
    }

    private void warm(PooledDecoder decoder) {
        float[] signal = WarmUpSignal.samples();
        float[] block = new float[WARM_UP_BLOCK];
        for (int from = 0; from + WARM_UP_BLOCK <= signal.length && !isClosed(); from += WARM_UP_BLOCK) {
            System.arraycopy(signal, from, block, 0, WARM_UP_BLOCK);
            decoder.feed(block, WARM_UP_BLOCK);
        }
        decoder.rest();
    }

    private PooledDecoder newDecoder() {
        return new PooledDecoder(model.newDecoder());
    }

    private void forget(PooledDecoder decoder) {
        synchronized (this) {
            lent--;
        }
        decoder.close();
    }

    private synchronized boolean wantsSpare() {
        return !closed && idle.size() < spares && lent + idle.size() < limit;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void keepOrClose(PooledDecoder decoder) {
        synchronized (this) {
            if (!closed && lent + idle.size() < limit) {
                idle.push(decoder);
                return;
            }
        }
        decoder.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new SpeechException("the Vosk engine is closed");
        }
    }

    /** Frees what is idle and waits for the warm-up under way; what is lent is freed as it comes back. */
    @Override
    public void close() {
        ExecutorService warming;
        synchronized (this) {
            closed = true;
            idle.forEach(PooledDecoder::close);
            idle.clear();
            warming = background;
        }
        if (warming != null) {
            warming.shutdown();
            awaitEnd(warming);
        }
    }

    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // the model must outlive every decoder, so the wait goes on
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
