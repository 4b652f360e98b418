package org.meetinginterpreter.speech.moonshine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

/** What every list of events of one track must hold. */
final class Promises {
    private Promises() {}

    static void check(List<SpeechEvent> events) {
        Map<Integer, Utterance> latest = new HashMap<>();
        Set<Integer> over = new HashSet<>();
        long end = 0;
        for (SpeechEvent event : events) {
            Utterance now = event.utterance();
            Utterance before = latest.put(now.number(), now);
            assertFalse(over.contains(now.number()), "an event after the final: " + now);
            assertEquals(over.size() + 1, now.number(), "utterances are counted without gaps: " + now);
            assertTrue(now.startMillis() >= end, "utterances overlap: " + now);
            if (before != null) {
                assertEquals(before.startMillis(), now.startMillis());
                assertTrue(now.text().startsWith(stable(before)), before + " -> " + now);
            }
            checkWords(now);
            if (event instanceof SpeechEvent.Final) {
                assertEquals(
                        now.text(),
                        String.join(
                                " ", now.words().stream().map(SpokenWord::text).toList()));
                assertEquals(now.text().codePointCount(0, now.text().length()), now.stable());
                over.add(now.number());
                end = now.endMillis();
            } else if (before != null) {
                assertTrue(now.stable() >= before.stable(), before + " -> " + now);
                assertTrue(now.endMillis() >= before.endMillis(), before + " -> " + now);
            }
        }
        assertEquals(over, latest.keySet(), "every utterance has a final");
    }

    private static void checkWords(Utterance now) {
        long at = now.startMillis();
        int place = 0;
        for (SpokenWord word : now.words()) {
            place = now.text().indexOf(word.text(), place);
            assertTrue(place >= 0, word + " is not in its place in " + now);
            place += word.text().length();
            assertTrue(word.startMillis() >= at && word.endMillis() <= now.endMillis(), word + " in " + now);
            at = word.endMillis();
        }
    }

    private static String stable(Utterance utterance) {
        String text = utterance.text();
        return text.substring(0, text.offsetByCodePoints(0, utterance.stable()));
    }
}
