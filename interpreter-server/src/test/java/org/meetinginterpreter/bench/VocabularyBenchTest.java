package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.MisheardNames.Kind;
import org.meetinginterpreter.bench.MisheardNames.Spoken;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.vocabulary.VocabularyRepair;

class VocabularyBenchTest {
    private static List<SpokenWord> words(String text) {
        return List.of(text.split(" ", -1)).stream()
                .map(word -> new SpokenWord(word, 0, 0, 0.5))
                .toList();
    }

    private static RepairCount count(String shown) {
        Spoken spoken = new Spoken(
                Kind.MISHEARD,
                true,
                "Issyk-Kul",
                "The lake of Issyk-Kul is deep.",
                words("The lake of his sick cool is deed."),
                HypothesisScorer.NONE);
        return RepairCount.of(spoken, List.of("Issyk-Kul", "Deeds"), words(shown));
    }

    @Test
    void countsNamesRepairedAndOtherWordsChanged() {
        assertEquals(new RepairCount(1, 0, 5, 0, 0, 0, 0), count("The lake of his sick cool is deed."));
        assertEquals(new RepairCount(1, 1, 5, 0, 0, 0, 0), count("The lake of Issyk-Kul is deed."));
        assertEquals(new RepairCount(1, 1, 5, 1, 0, 0, 0), count("The lake Issyk-Kul is deed."));
        assertEquals(new RepairCount(1, 0, 5, 1, 1, 0, 0), count("The lake of his sick cool is Deeds."));
    }

    @Test
    void repairsMostNamesOfTheHalfThatWasNeverTunedOnAndLeavesOtherWords() {
        MisheardNames set = MisheardNames.load("en");
        TextRefiner repair = VocabularyRepair.of(set.vocabulary());
        RepairCount heldOut = set.recordings().stream()
                .filter(Spoken::heldOut)
                .map(spoken -> RepairCount.of(
                        spoken, set.vocabulary().terms(), repair.refine(spoken.heard(), true, spoken.sound())))
                .reduce(RepairCount.NONE, RepairCount::plus);

        assertTrue(heldOut.misheard() >= 70, heldOut.toString());
        assertTrue(heldOut.repaired() >= 0.7 * heldOut.misheard(), heldOut.toString());
        assertTrue(heldOut.changed() <= 0.005 * heldOut.others(), heldOut.toString());
    }
}
