package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.meetinginterpreter.bench.LiveSpeaker.Heard;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.noise.Babble;
import org.meetinginterpreter.bench.noise.Noise;
import org.meetinginterpreter.bench.noise.Signal;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;

/**
 * What engines write when nobody speaks, and what quiet speech and speech in noise lose.
 *
 * @param work where the sounds are written
 * @param voices recordings of people who talk in the background
 * @param minutes of noise, all kinds together
 */
public record SilenceBench(Path work, List<Path> voices, double minutes, long seed) {
    private static final String BABBLE = "babble";
    private static final String AS_RECORDED = "as recorded";
    private static final String QUIETER = "20 dB quieter";
    private static final double BELOW_SPEECH_DECIBELS = 20;
    private static final double NOISE_BELOW_SPEECH_DECIBELS = 10;
    private static final double MOST_POINTS_LOST = 3;
    private static final double ROOM_SECONDS = 2;

    /** Writes all noises and feeds them to an engine; adds what it made of them. */
    public void noises(Report report, SpeechEngine engine, Recordings normal) {
        Map<String, float[]> noises =
                noises(60 * minutes / (Noise.values().length + 1), SpeechLevel.normal(normal.found()));
        int allFinals = 0;
        int allPartials = 0;
        for (Map.Entry<String, float[]> noise : noises.entrySet()) {
            Recording recording =
                    new Recording(noise.getKey(), write("noise-" + noise.getKey(), noise.getValue()), List.of());
            LiveSpeaker speaker = new LiveSpeaker(engine, false);
            double before = Machine.cpuSeconds(ProcessHandle.current().pid());
            List<Heard> heard = speaker.listen(recording);
            double cpu = Machine.cpuSeconds(ProcessHandle.current().pid()) - before;
            long finals = heard.stream()
                    .filter(one -> one.event() instanceof SpeechEvent.Final)
                    .count();
            long partials = heard.size() - finals;
            allFinals += (int) finals;
            allPartials += (int) partials;
            report.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %.1f minutes of %s",
                            engine.modelId(),
                            speaker.audioSeconds() / 60,
                            noise.getKey()),
                    new Value(finals + " finals, " + partials + " partials", finals),
                    Value.of(cpu / speaker.audioSeconds(), 3, "cores"),
                    new Target("no final", finals == 0));
            invented(report, engine, noise.getKey(), heard);
        }
        report.line(
                engine.modelId() + ": partials of noise, all kinds",
                Value.of(allPartials, 0, ""),
                Value.NONE,
                new Target("0", allPartials == 0));
        report.line(
                engine.modelId() + ": finals of noise, all kinds",
                Value.of(allFinals, 0, ""),
                Value.NONE,
                new Target("0", allFinals == 0));
    }

    private static void invented(Report report, SpeechEngine engine, String noise, List<Heard> heard) {
        for (Heard one : heard) {
            String kind = one.event() instanceof SpeechEvent.Final ? "final" : "partial";
            report.detail()
                    .put("engine", engine.modelId())
                    .put("noise", noise)
                    .put("kind", kind)
                    .put("start", one.event().utterance().startMillis())
                    .put("end", one.event().utterance().endMillis())
                    .put("text", one.event().utterance().text());
        }
        List<String> texts = heard.stream()
                .map(one -> one.event().utterance())
                .map(utterance -> "\"" + utterance.text() + "\" at " + utterance.startMillis() / 1000 + " s")
                .limit(6)
                .toList();
        if (!texts.isEmpty()) {
            report.note(engine.modelId() + " invented in " + noise + ": " + String.join(", ", texts));
        }
    }

    /** Speaks the recordings as they are, quietly, and in each noise; adds how much gets lost. */
    public void speech(Report report, SpeechEngine engine, List<SpokenText> recordings) {
        if (recordings.isEmpty()) {
            report.note(engine.modelId() + ": no recording of its language is here, so speech was not measured.");
            return;
        }
        String unit = recordings.get(0).english() ? "word errors" : "character errors";
        String name = engine.modelId() + ": " + unit + ", speech ";
        WordErrors clean = errors(report, engine, recordings, AS_RECORDED, "");
        report.line(name + AS_RECORDED, value(clean), Value.NONE);
        line(report, name + QUIETER, errors(report, engine, recordings, QUIETER, ""), clean);
        WordErrors noisy = WordErrors.NONE;
        for (String noise : noiseNames()) {
            WordErrors errors = errors(report, engine, recordings, "10 dB above " + noise, noise);
            report.line(name + "10 dB above " + noise, value(errors), Value.NONE);
            noisy = noisy.plus(errors);
        }
        line(report, name + "10 dB above noise, all kinds", noisy, clean);
    }

    private static void line(Report report, String name, WordErrors errors, WordErrors clean) {
        double lost = 100 * (errors.rate() - clean.rate());
        String target = String.format(Locale.ROOT, "<= %.0f points more (is %.2f)", MOST_POINTS_LOST, lost);
        report.line(name, value(errors), Value.NONE, new Target(target, lost <= MOST_POINTS_LOST));
    }

    private static Value value(WordErrors errors) {
        return new Value(
                String.format(Locale.ROOT, "%d / %d (%.2f %%)", errors.errors(), errors.words(), 100 * errors.rate()),
                100 * errors.rate());
    }

    private static List<String> noiseNames() {
        List<String> names = new ArrayList<>();
        for (Noise noise : Noise.values()) {
            if (noise != Noise.SILENCE) {
                names.add(noise.name().toLowerCase(Locale.ROOT));
            }
        }
        names.add(BABBLE);
        return names;
    }

    private WordErrors errors(
            Report report, SpeechEngine engine, List<SpokenText> recordings, String how, String noise) {
        WordErrors sum = WordErrors.NONE;
        int number = 0;
        for (SpokenText recording : recordings) {
            float[] sound = SpeechLevel.samples(recording.file());
            if (!noise.isEmpty()) {
                sound = inNoise(sound, recording.level(), noise, seed + number);
            } else if (how.equals(QUIETER)) {
                sound = Signal.louder(sound, -BELOW_SPEECH_DECIBELS);
            }
            number++;
            Path file = write("speech-" + how.replace(' ', '-') + "-" + number, sound);
            Transcription transcription =
                    new LiveSpeaker(engine, false).speak(new Recording(recording.name(), file, List.of()));
            WordErrors errors = recording.errors(transcription.text());
            report.detail()
                    .put("engine", engine.modelId())
                    .put("speech", how)
                    .put("recording", recording.name())
                    .put("errors", errors.errors())
                    .put("words", errors.words())
                    .put("text", transcription.text());
            sum = sum.plus(errors);
        }
        return sum;
    }

    /** The speech in a noise that begins before it and goes on after it. */
    private float[] inNoise(float[] clean, double level, String noise, long seed) {
        double seconds = ROOM_SECONDS + (double) clean.length / Signal.RATE_HZ + ROOM_SECONDS;
        float[] all = noise.equals(BABBLE)
                ? babble().make(seconds, seed, 0)
                : Noise.valueOf(noise.toUpperCase(Locale.ROOT)).make(seconds, seed);
        float[] sound = Signal.atLevel(all, level - NOISE_BELOW_SPEECH_DECIBELS);
        Signal.add(sound, clean, Signal.samples(ROOM_SECONDS));
        return sound;
    }

    /** Each kind of noise, its name in lower case. */
    private Map<String, float[]> noises(double seconds, double normalLevel) {
        Map<String, float[]> noises = new LinkedHashMap<>();
        for (Noise noise : Noise.values()) {
            noises.put(noise.name().toLowerCase(Locale.ROOT), noise.make(seconds, seed));
        }
        noises.put(BABBLE, babble().make(seconds, seed, normalLevel - BELOW_SPEECH_DECIBELS));
        return noises;
    }

    private Babble babble() {
        if (new TreeSet<>(voices).size() < Babble.FEWEST_VOICES) {
            throw new BenchException(
                    "babble needs " + Babble.FEWEST_VOICES + " recordings of different people, there are "
                            + voices.size() + ": name a folder with --data that has speech/other");
        }
        return new Babble(voices.stream()
                .map(SpeechLevel::samples)
                .map(voice -> Signal.louder(voice, -SpeechLevel.ofActive(voice)))
                .toList());
    }

    private Path write(String name, float[] sound) {
        Path file = work.resolve(name + ".wav");
        try {
            Files.createDirectories(work);
            new Sound(Signal.pcm(sound), Signal.RATE_HZ, 1).write(file);
        } catch (IOException e) {
            throw new BenchException(file + " cannot be written: " + e.getMessage(), e);
        }
        return file;
    }
}
