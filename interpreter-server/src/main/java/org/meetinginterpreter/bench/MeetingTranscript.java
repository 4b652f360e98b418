package org.meetinginterpreter.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.summary.Line;

/**
 * A real meeting and what a person made of it ({@code shared/data/meetings}).
 *
 * @param half {@code tune} may be looked at while code is written, {@code held} is only measured
 */
record MeetingTranscript(String name, String half, List<Line> lines, String summary) {
    private static final String HALVES = "understanding/summaries/halves.tsv";

    /** Those whose half is written down, in the order of the list. */
    static List<MeetingTranscript> all(Path data) {
        Path folder = data.resolve("meetings");
        if (!Files.isDirectory(folder)) {
            throw new BenchException(folder + " is missing; name the development data with --data");
        }
        try (InputStream halves = MeetingTranscript.class.getResourceAsStream(HALVES)) {
            return new String(halves.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> read(folder, cells[0], cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new BenchException(HALVES + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static MeetingTranscript read(Path folder, String name, String half) {
        try {
            return new MeetingTranscript(
                    name,
                    half,
                    lines(Files.readAllLines(folder.resolve(name + ".txt"))),
                    Files.readString(folder.resolve(name + ".summary")).strip());
        } catch (IOException | UncheckedIOException e) {
            throw new BenchException(folder.resolve(name + ".txt") + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of {@code Speaker: words} a line. */
    static List<Line> lines(List<String> rows) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int colon = rows.get(i).indexOf(": ");
            lines.add(new Line(
                    i + 1,
                    rows.get(i).substring(0, Math.max(0, colon)),
                    rows.get(i).substring(colon < 0 ? 0 : colon + 2)));
        }
        return lines;
    }
}
