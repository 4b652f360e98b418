package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.UnderstandingSet.Row;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.SupportCheck;

/**
 * Written sentences of {@code understanding/support} that the lines of their stretch support, and others with a wrong number, a denial turned around, a wrong
 * name or something invented: which of them {@link SupportCheck} finds, beside nearness in meaning alone.
 */
public final class SupportBench {
    private static final String SUPPORTED = "supported";

    private final SentenceEmbedder embedder;

    /** One stretch of the set. */
    private static final class Stretch {
        private final List<Line> lines = new ArrayList<>();
        private final List<Row> written = new ArrayList<>();
    }

    public SupportBench(SentenceEmbedder embedder) {
        this.embedder = embedder;
    }

    /** Measures half by half; {@code --json} lists what is wrong in the tuned half. */
    public void run(Report report) {
        double threshold = bestThreshold(read("tune").values());
        for (String half : List.of("tune", "held")) {
            Map<String, int[]> ours = new LinkedHashMap<>();
            Map<String, int[]> near = new LinkedHashMap<>();
            for (Stretch stretch : read(half).values()) {
                SupportCheck check = SupportCheck.byMeaning(stretch.lines, embedder);
                for (Row row : stretch.written) {
                    SupportCheck.Verdict verdict = check.check(row.get("text"));
                    boolean isRight = verdict.isSupported() == isSupported(row);
                    count(ours, row, isRight);
                    count(near, row, nearest(row, stretch) >= threshold == isSupported(row));
                    if (!isRight && half.equals("tune")) {
                        report.detail()
                                .put("what", row.get("what"))
                                .put("text", row.get("text"))
                                .put("doubt", verdict.doubt());
                    }
                }
            }
            ours.forEach((what, counts) -> report.line(
                    half + ": " + (what.equals(SUPPORTED) ? "supported and let through" : what + ", found") + " (of "
                            + counts[1] + ")",
                    share(counts),
                    share(near.get(what))));
        }
        report.note(
                "The peer is nearness alone: a sentence counts as supported when a line's vector is within a cosine of "
                        + threshold + ", which parts the tuned half best.");
    }

    private static boolean isSupported(Row row) {
        return row.get("what").equals(SUPPORTED);
    }

    private static void count(Map<String, int[]> counts, Row row, boolean isRight) {
        int[] count = counts.computeIfAbsent(row.get("what"), what -> new int[2]);
        count[0] += isRight ? 1 : 0;
        count[1]++;
    }

    private static Value share(int[] counts) {
        return Value.of(100.0 * counts[0] / counts[1], 0, "%");
    }

    private double bestThreshold(Collection<Stretch> stretches) {
        return IntStream.rangeClosed(6, 18)
                .mapToObj(step -> step / 20.0)
                .max(Comparator.comparingLong(threshold -> stretches.stream()
                        .mapToLong(stretch -> stretch.written.stream()
                                .filter(row -> nearest(row, stretch) >= threshold == isSupported(row))
                                .count())
                        .sum()))
                .orElseThrow();
    }

    private double nearest(Row row, Stretch stretch) {
        float[] written = embedder.embed(List.of(row.get("text")))[0];
        return Arrays.stream(
                        embedder.embed(stretch.lines.stream().map(Line::text).toList()))
                .mapToDouble(line -> SentenceEmbedder.cosine(written, line))
                .max()
                .orElseThrow();
    }

    private static Map<String, Stretch> read(String half) {
        Map<String, Stretch> stretches = new LinkedHashMap<>();
        for (Row row : UnderstandingSet.read("support/sentences.tsv")) {
            if (row.get("half").equals(half)) {
                Stretch stretch = stretches.computeIfAbsent(row.get("stretch"), name -> new Stretch());
                if (row.get("what").equals("line")) {
                    stretch.lines.add(new Line(stretch.lines.size() + 1, row.get("speaker"), row.get("text")));
                } else {
                    stretch.written.add(row);
                }
            }
        }
        return stretches;
    }
}
