package org.meetinginterpreter.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The recordings that the benchmarks speak: those whose alignment is known, found among the development data and the installed
 * models.
 *
 * @param found recordings that are there, in the alignment's order
 * @param absent names of those that are not
 */
public record Recordings(List<Recording> found, List<String> absent) {
    /**
     * A recording of English speech.
     *
     * @param name as in the alignment
     */
    public record Recording(String name, Path file, List<Alignment.Word> words) {}

    /**
     * Looks for every recording of the alignment.
     *
     * @param folders where WAV files may lie
     * @param most how many to take at most, the longest known words first in the alignment's order; 0 for all
     */
    public static Recordings in(Alignment alignment, List<Path> folders, int most) {
        List<Recording> found = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String name : alignment.recordings()) {
            folders.stream()
                    .map(folder -> folder.resolve(name + ".wav"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .ifPresentOrElse(
                            file -> found.add(new Recording(name, file, alignment.words(name))),
                            () -> absent.add(name));
        }
        if (found.isEmpty()) {
            throw new BenchException("none of the benchmark recordings is in " + folders
                    + ": run 'scripts/interpreter models install default'");
        }
        return new Recordings(most > 0 && most < found.size() ? found.subList(0, most) : found, absent);
    }
}
