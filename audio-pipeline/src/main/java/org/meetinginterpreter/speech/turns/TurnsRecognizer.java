package org.meetinginterpreter.speech.turns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.SoundMemory;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.Utterance;

/**
 * A recogniser of a microphone that several people share: its finals say whose voice it was ({@link Utterance#voice()}), by windows of
 * 1.6 s, the first overlapping. An utterance is not divided where one person takes over from another: it goes to the voice that it is
 * like as a whole. Windows are embedded while the utterance grows, so that its final waits for one at most, and less often when
 * there is much to do. Sound is kept in memory alone, and is gone when it is closed; voices go with the track that holds them.
 */
public final class TurnsRecognizer implements SpeechRecognizer {
    private static final int SAMPLES_A_MILLI = AudioFormat.RECOGNISER_RATE_HZ / 1_000;
    private static final long WINDOW_MILLIS = 1_600;
    private static final long STEP_MILLIS = 800;
    /** From so many windows on they do not overlap. */
    private static final int DENSE_WINDOWS = 3;
    /** More say little more. */
    private static final int MOST_WINDOWS = 10;
    /** What is shorter says nothing about a voice. */
    private static final long SHORTEST_MILLIS = 600;
    /** A final may end a little before what its windows heard. */
    private static final long TOLERANCE_MILLIS = 300;

    private final SpeechRecognizer recognizer;
    private final UnaryOperator<float[]> encoder;
    private final Voices voices;
    private final SoundMemory sound = new SoundMemory(30);
    private final Map<Integer, Heard> open = new HashMap<>();
    private double ease = 1;

    private record Window(long endMillis, Voices.Sample sample) {}

    /** What was heard of an utterance that grows. */
    private static final class Heard {
        private final List<Window> windows = new ArrayList<>();
        private long nextMillis;

        private Heard(long startMillis) {
            nextMillis = startMillis;
        }
    }

    /**
     * @param recognizer taken over: closed with this
     * @param encoder serves any number of tracks
     * @param voices those that were heard at the microphone so far
     */
    public TurnsRecognizer(SpeechRecognizer recognizer, VoiceEncoder encoder, Voices voices) {
        this(recognizer, encoder::embed, voices);
    }

    TurnsRecognizer(SpeechRecognizer recognizer, UnaryOperator<float[]> encoder, Voices voices) {
        this.recognizer = recognizer;
        this.encoder = encoder;
        this.voices = voices;
    }

    @Override
    public synchronized List<SpeechEvent> accept(float[] samples) {
        List<SpeechEvent> events = recognizer.accept(samples);
        sound.add(samples);
        return told(events);
    }

    @Override
    public synchronized List<SpeechEvent> finish() {
        return told(recognizer.finish());
    }

    private List<SpeechEvent> told(List<SpeechEvent> events) {
        List<SpeechEvent> told = new ArrayList<>();
        for (SpeechEvent event : events) {
            Utterance utterance = event.utterance();
            if (event instanceof SpeechEvent.Final) {
                told.add(new SpeechEvent.Final(utterance.withVoice(voice(utterance))));
            } else {
                open.computeIfAbsent(utterance.number(), number -> new Heard(utterance.startMillis()));
                listen(open.get(utterance.number()), utterance.endMillis());
                told.add(event);
            }
        }
        return told;
    }

    private void listen(Heard heard, long endMillis) {
        while (heard.windows.size() < MOST_WINDOWS && heard.nextMillis + WINDOW_MILLIS <= endMillis) {
            embed(heard, heard.nextMillis, heard.nextMillis + WINDOW_MILLIS);
            long step = heard.windows.size() < DENSE_WINDOWS ? STEP_MILLIS : WINDOW_MILLIS;
            heard.nextMillis += (long) (step * ease);
        }
    }

    private void embed(Heard heard, long fromMillis, long toMillis) {
        float[] speech = sound.between(fromMillis * SAMPLES_A_MILLI, toMillis * SAMPLES_A_MILLI);
        if (speech.length > 0) {
            heard.windows.add(new Window(toMillis, new Voices.Sample(encoder.apply(speech), toMillis - fromMillis)));
        }
    }

    private int voice(Utterance utterance) {
        Heard growing = open.remove(utterance.number());
        Heard heard = growing == null ? new Heard(utterance.startMillis()) : growing;
        long millis = utterance.endMillis() - utterance.startMillis();
        heard.windows.removeIf(window -> window.endMillis() > utterance.endMillis() + TOLERANCE_MILLIS);
        listen(heard, utterance.endMillis());
        if (heard.windows.isEmpty() && millis >= SHORTEST_MILLIS) {
            embed(
                    heard,
                    utterance.startMillis(),
                    Math.min(utterance.endMillis(), utterance.startMillis() + WINDOW_MILLIS));
        }
        if (heard.windows.isEmpty() || utterance.text().isBlank()) {
            return Utterance.UNKNOWN_VOICE;
        }
        return voices.whose(heard.windows.stream().map(Window::sample).toList(), millis);
    }

    @Override
    public synchronized void ease(double factor) {
        ease = factor;
        recognizer.ease(factor);
    }

    @Override
    public SpeechStatistics statistics() {
        return recognizer.statistics();
    }

    @Override
    public void close() {
        // first: who keeps feeding sound is refused from now on
        recognizer.close();
        synchronized (this) {
            sound.clear();
            open.clear();
        }
    }
}
