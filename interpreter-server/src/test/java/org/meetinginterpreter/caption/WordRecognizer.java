package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

/**
 * Hears a word in every half second of sound, named by where it stands in the recogniser's sound; silence (|x| below 0.01) is heard
 * as the end of an utterance. All words but the last are stable. Sound beyond -0.9 hangs until it is let go, beyond 0.9 fails.
 */
final class WordRecognizer implements SpeechRecognizer {
    static final int WORD = 8_000;

    private final CountDownLatch letGo = new CountDownLatch(1);
    private final List<String> words = new ArrayList<>();
    private volatile boolean closed;
    private volatile boolean hangs;
    private volatile double ease;
    private final AtomicLong fed = new AtomicLong();
    private int filled;
    private int silent;
    private int number = 1;
    private long startMillis;

    void letGo() {
        letGo.countDown();
    }

    boolean isClosed() {
        return closed;
    }

    boolean hangs() {
        return hangs;
    }

    double ease() {
        return ease;
    }

    @Override
    public void ease(double factor) {
        ease = factor;
    }

    /** Samples fed so far. */
    long fed() {
        return fed.get();
    }

    @Override
    public List<SpeechEvent> accept(float[] samples) {
        List<SpeechEvent> events = new ArrayList<>();
        for (float sample : samples) {
            hangOrFail(sample);
            long place = fed.incrementAndGet();
            if (Math.abs(sample) < 0.01f) {
                filled = 0;
                if (++silent == WORD) {
                    events.addAll(finish());
                }
                continue;
            }
            silent = 0;
            if (++filled == WORD) {
                filled = 0;
                if (words.isEmpty()) {
                    startMillis = (place - WORD) / 16;
                }
                words.add("w" + place / WORD);
                events.add(new SpeechEvent.Partial(utterance(false)));
            }
        }
        return events;
    }

    private void hangOrFail(float sample) {
        if (sample > 0.9f) {
            throw new SpeechException("too loud");
        }
        if (sample < -0.9f) {
            hangs = true;
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            hangs = false;
        }
    }

    @Override
    public List<SpeechEvent> finish() {
        filled = 0;
        if (words.isEmpty()) {
            return List.of();
        }
        Utterance done = utterance(true);
        words.clear();
        number++;
        return List.of(new SpeechEvent.Final(done));
    }

    private Utterance utterance(boolean last) {
        String text = String.join(" ", words);
        int stable = last ? text.length() : Math.max(0, text.lastIndexOf(' '));
        return new Utterance(number, text, stable, startMillis, startMillis + 500L * words.size());
    }

    @Override
    public void close() {
        closed = true;
    }
}
