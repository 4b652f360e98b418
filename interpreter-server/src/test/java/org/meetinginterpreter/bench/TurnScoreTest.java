package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.SharedMicrophone.Turn;
import org.meetinginterpreter.speech.Utterance;

class TurnScoreTest {
    @Test
    void pairsVoicesWithPeopleSoThatMostIsRight() {
        List<Turn> turns =
                List.of(new Turn("ana", 0, 4_000), new Turn("bo", 4_000, 10_000), new Turn("ana", 10_000, 11_000));
        List<Utterance> captions = List.of(
                caption(1, 0, 3_000, 2),
                caption(2, 4_000, 9_000, 1),
                caption(3, 9_000, 10_000, 0),
                caption(4, 10_000, 11_000, 1));
        TurnScore score = TurnScore.of(turns, captions);
        assertEquals(new TurnScore(11_000, 8_000, 1_000, 1_000, 2, 2), score);
        assertEquals(80, score.percent(score.right()), 1e-9);
        assertEquals(100 * 3 / 11.0, score.errorRate(), 1e-9);
    }

    @Test
    void speechOfTwoAtOnceCountsForBothAndAVoiceIsOnePersonsOnly() {
        List<Turn> turns = List.of(new Turn("ana", 0, 2_000), new Turn("bo", 0, 2_000));
        assertEquals(
                new TurnScore(4_000, 2_000, 2_000, 0, 2, 1), TurnScore.of(turns, List.of(caption(1, 0, 2_000, 1))));
    }

    private static Utterance caption(int number, long from, long to, int voice) {
        return new Utterance(number, "Words.", 0, from, to).withVoice(voice);
    }
}
