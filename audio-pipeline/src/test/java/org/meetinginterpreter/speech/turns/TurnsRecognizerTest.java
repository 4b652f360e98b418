package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

/** Voices here are levels of sound: 0.1 is one person, 0.2 another. */
class TurnsRecognizerTest {
    private static final int SECOND = 16_000;
    private final List<Integer> embedded = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Told told = new Told();
    private final TurnsRecognizer turns =
            new TurnsRecognizer(told, this::voiceOf, new Voices(numbers::incrementAndGet));

    @Test
    void finalsSayWhoseVoiceItWasAndPartialsNothing() {
        assertEquals(0, say(0.1f, 0, 3, false));
        feed(0.1f, 3, 4);
        assertEquals(1, tell(0, 4, true));
        assertEquals(2, say(0.2f, 4, 8, true));
        assertEquals(1, say(0.1f, 8, 11, true));
        assertEquals(0, say(0.2f, 11, 11.3, true));
    }

    @Test
    void embedsWhileAnUtteranceGrowsSoThatItsFinalNeedNotWait() {
        say(0.1f, 0, 1, false);
        assertEquals(0, embedded.size());
        feed(0.1f, 1, 5);
        tell(0, 5, false);
        int before = embedded.size();
        assertEquals(4, before);
        tell(0, 5, true);
        assertEquals(before, embedded.size());
        assertTrue(embedded.stream().allMatch(samples -> samples == VoiceEncoder.WINDOW_SAMPLES), embedded.toString());
    }

    @Test
    void embedsLessWhereThereIsTooMuchToDo() {
        turns.ease(3);
        say(0.1f, 0, 5, false);
        assertEquals(2, embedded.size());
    }

    @Test
    void aLongMonologueCostsNoMoreThanItsFirstHalf() {
        say(0.1f, 0, 28, true);
        assertEquals(10, embedded.size());
    }

    @Test
    void aFinalThatEndsEarlierIsNotJudgedByWhatCameAfterIt() {
        feed(0.1f, 0, 3);
        feed(0.2f, 3, 7);
        tell(0, 7, false);
        assertEquals(1, tell(0, 3, true));
    }

    @Test
    void nothingIsHeardAfterItIsClosed() {
        say(0.1f, 0, 3, true);
        turns.close();
        turns.close();
        assertThrows(IllegalStateException.class, () -> turns.accept(new float[SECOND]));
    }

    private int say(float level, double from, double to, boolean last) {
        feed(level, from, to);
        return tell(from, to, last);
    }

    private void feed(float level, double from, double to) {
        float[] sound = new float[(int) Math.round((to - from) * SECOND)];
        Arrays.fill(sound, level);
        turns.accept(sound);
    }

    /** The voice of what the recogniser then reports. */
    private int tell(double from, double to, boolean last) {
        Utterance heard = new Utterance(told.number, "Words.", 0, (long) (from * 1_000), (long) (to * 1_000));
        told.next = List.of(last ? new SpeechEvent.Final(heard) : new SpeechEvent.Partial(heard));
        told.number += last ? 1 : 0;
        return turns.finish().get(0).utterance().voice();
    }

    private float[] voiceOf(float[] speech) {
        embedded.add(speech.length);
        double mean = 0;
        for (float sample : speech) {
            mean += sample / speech.length;
        }
        return mean < 0.15 ? new float[] {1, 0} : new float[] {0, 1};
    }

    private static final class Told implements SpeechRecognizer {
        private List<SpeechEvent> next = List.of();
        private int number = 1;
        private boolean closed;

        @Override
        public List<SpeechEvent> accept(float[] samples) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            return List.of();
        }

        @Override
        public List<SpeechEvent> finish() {
            return next;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
