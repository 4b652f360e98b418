package org.meetinginterpreter.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.MeetingDigest;
import org.meetinginterpreter.summary.Summarizer;

/**
 * How long summaries take at the end of four hours of captions, made of real meetings one after the other. Times are processor times of the
 * whole process: what another thread does counts, what other processes do does not.
 */
public final class SummarySpeed {
    /** Four hours at 160 words a minute. */
    private static final int WORDS = 4 * 60 * 160;
    /** Half a minute of speech: a refresh is due. */
    private static final int WORDS_A_REFRESH = 80;

    private static final int ROUNDS = 3;
    private static final int SUMMARY_WORDS = 120;
    private static final double MOST_FINAL_SECONDS = 5;
    private static final double MOST_COLD_SECONDS = 30;
    private static final double MOST_REFRESH_MILLIS = 200;

    private final Summarizer summarizer;

    public SummarySpeed(Summarizer summarizer) {
        this.summarizer = summarizer;
    }

    /** Measures and adds to the report. */
    public void run(Path data, Report report) {
        List<Line> lines = lines(data);
        long pid = ProcessHandle.current().pid();
        double before = Machine.cpuSeconds(pid);
        MeetingDigest cold = summarizer.open();
        lines.forEach(cold::put);
        cold.whole(SUMMARY_WORDS);
        double coldSeconds = Machine.cpuSeconds(pid) - before;
        List<Double> refreshes = new ArrayList<>();
        MeetingDigest live = live(lines, refreshes);
        double whole = Double.POSITIVE_INFINITY;
        double missed = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            before = Machine.threadCpuSeconds();
            live.whole(SUMMARY_WORDS);
            whole = Math.min(whole, Machine.threadCpuSeconds() - before);
            before = Machine.threadCpuSeconds();
            live.since(lines.get(lines.size() / 2).number(), SUMMARY_WORDS);
            missed = Math.min(missed, Machine.threadCpuSeconds() - before);
        }
        Distribution late = Distribution.of(refreshes.subList(refreshes.size() * 3 / 4, refreshes.size()));
        report.line(
                "final summary, embedded as they came",
                Value.of(whole, 2, "s"),
                Value.NONE,
                new Target("<= 5 s", whole <= MOST_FINAL_SECONDS));
        report.line(
                "final summary from a cold file, embedding included",
                Value.of(coldSeconds, 1, "s"),
                Value.NONE,
                new Target("<= 30 s", coldSeconds <= MOST_COLD_SECONDS));
        report.line(
                "running refresh in the last hour: median, longest",
                new Value(
                        String.format(Locale.ROOT, "%.0f ms, %.0f ms", late.median(), late.percentile(1)),
                        late.percentile(1)),
                Value.NONE,
                new Target("<= 200 ms", late.percentile(1) <= MOST_REFRESH_MILLIS));
        report.line("what was missed since half-time", Value.of(missed * 1000, 0, "ms"), Value.NONE);
        report.note(lines.size() + " lines, " + WORDS
                + " words as they were said; processor time, single-threaded network.");
    }

    private MeetingDigest live(List<Line> lines, List<Double> refreshes) {
        MeetingDigest digest = summarizer.open();
        int words = 0;
        for (Line line : lines) {
            digest.put(line);
            words += words(line.text());
            if (words >= WORDS_A_REFRESH) {
                words = 0;
                double before = Machine.threadCpuSeconds();
                digest.running();
                refreshes.add((Machine.threadCpuSeconds() - before) * 1000);
            }
        }
        return digest;
    }

    private static List<Line> lines(Path data) {
        List<Line> lines = new ArrayList<>();
        int words = 0;
        for (MeetingTranscript meeting : MeetingTranscript.all(data)) {
            for (Line line : meeting.lines()) {
                if (words < WORDS) {
                    words += words(line.text());
                    lines.add(new Line(lines.size() + 1, line.speaker(), line.text()));
                }
            }
        }
        return lines;
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }
}
