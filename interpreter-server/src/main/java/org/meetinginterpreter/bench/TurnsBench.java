package org.meetinginterpreter.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.SharedMicrophone.Person;
import org.meetinginterpreter.bench.noise.Signal;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.turns.TurnsRecognizer;
import org.meetinginterpreter.speech.turns.VoiceEncoder;
import org.meetinginterpreter.speech.turns.Voices;

/**
 * Several people at one microphone: how much of what they say goes to the right voice. Readers of different recordings take turns, as
 * recorded and in one simulated room; and meetings as they were recorded.
 *
 * @param data the development data's {@code speech} folder
 * @param recordings of the installed English model
 * @param meetings of readers, two to four of them each
 */
public record TurnsBench(
        SpeechEngine engine, VoiceEncoder encoder, Path data, Path recordings, int meetings, long seed) {
    private static final int CHUNK = Signal.samples(0.1);
    private static final int LEAST_SPEECH = Signal.samples(5);

    private record Heard(TurnScore score, double processorSeconds, List<Double> finalMillis, double soundSeconds) {}

    /** Runs it; blocks for minutes. */
    public Report run() {
        Report report = new Report("turns", "-");
        List<Person> people = people();
        List<SharedMicrophone> plain = new ArrayList<>();
        List<SharedMicrophone> rooms = new ArrayList<>();
        Random random = new Random(seed);
        for (int meeting = 0; meeting < meetings; meeting++) {
            Collections.shuffle(people, random);
            plain.add(SharedMicrophone.taking(people.subList(0, 2 + meeting % 3), random));
            rooms.add(plain.get(meeting).inOneRoom(random));
        }
        List<Heard> all = new ArrayList<>();
        all.addAll(score(report, "readers as recorded", plain));
        all.addAll(score(report, "readers in one room", rooms));
        List<SharedMicrophone> recorded = files(data.resolve("meeting")).stream()
                .map(SharedMicrophone::recorded)
                .toList();
        if (!recorded.isEmpty()) {
            all.addAll(score(report, "real meetings (AMI, 2 people)", recorded));
        }
        double sound = all.stream().mapToDouble(Heard::soundSeconds).sum();
        report.line(
                "processor time for voices, a second of sound",
                Value.of(all.stream().mapToDouble(Heard::processorSeconds).sum() / sound * 1_000, 1, "ms"),
                Value.NONE);
        Distribution delay = Distribution.of(
                all.stream().flatMap(heard -> heard.finalMillis().stream()).toList());
        report.line("of it while a final waits, p95", Value.of(delay.p95(), 1, "ms"), Value.NONE);
        report.note(meetings + " meetings of readers, each once as recorded and once in one room, from " + people.size()
                + " readers; recogniser " + engine.modelId() + "; " + Math.round(sound / 60) + " min of sound.");
        report.note(
                "Shares are of the speech that captions hold; the error rate counts what they miss and, where two speak at"
                        + " once, both. Pauses of readers count as speech.");
        return report;
    }

    private List<Heard> score(Report report, String name, List<SharedMicrophone> microphones) {
        List<Heard> heard = microphones.stream().map(this::hear).toList();
        if (heard.isEmpty()) {
            return heard;
        }
        TurnScore sum = heard.stream().map(Heard::score).reduce(TurnScore::plus).orElseThrow();
        report.line(name + ": right voice", Value.of(sum.percent(sum.right()), 1, "%"), Value.NONE);
        report.line(name + ": another's voice", Value.of(sum.percent(sum.wrong()), 1, "%"), Value.NONE);
        report.line(name + ": no voice, unsure", Value.of(sum.percent(sum.unsure()), 1, "%"), Value.NONE);
        report.line(name + ": diarisation error rate", Value.of(sum.errorRate(), 1, "%"), Value.NONE);
        long exact = heard.stream()
                .filter(one -> one.score().people() == one.score().voices())
                .count();
        report.line(
                name + ": voices found / people",
                new Value(
                        sum.voices() + " / " + sum.people() + ", exact in " + exact + " of " + heard.size(),
                        sum.voices() / (double) sum.people()),
                Value.NONE);
        return heard;
    }

    private Heard hear(SharedMicrophone microphone) {
        AtomicInteger numbers = new AtomicInteger();
        Voices voices = new Voices(numbers::incrementAndGet);
        try (TimedRecognizer timed = new TimedRecognizer(engine.open());
                TurnsRecognizer turns = new TurnsRecognizer(timed, encoder, voices)) {
            List<Utterance> finals = new ArrayList<>();
            List<Double> finalMillis = new ArrayList<>();
            float[] sound = microphone.sound();
            long nanos = 0;
            for (int from = 0; from <= sound.length; from += CHUNK) {
                long before = processorNanos() - timed.nanos;
                boolean last = from + CHUNK > sound.length;
                List<SpeechEvent> events = new ArrayList<>(
                        turns.accept(Arrays.copyOfRange(sound, from, Math.min(sound.length, from + CHUNK))));
                if (last) {
                    events.addAll(turns.finish());
                }
                long spent = processorNanos() - timed.nanos - before;
                nanos += spent;
                for (SpeechEvent event : events) {
                    if (event instanceof SpeechEvent.Final) {
                        finals.add(event.utterance());
                        finalMillis.add(spent / 1e6);
                    }
                }
            }
            return new Heard(
                    TurnScore.of(microphone.turns(), finals),
                    nanos / 1e9,
                    finalMillis,
                    sound.length / (double) Signal.RATE_HZ);
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Counts what recognition itself takes, on the thread that calls it. */
    private static final class TimedRecognizer implements SpeechRecognizer {
        private final SpeechRecognizer recognizer;
        private long nanos;

        private TimedRecognizer(SpeechRecognizer recognizer) {
            this.recognizer = recognizer;
        }

        @Override
        public List<SpeechEvent> accept(float[] samples) {
            long before = processorNanos();
            List<SpeechEvent> events = recognizer.accept(samples);
            nanos += processorNanos() - before;
            return events;
        }

        @Override
        public List<SpeechEvent> finish() {
            long before = processorNanos();
            List<SpeechEvent> events = recognizer.finish();
            nanos += processorNanos() - before;
            return events;
        }

        @Override
        public void close() {
            recognizer.close();
        }
    }

    private List<Person> people() {
        Map<String, List<float[]>> byName = new TreeMap<>();
        for (Path folder : List.of(data.resolve("en"), data.resolve("other"), recordings)) {
            for (Path file : files(folder)) {
                byName.computeIfAbsent(reader(file.getFileName().toString()), name -> new ArrayList<>())
                        .add(SpeechVariation.read(file));
            }
        }
        List<Person> people = new ArrayList<>();
        byName.forEach((name, sounds) -> {
            if (sounds.stream().mapToInt(sound -> sound.length).sum() >= LEAST_SPEECH) {
                people.add(new Person(name, sounds));
            }
        });
        if (people.size() < 4) {
            throw new BenchException("four readers are needed; " + data + " has " + people.size());
        }
        return people;
    }

    /** Recordings of one reader have a name in common. */
    private static String reader(String file) {
        return Stream.of("LJ", "librivox", "cards")
                .filter(file::startsWith)
                .findFirst()
                .orElse(file);
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
