package org.meetinginterpreter.translation.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Turn.Urgency;

class WaitingTextsTest {
    private final FakeModel pt = new FakeModel("pt");
    private final FakeModel es = new FakeModel("es");
    private final WaitingTexts waiting = new WaitingTexts();

    @Test
    void takesWhatIsUrgentFirst() {
        add(pt, "bulk", Urgency.BULK, "m_1");
        add(pt, "growing", Urgency.GROWING, "m_1");
        add(pt, "live", Urgency.LIVE, "m_1");
        assertEquals(List.of("live"), take());
        assertEquals(List.of("growing"), take());
        assertEquals(List.of("bulk"), take());
        assertEquals(List.of(), take());
        assertEquals(0, waiting.size());
    }

    @Test
    void takesTogetherWhatIsForOneModelWhoeverAsked() {
        add(pt, "a", Urgency.LIVE, "m_1");
        add(es, "b", Urgency.LIVE, "m_1");
        add(pt, "c", Urgency.LIVE, "m_2");
        add(pt, "d", Urgency.GROWING, "m_2");
        assertEquals(List.of("a", "c"), take());
        assertEquals(List.of("b"), take());
        assertEquals(List.of("d"), take());
    }

    @Test
    void partiesTakeTurns() {
        IntStream.range(0, 40).forEach(i -> add(pt, "a" + i, Urgency.LIVE, "m_1"));
        IntStream.range(0, 3).forEach(i -> add(pt, "b" + i, Urgency.LIVE, "m_2"));
        assertEquals(
                List.of(
                        "a0", "b0", "a1", "b1", "a2", "b2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11",
                        "a12"),
                take());
    }

    @Test
    void aPartyThatAsksForAnotherModelDoesNotWaitForAllOfAnothersTexts() {
        IntStream.range(0, 100).forEach(i -> add(pt, "a" + i, Urgency.BULK, "m_1"));
        add(es, "b", Urgency.BULK, "m_2");
        assertEquals(16, take().size());
        assertEquals(List.of("b"), take());
        assertEquals(16, take().size());
    }

    @Test
    void takesFromABulkWhatIsOfLikeLength() {
        for (int length : List.of(10, 90, 11, 80, 9, 70, 10, 60)) {
            add(pt, "x".repeat(length), Urgency.BULK, "m_1");
        }
        // two workers share eight texts
        assertEquals(
                List.of(10, 10, 11, 9),
                waiting.take(2).stream().map(WaitingText::length).toList());
        assertEquals(
                List.of(90, 80, 70, 60), take().stream().map(String::length).toList());
    }

    @Test
    void doesNotFillABatchBeyondItsCharacters() {
        add(pt, "x".repeat(3_000), Urgency.LIVE, "m_1");
        add(pt, "short", Urgency.LIVE, "m_1");
        add(pt, "y".repeat(1_990), Urgency.LIVE, "m_1");
        add(pt, "last", Urgency.LIVE, "m_1");
        assertEquals(1, take().size());
        assertEquals(List.of(5, 1_990, 4), take().stream().map(String::length).toList());
    }

    @Test
    void sharesOutAmongFreeWorkers() {
        IntStream.range(0, 5).forEach(i -> add(pt, "a" + i, Urgency.LIVE, "m_1"));
        assertEquals(2, waiting.take(3).size());
        assertEquals(2, waiting.take(2).size());
        assertEquals(1, waiting.take(1).size());
    }

    @Test
    void aTextThatBecameUrgentGoesFirst() {
        add(pt, "other", Urgency.GROWING, "m_1");
        WaitingText text = add(pt, "text", Urgency.BULK, "m_1");
        waiting.hasten(text, Urgency.LIVE, "m_2");
        waiting.hasten(text, Urgency.BULK, "m_3");
        assertEquals(2, waiting.size());
        assertEquals(List.of("text"), take());
        waiting.hasten(text, Urgency.LIVE, "m_2");
        assertEquals(List.of("other"), take());
        assertEquals(0, waiting.size());
    }

    private WaitingText add(FakeModel model, String text, Urgency urgency, String party) {
        WaitingText added = new WaitingText(model, TranslationRequest.of(text));
        waiting.add(added, urgency, party);
        return added;
    }

    private List<String> take() {
        return waiting.take(1).stream().map(text -> text.request().text()).toList();
    }
}
