package org.meetinginterpreter.speech.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WatchedRecognizerTest {
    private final WatchedRecognizer recognizer =
            new WatchedRecognizer(Spoken.engine(0.4).open(), Spoken.SCALE);

    @Test
    void handsOverTheSoundOfWhatWasNotUnderstood() {
        speak(0.25f, 3);
        float[] speech = recognizer.takeSuspicion().orElseThrow().speech();
        assertTrue(speech.length >= 15 * 16_000 && speech.length <= 20 * 16_000);
        assertEquals(0.25f, speech[16_000], 0.001f);
        assertTrue(recognizer.takeSuspicion().isEmpty());
    }

    @Test
    void neverHandsOverMoreThanTwentySeconds() {
        speak(0.25f, 30);
        assertTrue(recognizer.takeSuspicion().orElseThrow().speech().length <= 20 * 16_000);
    }

    @Test
    void dropsASuspicionThatLaterWordsDoNotBearOut() {
        WatchedRecognizer sure = new WatchedRecognizer(Spoken.engine(0.9).open(), Spoken.SCALE);
        for (int i = 0; i < 5; i++) {
            sure.accept(new float[Spoken.SAMPLES]);
        }
        assertTrue(sure.takeSuspicion().isEmpty());
    }

    @Test
    void keepsNothingOnceItIsClosed() {
        speak(0.25f, 3);
        recognizer.close();
        assertTrue(recognizer.takeSuspicion().isEmpty());
    }

    @Test
    void confirmsALanguageThatIsUnderstoodMuchBetter() {
        speak(0.25f, 3);
        WatchedRecognizer.Suspicion suspicion = recognizer.takeSuspicion().orElseThrow();
        assertTrue(confirms(0.85, suspicion));
        assertFalse(confirms(0.55, suspicion));
    }

    private static boolean confirms(double confidence, WatchedRecognizer.Suspicion suspicion) {
        try (LanguageProbe probe = new LanguageProbe(Spoken.engine(confidence), suspicion.speech())) {
            while (probe.step()) {
                assertTrue(probe.evidence().words() < 48);
            }
            return probe.confirms(suspicion.evidence());
        }
    }

    private void speak(float level, int utterances) {
        float[] sound = new float[Spoken.SAMPLES];
        Arrays.fill(sound, level);
        for (int i = 0; i < utterances; i++) {
            recognizer.accept(sound);
        }
    }
}
