package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.bench.MeaningBench.Item;

class MeaningBenchTest {
    private final List<Item> set = MeaningBench.read();

    @Test
    void noSentenceHasAWordOfAnExample() {
        List<String> examples = set.stream()
                .filter(item -> item.half().equals("example"))
                .map(Item::sentence)
                .toList();
        List<String> words = MeaningBench.words(examples);
        for (Item item : set) {
            if (item.isSensitive() && !item.half().equals("example")) {
                List<String> shared = Stream.of(
                                item.sentence().toLowerCase(Locale.ROOT).split("[^a-z]+"))
                        .filter(words::contains)
                        .toList();
                assertEquals(List.of(), shared, item.sentence());
            }
        }
        assertTrue(words.size() > 30, words.toString());
    }

    @Test
    void bothHalvesHaveAsManyOfEachKind() {
        for (String half : List.of("tuned", "kept")) {
            List<Item> items =
                    set.stream().filter(item -> item.half().equals(half)).toList();
            assertEquals(30, items.stream().filter(Item::isSensitive).count());
            assertEquals(62, items.stream().filter(item -> !item.isSensitive()).count());
        }
    }
}
