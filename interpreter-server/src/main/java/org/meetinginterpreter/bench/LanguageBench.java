package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.speech.SpeechEngine;

/**
 * Tracks in another language than declared: how often it is noticed within 30 s of speech, and how often a speaker is asked for
 * nothing. Recordings follow each other in random order, each time louder, quieter, noisier, faster or slower.
 *
 * @param engines installed recognisers; English must be among them
 * @param data the development data's {@code speech} folder
 * @param recordings of the installed English model
 * @param hours of correct English speech
 * @param seed of order and variation
 */
public record LanguageBench(List<SpeechEngine> engines, Path data, Path recordings, double hours, long seed) {
    private static final int RATE = AudioFormat.RECOGNISER_RATE_HZ;
    private static final int PAUSE = RATE * 7 / 10;
    private static final int NOTICED_SECONDS = 30;
    private static final int SPEAKERS = 4;
    private static final double MEETING_SHARE = 0.25;

    /** What speakers were asked while they spoke. */
    private record Heard(double hours, int suspicions, int questions) {
        double perHour() {
            return questions / hours;
        }
    }

    /** Runs it; blocks for minutes. */
    public Report run() {
        Report report = new Report("language", "-");
        SpeechEngine english = engine("en");
        List<float[]> read = new ArrayList<>(sounds(data.resolve("en"), ""));
        read.addAll(sounds(recordings, ""));
        Heard correct = correct(english, read, hours);
        report.line(
                "false questions an hour, read English",
                Value.of(correct.perHour(), 2, ""),
                Value.NONE,
                new Target("< 1", correct.perHour() < 1));
        report.line("suspicions looked into an hour, read English", perHour(correct), Value.NONE);
        List<float[]> meetings = sounds(data.resolve("meeting"), "");
        if (!meetings.isEmpty()) {
            Heard meeting = correct(english, meetings, hours * MEETING_SHARE);
            report.line(
                    "false questions an hour, a room's microphone (AMI)",
                    Value.of(meeting.perHour(), 2, ""),
                    Value.NONE,
                    new Target("< 1", meeting.perHour() < 1));
            report.line("suspicions looked into an hour, a room's microphone", perHour(meeting), Value.NONE);
        }
        foreignInEnglish(report, english);
        engines.stream().filter(engine -> engine != english).forEach(engine -> declaredOther(report, engine, read));
        report.note("Installed recognisers: "
                + String.join(", ", engines.stream().map(SpeechEngine::modelId).toList())
                + ". A language without one can be suspected, not named.");
        report.note("Each question counts here; a meeting asks a speaker once in ten minutes at most.");
        return report;
    }

    private static Value perHour(Heard heard) {
        return Value.of(heard.suspicions() / heard.hours(), 1, "");
    }

    private Heard correct(SpeechEngine declared, List<float[]> speech, double length) {
        Random random = new Random(seed);
        long samples = Math.round(length * 3_600 * RATE);
        long spoken = 0;
        try (WatchedTrack track = new WatchedTrack(declared, others(declared))) {
            while (spoken < samples) {
                float[] next = varied(speech.get(random.nextInt(speech.size())), random);
                track.speak(next);
                track.speak(new float[PAUSE]);
                spoken += next.length + PAUSE;
            }
            return new Heard(spoken / 3_600.0 / RATE, track.suspicions(), track.questions());
        }
    }

    private static float[] varied(float[] speech, Random random) {
        SpeechVariation[] all = SpeechVariation.values();
        return all[random.nextInt(all.length)].of(speech, random);
    }

    private void foreignInEnglish(Report report, SpeechEngine english) {
        Map<String, List<float[]>> byLanguage = new TreeMap<>();
        files(data.resolve("other"))
                .forEach(file -> byLanguage
                        .computeIfAbsent(file.getFileName().toString().substring(0, 2), language -> new ArrayList<>())
                        .add(SpeechVariation.read(file)));
        int noticed = 0;
        for (Map.Entry<String, List<float[]>> language : byLanguage.entrySet()) {
            noticed += wrong(report, english, language.getKey(), language.getValue());
        }
        int speakers = SPEAKERS * byLanguage.size();
        report.line(
                "other languages in an English track: noticed within " + NOTICED_SECONDS + " s of speech",
                share(noticed, speakers),
                Value.NONE);
    }

    /** Speakers of one language in the track of another; returns how many were noticed. */
    private int wrong(Report report, SpeechEngine declared, String language, List<float[]> speech) {
        int suspected = 0;
        int named = 0;
        int unnamed = 0;
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            Random random = new Random(seed + speaker);
            try (WatchedTrack track = new WatchedTrack(declared, others(declared))) {
                // few recordings in turn: a recogniser that knows the sentence from before would be sure of it
                for (int spoken = 0; spoken < NOTICED_SECONDS * RATE && track.questions() == 0; ) {
                    float[] next = varied(speech.get(random.nextInt(speech.size())), random);
                    spoken += next.length;
                    track.speak(next);
                    track.pause();
                }
                track.speak(new float[PAUSE]);
                suspected += Math.min(1, track.suspicions());
                named += Math.min(1, track.confirmed());
                unnamed += track.confirmed() > 0 ? 0 : Math.min(1, track.clear());
            }
        }
        report.line(
                language + " in a track of " + declared.language() + ": suspected, asked with / without its name",
                new Value(
                        String.format(Locale.ROOT, "%d, %d / %d of %d", suspected, named, unnamed, SPEAKERS),
                        named + unnamed),
                Value.NONE);
        return named + unnamed;
    }

    private void declaredOther(Report report, SpeechEngine declared, List<float[]> english) {
        String tag = declared.language().getLanguage();
        int noticed = wrong(report, declared, "en", english);
        report.line("English in a track of " + tag + ": noticed", share(noticed, SPEAKERS), Value.NONE);
        List<float[]> own = sounds(data.resolve("other"), tag);
        if (!own.isEmpty()) {
            Heard heard = correct(declared, own, hours * MEETING_SHARE);
            report.line(
                    "false questions an hour in " + tag + " (" + own.size() + " recording, varied)",
                    Value.of(heard.perHour(), 2, ""),
                    Value.NONE);
        }
    }

    private static Value share(int noticed, int speakers) {
        return Value.of(100.0 * noticed / speakers, 0, "% of " + speakers);
    }

    private SpeechEngine engine(String language) {
        return engines.stream()
                .filter(engine -> engine.language().getLanguage().equals(language))
                .findFirst()
                .orElseThrow(() -> new BenchException("no recogniser of '" + language
                        + "' is installed: run 'scripts/interpreter models install default'"));
    }

    private List<SpeechEngine> others(SpeechEngine declared) {
        return engines.stream().filter(engine -> engine != declared).toList();
    }

    private static List<float[]> sounds(Path folder, String prefix) {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .map(SpeechVariation::read)
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BenchException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
