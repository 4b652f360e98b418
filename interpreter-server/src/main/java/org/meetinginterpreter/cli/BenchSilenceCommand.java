package org.meetinginterpreter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Recordings;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.bench.SilenceBench;
import org.meetinginterpreter.bench.SpokenText;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.speech.SpeechEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench silence}: nothing is written when nobody speaks. */
@Command(
        name = "silence",
        description =
                "noise, music and babble for every installed engine, which must write nothing; quiet and noisy speech",
        mixinStandardHelpOptions = true)
final class BenchSilenceCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "30",
            description = "noise, all kinds together; default 30")
    private double minutes;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "recordings at most; default all")
    private int count;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            converter = LanguageTag.class,
            description = "engines of this language alone; default: all installed")
    private Locale language;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "write the sounds there and leave them")
    private Path keep;

    @Override
    public Integer call() throws IOException {
        Path work = keep != null
                ? keep
                : Files.createTempDirectory(InterpreterHome.fromEnvironment().nativeCache(), "bench-silence-");
        try (InstalledEngines engines = InstalledEngines.open()) {
            options.print(run(engines, work));
        } finally {
            if (keep == null) {
                delete(work);
            }
        }
        return 0;
    }

    private Report run(InstalledEngines engines, Path work) throws IOException {
        Recordings recordings = options.recordings(count);
        SilenceBench bench = new SilenceBench(work, voices(), minutes, options.seed());
        Report report = new Report("silence", "cost");
        List<Locale> languages = engines.speech().languages().stream()
                .filter(each -> language == null || each.getLanguage().equals(language.getLanguage()))
                .sorted(Comparator.comparing(Locale::toLanguageTag))
                .toList();
        if (languages.isEmpty()) {
            throw new CommandException(
                    "bench silence: " + engines.speech().installHint(language == null ? Locale.ENGLISH : language));
        }
        for (Locale each : languages) {
            SpeechEngine engine = engines.speech().forLanguage(each).orElseThrow();
            bench.noises(report, engine, recordings);
            if (each.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
                bench.speech(report, engine, SpokenText.english(recordings.found()));
            } else {
                bench.speech(report, engine, SpokenText.listed(options.data(), each));
            }
        }
        return report;
    }

    /** Background voices: all recordings in other languages. */
    private List<Path> voices() throws IOException {
        Path folder = options.data().resolve("speech").resolve("other");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
