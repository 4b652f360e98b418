package org.meetinginterpreter.translation.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

/** Writes {@code id(text)}. Keeps every batch, can be held up, breaks on "poison", and counts how often it was opened and closed. */
final class FakeModel implements TranslationModel {
    private final String id;
    private final long bytes;
    private final List<List<String>> batches = new ArrayList<>();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(1_000_000);
    private boolean cannotOpen;
    private int opened;
    private int closed;

    FakeModel(String id) {
        this(id, 1);
    }

    FakeModel(String id, long bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    /** From now on each batch waits for a {@link #release}. */
    void hold() {
        permits.drainPermits();
    }

    void release(int count) {
        permits.release(count);
    }

    void releaseAll() {
        permits.release(1_000_000);
    }

    /** Waits until a batch has begun. */
    String awaitBegun() throws InterruptedException {
        String first = begun.poll(20, TimeUnit.SECONDS);
        if (first == null) {
            throw new AssertionError(id + " was not asked");
        }
        return first;
    }

    synchronized void cannotOpen(boolean value) {
        cannotOpen = value;
    }

    synchronized List<List<String>> batches() {
        return List.copyOf(batches);
    }

    List<String> texts() {
        return batches().stream().flatMap(List::stream).toList();
    }

    synchronized int opened() {
        return opened;
    }

    synchronized int closed() {
        return closed;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Locale source() {
        return Locale.ENGLISH;
    }

    @Override
    public Locale target() {
        return Locale.FRENCH;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean isSteerable() {
        return !id.startsWith("stiff");
    }

    @Override
    public synchronized Translator open() {
        if (cannotOpen) {
            throw new TranslationException("the model " + id + " is damaged");
        }
        opened++;
        return new Open();
    }

    private final class Open implements Translator {
        private boolean isClosed;

        @Override
        public List<String> modelIds() {
            return List.of(id);
        }

        @Override
        public Locale source() {
            return FakeModel.this.source();
        }

        @Override
        public Locale target() {
            return FakeModel.this.target();
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> requests) {
            List<String> texts = requests.stream().map(TranslationRequest::text).toList();
            synchronized (FakeModel.this) {
                if (isClosed) {
                    throw new AssertionError(id + " is used after it was closed");
                }
                batches.add(texts);
            }
            begun.add(texts.get(0));
            permits.acquireUninterruptibly();
            if (texts.contains("forgets")) {
                return List.of();
            }
            if (texts.contains("exhausts")) {
                throw new OutOfMemoryError("of a test");
            }
            if (texts.contains("poison")) {
                throw new TranslationException("the model " + id + " failed: poison");
            }
            return texts.stream()
                    .map(text -> Translation.of(id + "(" + text + ")"))
                    .toList();
        }

        @Override
        public void close() {
            synchronized (FakeModel.this) {
                isClosed = true;
                closed++;
            }
        }
    }
}
