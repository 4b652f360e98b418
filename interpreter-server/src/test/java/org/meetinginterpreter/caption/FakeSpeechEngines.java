package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/** English that is heard in any sound: a word each half second, four words an utterance. Louder than 0.9 breaks the engine. */
public final class FakeSpeechEngines implements SpeechEngines {
    private volatile RecognitionOptions lastAsked = RecognitionOptions.NONE;
    public static final int WORD_SAMPLES = 8_000;
    private static final int WORDS = 4;

    private final AtomicLong samplesHeard = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** Samples at 16 kHz that reached a recogniser. */
    public long samplesHeard() {
        return samplesHeard.get();
    }

    /** Recognisers hear nothing until {@link #release()}: their calls wait. */
    public void hold() {
        gate = new CompletableFuture<>();
    }

    public void release() {
        gate.complete(null);
    }

    /** Calls that wait. */
    public int waiting() {
        return waiting.get();
    }

    /** Recognisers that were ever opened. */
    public int opened() {
        return opened.get();
    }

    /** Recognisers that are open. */
    public int open() {
        return open.get();
    }

    @Override
    public Optional<SpeechEngine> forLanguage(Locale language) {
        return language.getLanguage().equals("en") ? Optional.of(new Engine()) : Optional.empty();
    }

    @Override
    public Set<Locale> languages() {
        return Set.of(Locale.ENGLISH);
    }

    @Override
    public OptionalDouble measure(Locale language) {
        return language.getLanguage().equals("en") ? OptionalDouble.of(0.01) : OptionalDouble.empty();
    }

    @Override
    public Set<Locale> warm() {
        return languages();
    }

    @Override
    public String installHint(Locale language) {
        return "There is no speech model for " + language + "; run: interpreter models install fake-" + language + ".";
    }

    @Override
    public void warmUp() {}

    /** What was asked of the recogniser that was opened last. */
    public RecognitionOptions lastAsked() {
        return lastAsked;
    }

    private final class Engine implements SpeechEngine {
        @Override
        public String modelId() {
            return "fake-en";
        }

        @Override
        public Locale language() {
            return Locale.ENGLISH;
        }

        @Override
        public void warmUp() {}

        @Override
        public SpeechRecognizer open(RecognitionOptions asked) {
            open.incrementAndGet();
            opened.incrementAndGet();
            lastAsked = asked;
            return new Recognizer();
        }

        @Override
        public void close() {}
    }

    private final class Recognizer implements SpeechRecognizer {
        private final List<String> words = new ArrayList<>();
        private long fed;
        private int number = 1;
        private long startMillis;
        private boolean closed;
        private volatile long finals;

        @Override
        public List<SpeechEvent> accept(float[] samples) {
            waiting.incrementAndGet();
            gate.join();
            waiting.decrementAndGet();
            List<SpeechEvent> events = new ArrayList<>();
            for (float sample : samples) {
                if (sample > 0.9f) {
                    throw new SpeechException("fake-en: too loud");
                }
            }
            samplesHeard.addAndGet(samples.length);
            long before = fed / WORD_SAMPLES;
            fed += samples.length;
            for (long word = before; word < fed / WORD_SAMPLES; word++) {
                if (words.isEmpty()) {
                    startMillis = word * WORD_SAMPLES / 16;
                }
                words.add("word" + (word + 1));
                if (words.size() == WORDS) {
                    events.addAll(finish());
                } else {
                    events.add(new SpeechEvent.Partial(utterance()));
                }
            }
            return events;
        }

        @Override
        public List<SpeechEvent> finish() {
            if (words.isEmpty()) {
                return List.of();
            }
            Utterance done = utterance();
            finals = number;
            words.clear();
            number++;
            return List.of(new SpeechEvent.Final(done));
        }

        /** One word of each utterance is unsure. */
        @Override
        public SpeechStatistics statistics() {
            return new SpeechStatistics(WORDS * finals, finals, 0, 0);
        }

        private Utterance utterance() {
            List<SpokenWord> timed = new ArrayList<>();
            for (String word : words) {
                long start = startMillis + (long) timed.size() * WORD_SAMPLES / 16;
                timed.add(new SpokenWord(word, start, start + WORD_SAMPLES / 16, 1));
            }
            return new Utterance(
                    number,
                    String.join(" ", words),
                    0,
                    startMillis,
                    startMillis + words.size() * WORD_SAMPLES / 16,
                    timed);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
