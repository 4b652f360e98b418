package org.meetinginterpreter.translation.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.Turn.Urgency;

/**
 * Texts that wait for a worker: the more urgent first; among those of one urgency the parties in turn, each in the order in which
 * it asked. Not thread-safe.
 */
final class WaitingTexts {
    /** Texts in one batch: beyond this a batch gains little and holds up the next caller. */
    static final int MOST_TOGETHER = 16;
    /** Characters in one batch, so that it is over in a tenth of a second; a longer text goes alone. */
    static final int MOST_CHARACTERS = 2_000;

    private final Map<Urgency, Map<String, Deque<WaitingText>>> queues = new EnumMap<>(Urgency.class);
    private int size;

    WaitingTexts() {
        for (Urgency urgency : Urgency.values()) {
            queues.put(urgency, new LinkedHashMap<>());
        }
    }

    int size() {
        return size;
    }

    void add(WaitingText text, Urgency urgency, String party) {
        queues.get(urgency)
                .computeIfAbsent(party, unknown -> new ArrayDeque<>())
                .add(text);
        size++;
    }

    /**
     * Takes texts that one model is to translate together: the first in the order of this queue, and others of its urgency. What is
     * urgent is taken as it stands; of a bulk, those of like length, since a batch takes as long as its longest.
     *
     * @param workers that could take some as well: the texts are shared out among them
     * @return nothing when nothing waits
     */
    List<WaitingText> take(int workers) {
        for (Urgency urgency : Urgency.values()) {
            Map<String, Deque<WaitingText>> parties = queues.get(urgency);
            if (!parties.isEmpty()) {
                List<WaitingText> batch = batch(parties, urgency, workers);
                remove(parties, new HashSet<>(batch));
                return batch;
            }
        }
        return List.of();
    }

    private static List<WaitingText> batch(Map<String, Deque<WaitingText>> parties, Urgency urgency, int workers) {
        WaitingText first = parties.values().iterator().next().getFirst();
        List<WaitingText> candidates = inTurn(parties, first.model());
        int most = Math.min(MOST_TOGETHER, (candidates.size() + workers - 1) / workers);
        if (urgency == Urgency.BULK) {
            candidates.sort(Comparator.comparingInt(text -> Math.abs(text.length() - first.length())));
        }
        List<WaitingText> batch = new ArrayList<>(List.of(first));
        int characters = first.length();
        for (WaitingText text : candidates) {
            if (batch.size() < most && text != first && characters + text.length() <= MOST_CHARACTERS) {
                batch.add(text);
                characters += text.length();
            }
        }
        return batch;
    }

    /** All for one model: the first of each party, then the second of each, and so on. */
    private static List<WaitingText> inTurn(Map<String, Deque<WaitingText>> parties, TranslationModel model) {
        List<Iterator<WaitingText>> queues = new ArrayList<>();
        parties.values()
                .forEach(queue -> queues.add(queue.stream()
                        .filter(text -> text.model().equals(model))
                        .iterator()));
        List<WaitingText> inTurn = new ArrayList<>();
        while (!queues.isEmpty()) {
            queues.removeIf(queue -> !queue.hasNext());
            queues.forEach(queue -> inTurn.add(queue.next()));
        }
        return inTurn;
    }

    /** Parties that were served go to the end. */
    private void remove(Map<String, Deque<WaitingText>> parties, Set<WaitingText> taken) {
        for (String party : List.copyOf(parties.keySet())) {
            Deque<WaitingText> queue = parties.get(party);
            int before = queue.size();
            queue.removeIf(taken::contains);
            size -= before - queue.size();
            if (queue.isEmpty()) {
                parties.remove(party);
            } else if (queue.size() < before) {
                parties.remove(party);
                parties.put(party, queue);
            }
        }
    }

    /** Takes out what is meant, wherever it waits. */
    List<WaitingText> removeAll(Predicate<WaitingText> meant) {
        Set<WaitingText> removed = new HashSet<>();
        for (Map<String, Deque<WaitingText>> parties : queues.values()) {
            parties.values().forEach(queue -> queue.stream().filter(meant).forEach(removed::add));
            remove(parties, removed);
        }
        return List.copyOf(removed);
    }

    /** Lets a text that waits with others go with a more urgent turn. */
    void hasten(WaitingText text, Urgency urgency, String party) {
        for (Map.Entry<Urgency, Map<String, Deque<WaitingText>>> entry : queues.entrySet()) {
            boolean waitsHere = entry.getValue().values().stream().anyMatch(queue -> queue.contains(text));
            if (waitsHere && urgency.compareTo(entry.getKey()) < 0) {
                remove(entry.getValue(), Set.of(text));
                add(text, urgency, party);
                return;
            }
        }
    }
}
