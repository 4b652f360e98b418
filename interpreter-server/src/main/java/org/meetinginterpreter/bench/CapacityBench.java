package org.meetinginterpreter.bench;

import java.nio.file.Path;
import java.util.Locale;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.speech.SpeechEngine;

/**
 * How many tracks one core carries: delays of several that speak at once beside those of one, and what a silent one costs. See
 * {@link SharedCore}.
 */
public record CapacityBench(int tracks) {
    private static final double IDLE_SECONDS = 60;
    private static final double MOST_RATIO = 1.4;
    private static final double MOST_IDLE = 0.02;
    private static final double MOST_OTHER = 0.12;

    /** Runs; blocks for about a tenth of the time that the recordings take, for each track. */
    public Report run(SpeechBench.EngineSource engines, Recordings recordings) {
        Report report = new Report("speech --tracks " + tracks, "one track");
        try (SpeechEngine engine = engines.open()) {
            engine.warmUp();
            new LiveSpeaker(engine, false).speak(recordings.found().get(0));
            SharedCore.Load one = new SharedCore(engine, recordings.found()).speak(1);
            SharedCore.Load many = new SharedCore(engine, recordings.found()).speak(tracks);
            delays(report, "promised word delay p50 / p95", many.promised(), one.promised());
            delays(report, "final delay p50 / p95", many.finals(), one.finals());
            report.line("share of one core", Value.of(many.load(), 3, ""), Value.of(one.load(), 3, ""));
            double idle = SharedCore.idle(engine, IDLE_SECONDS);
            report.line(
                    "a silent track, share of one core",
                    Value.of(idle, 4, ""),
                    Value.NONE,
                    new Target("< 0.02", idle < MOST_IDLE));
        }
        return report.note("One simulated core: calls wait for each other and take the processor time that they took.");
    }

    /** Adds what a track costs on which an engine of another kind hears a recording over and over, warm. */
    public static void other(Report report, SpeechEngine engine, Path recording) {
        double share = SharedCore.warm(engine, Sound.read(recording));
        report.line(
                "a speaking track of " + engine.modelId() + ", warm, share of one core",
                Value.of(share, 3, ""),
                Value.NONE,
                new Target("at most 0.12", share <= MOST_OTHER));
    }

    private static void delays(Report report, String name, Distribution many, Distribution one) {
        double ratio = Math.max(many.median() / one.median(), many.p95() / one.p95());
        report.line(
                name,
                Value.delays(many),
                Value.delays(one),
                new Target(String.format(Locale.ROOT, "at most 1.4 times (is %.2f)", ratio), ratio <= MOST_RATIO));
    }
}
