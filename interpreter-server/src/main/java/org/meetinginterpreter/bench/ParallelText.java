package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sentences and their translations by people, line by line.
 *
 * @param source a text a line
 * @param reference its translation on the same line
 */
public record ParallelText(List<String> source, List<String> reference) {
    public ParallelText {
        if (source.size() != reference.size() || source.isEmpty()) {
            throw new BenchException("parallel text: " + source.size() + " lines and " + reference.size()
                    + " translations; both files need the same number of lines");
        }
    }

    /** Reads two UTF-8 files. */
    public static ParallelText read(Path source, Path reference) {
        try {
            return new ParallelText(Files.readAllLines(source), Files.readAllLines(reference));
        } catch (IOException e) {
            throw new BenchException(
                    "the sentences " + source + " and " + reference
                            + " cannot be read: name the folder that holds flores-dev.en and flores-dev.pt with --data",
                    e);
        }
    }

    /** Some lines, drawn without replacement; the same seed draws the same. */
    public ParallelText draw(int count, long seed) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, source.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        List<Integer> drawn = places.subList(0, Math.min(count, places.size()));
        return new ParallelText(
                drawn.stream().map(source::get).toList(),
                drawn.stream().map(reference::get).toList());
    }

    public int size() {
        return source.size();
    }

    /** Words of the source, separated by white space. */
    public int words() {
        return source.stream().mapToInt(ParallelText::words).sum();
    }

    /** Words of a text, separated by white space. */
    static int words(String text) {
        return text.strip().split("\\s+", -1).length;
    }
}
