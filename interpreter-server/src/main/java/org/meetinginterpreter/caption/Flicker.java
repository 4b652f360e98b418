package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.translation.Steadiness;

/**
 * How much of what readers were shown was taken back: normalised erasure (Arivazhagan et al. 2020, "Re-translation Strategies for
 * Long Form, Simultaneous, Spoken Language Translation"): words behind the first difference between a version and the next, divided
 * by the words of the finals. In scripts without spaces a character counts as a word. Remembers of each growing utterance what was
 * shown last. Belongs to the event loop.
 */
final class Flicker {
    /** What readers of one language chose to see. */
    record View(Locale language, Steadiness mode) {}

    private static final class Count {
        private long erased;
        private long words;
    }

    private final Map<String, Map<View, List<String>>> growing = new HashMap<>();
    private final Map<View, Count> counts = new LinkedHashMap<>();

    /** Readers see the next version. */
    void shown(String utterance, View view, String text) {
        List<String> words = words(text);
        List<String> before =
                growing.computeIfAbsent(utterance, id -> new HashMap<>()).put(view, words);
        count(view).erased += erased(before, words);
    }

    /** The utterance grows no more: what was shown of it last. */
    Map<View, List<String>> end(String utterance) {
        Map<View, List<String>> last = growing.remove(utterance);
        return last == null ? Map.of() : last;
    }

    /** Readers see the final. */
    void finished(View view, List<String> before, String text) {
        List<String> words = words(text);
        count(view).erased += erased(before, words);
        count(view).words += words.size();
    }

    /** Readers see it no more. */
    void withdrawn(String utterance) {
        end(utterance).forEach((view, last) -> count(view).erased += last.size());
    }

    /** Normalised erasure of each view of which there are finals. */
    Map<View, Double> normalisedErasure() {
        Map<View, Double> all = new LinkedHashMap<>();
        counts.forEach((view, count) -> {
            if (count.words > 0) {
                all.put(view, (double) count.erased / count.words);
            }
        });
        return all;
    }

    private Count count(View view) {
        return counts.computeIfAbsent(view, first -> new Count());
    }

    private static int erased(List<String> before, List<String> now) {
        if (before == null) {
            return 0;
        }
        int same = 0;
        while (same < before.size() && same < now.size() && before.get(same).equals(now.get(same))) {
            same++;
        }
        return before.size() - same;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean alone = isWrittenWithoutSpaces(point);
            if ((alone || Character.isWhitespace(point)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                words.add(Character.toString(point));
            } else if (!Character.isWhitespace(point)) {
                word.appendCodePoint(point);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isWrittenWithoutSpaces(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
