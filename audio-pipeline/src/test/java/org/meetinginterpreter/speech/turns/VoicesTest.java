package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VoicesTest {
    private static final float[] ANA = {1, 0, 0};
    private static final float[] BO = {0, 1, 0};
    private final AtomicInteger numbers = new AtomicInteger();
    private final Voices voices = new Voices(numbers::incrementAndGet);

    @Test
    void numbersVoicesAsTheyAreFirstHeardAndKnowsThemAgain() {
        assertEquals(1, voices.whose(List.of(sample(ANA)), 3_000));
        assertEquals(2, voices.whose(List.of(sample(BO)), 3_000));
        assertEquals(1, voices.whose(List.of(sample(0.9f, 0.3f, 0.1f)), 3_000));
        assertEquals(2, voices.whose(List.of(sample(0.3f, 0.9f, 0.1f)), 3_000));
        assertEquals(3, voices.whose(List.of(sample(0, 0, 1)), 3_000));
    }

    @Test
    void anUtteranceGoesToTheVoiceOfMostOfIt() {
        voices.whose(List.of(sample(ANA)), 3_000);
        voices.whose(List.of(sample(BO)), 3_000);
        assertEquals(2, voices.whose(List.of(sample(ANA), sample(BO), sample(BO), sample(BO)), 4_000));
    }

    @Test
    void whatIsBetweenTwoVoicesIsNobodys() {
        voices.whose(List.of(sample(1, 0.4f, 0)), 3_000);
        voices.whose(List.of(sample(0.2f, 1, 0)), 3_000);
        assertEquals(0, voices.whose(List.of(sample(0.72f, 0.88f, 0)), 3_000));
    }

    @Test
    void shortSpeechBeginsNoVoiceAndIsKnownOnlyWhenClear() {
        assertEquals(0, voices.whose(List.of(sample(ANA)), 1_000));
        voices.whose(List.of(sample(ANA)), 3_000);
        assertEquals(0, voices.whose(List.of(sample(BO)), 1_000));
        assertEquals(0, voices.whose(List.of(sample(0.62f, 0.78f, 0)), 1_000));
        assertEquals(1, voices.whose(List.of(sample(0.9f, 0.4f, 0)), 1_000));
    }

    @Test
    void whatTheNetworkMakesNothingOfIsNobodysAndThirteenPeopleAreTooMany() {
        assertEquals(0, voices.whose(List.of(sample(new float[14])), 3_000));
        for (int person = 1; person <= 13; person++) {
            float[] alone = new float[14];
            alone[person] = 1;
            assertEquals(person <= 12 ? person : 0, voices.whose(List.of(sample(alone)), 3_000));
        }
    }

    private static Voices.Sample sample(float... embedding) {
        return new Voices.Sample(Embeddings.normalised(embedding), 1_600);
    }
}
