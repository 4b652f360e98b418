package org.meetinginterpreter.translation.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Translation;

class TranslationCacheTest {
    private final FakeModel pt = new FakeModel("pt");
    // three entries of 10 characters and what each takes beside them
    private final TranslationCache cache = new TranslationCache(3 * 110);

    @Test
    void forgetsWhatWasNotAskedForLongest() {
        put("aaaaa");
        put("bbbbb");
        put("ccccc");
        cache.find(key("aaaaa"));
        put("ddddd");
        assertEquals(List.of("aaaaa", "ccccc", "ddddd"), known("aaaaa", "bbbbb", "ccccc", "ddddd"));
    }

    @Test
    void countsCharactersNotEntries() {
        put("aaaaa");
        put("bbbbb");
        put("c".repeat(20));
        assertEquals(List.of("bbbbb", "c".repeat(20)), known("aaaaa", "bbbbb", "c".repeat(20)));
    }

    @Test
    void anEntryLargerThanAllIsNotKeptAndDrivesNothingOut() {
        put("aaaaa");
        put("b".repeat(200));
        assertEquals(List.of("aaaaa"), known("aaaaa", "b".repeat(200)));
    }

    @Test
    void countsATextThatIsPutTwiceOnce() {
        for (int i = 0; i < 10; i++) {
            put("aaaaa");
        }
        put("bbbbb");
        put("ccccc");
        assertEquals(List.of("aaaaa", "bbbbb", "ccccc"), known("aaaaa", "bbbbb", "ccccc"));
    }

    @Test
    void keepsModelsApart() {
        put("aaaaa");
        assertEquals(
                0,
                cache.find(new TranslationCache.Key(new FakeModel("es"), "aaaaa", "")).stream()
                        .count());
    }

    @Test
    void isEmptyAndUsableAfterItWasCleared() {
        put("aaaaa");
        cache.clear();
        assertEquals(List.of(), known("aaaaa"));
        put("aaaaa");
        put("bbbbb");
        put("ccccc");
        assertEquals(List.of("aaaaa", "bbbbb", "ccccc"), known("aaaaa", "bbbbb", "ccccc"));
    }

    private TranslationCache.Key key(String text) {
        return new TranslationCache.Key(pt, text, "");
    }

    private void put(String text) {
        cache.put(key(text), Translation.of(text));
    }

    private List<String> known(String... texts) {
        return Stream.of(texts)
                .filter(text -> cache.find(key(text)).isPresent())
                .toList();
    }
}
