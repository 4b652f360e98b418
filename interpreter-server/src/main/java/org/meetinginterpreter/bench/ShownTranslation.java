package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the readers of one mode saw of one utterance's translation while it grew, and how restless and how late that was. The measures
 * are those of Arivazhagan et al. 2020, "Re-translation Strategies for Long Form, Simultaneous, Spoken Language Translation".
 */
final class ShownTranslation {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-'’.,:][\\p{L}\\p{M}\\p{N}]+)*|[^\\s\\p{L}\\p{M}\\p{N}]");

    private record Shown(double seconds, List<String> words) {}

    private final List<Shown> versions = new ArrayList<>();

    /** The next version, the final the last. */
    void show(double seconds, String text) {
        versions.add(new Shown(seconds, words(text)));
    }

    /** Words and marks. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Words of the final. */
    int finalWords() {
        return last().size();
    }

    /** Words that were shown and then taken back or changed: after them the line is read anew. */
    int erased() {
        int erased = 0;
        for (int i = 1; i < versions.size(); i++) {
            List<String> before = versions.get(i - 1).words();
            erased += before.size() - commonPrefix(before, versions.get(i).words());
        }
        return erased;
    }

    /** When the first words were seen. */
    OptionalDouble firstSeconds() {
        return versions.stream()
                .filter(shown -> !shown.words().isEmpty())
                .mapToDouble(Shown::seconds)
                .findFirst();
    }

    /**
     * Seconds from the end of a spoken word until its translation was shown and neither it nor what precedes it changed again. Which
     * word of the final stands for which spoken one follows from their order alone, in proportion.
     *
     * @param endMillis of the words of the final source
     */
    List<Double> lags(List<OptionalLong> endMillis) {
        List<Double> lags = new ArrayList<>();
        List<String> last = last();
        for (int word = 0; word < last.size() && !endMillis.isEmpty(); word++) {
            int source = (int) Math.ceil((word + 1.0) * endMillis.size() / last.size()) - 1;
            if (endMillis.get(source).isPresent()) {
                lags.add(settledSeconds(last, word) - endMillis.get(source).getAsLong() / 1000.0);
            }
        }
        return lags;
    }

    private double settledSeconds(List<String> last, int word) {
        int first = versions.size() - 1;
        while (first > 0 && commonPrefix(versions.get(first - 1).words(), last) > word) {
            first--;
        }
        return versions.get(first).seconds();
    }

    private List<String> last() {
        return versions.isEmpty()
                ? List.of()
                : versions.get(versions.size() - 1).words();
    }

    private static int commonPrefix(List<String> one, List<String> other) {
        int length = Math.min(one.size(), other.size());
        for (int i = 0; i < length; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return i;
            }
        }
        return length;
    }
}
