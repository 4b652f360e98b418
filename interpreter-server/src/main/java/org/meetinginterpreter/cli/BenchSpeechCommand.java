package org.meetinginterpreter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.CapacityBench;
import org.meetinginterpreter.bench.OpusCopies;
import org.meetinginterpreter.bench.Recordings;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.bench.SpeechBench;
import org.meetinginterpreter.engine.InstalledEngines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench speech}: streaming recognition beside {@code moonshine_voice}. */
@Command(
        name = "speech",
        description = "streaming recognition of recordings: errors, delays, cost, memory",
        mixinStandardHelpOptions = true)
final class BenchSpeechCommand implements Callable<Integer> {
    /** For Vosk, whose one model in the catalogue is Korean. */
    private static final String KOREAN = "ko-leopard.wav";

    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "recordings at most; default all")
    private int count;

    @Option(
            names = "--real-time",
            description = "wait for sound as it is spoken instead of simulating the speaker's clock")
    private boolean realTime;

    @Option(
            names = "--opus",
            description = "recordings as they come over a thin network: Opus at 24 kbit/s, for both sides")
    private boolean opus;

    @Option(
            names = "--tracks",
            paramLabel = "N",
            defaultValue = "0",
            description = "instead: N tracks that speak at once on one simulated core, beside one")
    private int tracks;

    @Override
    public Integer call() {
        Recordings recordings = options.recordings(count);
        if (opus) {
            try (OpusCopies copies = new OpusCopies(recordings)) {
                Report report = run(copies.recordings());
                report.note("Both sides heard Opus at 24 kbit/s, decoded.");
                options.print(report);
            }
        } else {
            options.print(run(recordings));
        }
        return 0;
    }

    private Report run(Recordings recordings) {
        try (InstalledEngines engines = InstalledEngines.open()) {
            SpeechBench.EngineSource source = () -> engines.speech()
                    .forLanguage(Locale.ENGLISH)
                    .orElseThrow(() -> new CommandException(
                            "bench speech: " + engines.speech().installHint(Locale.ENGLISH)));
            if (tracks == 0) {
                return new SpeechBench(options.peers(), options.peerScripts(), realTime, options.seed())
                        .run(source, recordings);
            }
            Report report = new CapacityBench(tracks).run(source, recordings);
            Path korean = options.data().resolve("speech").resolve("other").resolve(KOREAN);
            if (Files.isRegularFile(korean)) {
                engines.speech()
                        .forLanguage(Locale.KOREAN)
                        .ifPresent(engine -> CapacityBench.other(report, engine, korean));
            }
            return report;
        }
    }
}
