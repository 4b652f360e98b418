package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Steadiness;

class FlickerTest {
    private static final Flicker.View FAST = new Flicker.View(Locale.ENGLISH, Steadiness.FAST);
    private static final Flicker.View STABLE = new Flicker.View(Locale.ENGLISH, Steadiness.STABLE);

    private final Flicker flicker = new Flicker();

    @Test
    void countsWhatWasShownAndTakenBack() {
        flicker.shown("u1", FAST, "it was the");
        flicker.shown("u1", FAST, "it was a best");
        flicker.shown("u1", STABLE, "it was");
        end("u1", "It was a best of times.");

        // "the", and then all four words, of 6
        assertEquals(Map.of(FAST, 5 / 6.0, STABLE, 2 / 6.0), flicker.normalisedErasure());
    }

    @Test
    void textThatOnlyGrowsDoesNotFlicker() {
        flicker.shown("u1", FAST, "it was");
        flicker.shown("u1", FAST, "it was the best");
        end("u1", "it was the best of times");
        end("u2", "never seen before");

        assertEquals(0, flicker.normalisedErasure().get(FAST));
    }

    @Test
    void whatWasWithdrawnWasTakenBack() {
        flicker.shown("u1", FAST, "a cough");
        flicker.withdrawn("u1");
        end("u2", "four words that stay");

        assertEquals(0.5, flicker.normalisedErasure().get(FAST));
    }

    @Test
    void scriptsWithoutSpacesAreCountedByCharacter() {
        flicker.shown("u1", FAST, "最好的");
        end("u1", "最坏的时代");

        assertEquals(2 / 5.0, flicker.normalisedErasure().get(FAST));
    }

    private void end(String utterance, String text) {
        Map<Flicker.View, List<String>> before = flicker.end(utterance);
        flicker.finished(FAST, before.get(FAST), text);
        flicker.finished(STABLE, before.get(STABLE), text);
    }
}
