package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.bench.CaptionReader.Received;
import org.meetinginterpreter.bench.MeetingSpeaker.Spoken;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/**
 * A whole meeting over the public API, with a server in a process of its own: speakers speak recordings at real time, readers read English
 * and Portuguese. Delays count from the end of the speaker's last word by the alignment, not by the server's word.
 *
 * @param repository whose {@code scripts/interpreter} starts the server
 * @param home with the installed models
 * @param speakers who speak at the same time
 * @param readers of each language
 * @param seed of the order of the recordings
 */
public record MeetingBench(Path repository, Path home, int speakers, int readers, long seed) {
    private static final List<String> LANGUAGES = List.of("en", "pt");
    /** Silence behind each recording, longer than what ends an utterance. */
    private static final double PAUSE_SECONDS = 1.5;

    private static final long LAST_CAPTION_SECONDS = 10;
    private static final double MOST_MEMORY = 1.5e9;

    /** What the server's process cost while people spoke. */
    private record Cost(double cpuSeconds, double wallSeconds, long peakMemory) {}

    private record Held(List<List<Spoken>> spoken, List<CaptionReader> readers, Cost cost, double startSeconds) {}

    /** Holds the meeting; blocks for as long as the recordings last. */
    public Report run(Recordings recordings) {
        Report report = new Report(
                "meeting, " + speakers + (speakers == 1 ? " speaker, " : " speakers, ") + readers
                        + (readers == 1 ? " reader" : " readers") + " of each language",
                "-");
        Held held = hold(recordings.found());
        for (String language : List.of("pt", "en")) {
            Distribution delays = Distribution.of(finalDelays(held, language));
            String measure = language + " final after the last word p50 / p95";
            if (language.equals("pt")) {
                report.line(
                        measure,
                        Value.delays(delays),
                        Value.NONE,
                        new Target("<= 1.2 / 1.8 s", delays.median() <= 1.2 && delays.p95() <= 1.8));
            } else {
                report.line(measure, Value.delays(delays), Value.NONE);
            }
        }
        List<Transcription> transcriptions = new ArrayList<>();
        List<SpokenWords> words = new ArrayList<>();
        for (Spoken spoken : flat(held.spoken())) {
            transcriptions.add(transcription(spoken, reader(held, "en")));
            words.add(new SpokenWords(spoken.recording().words()));
        }
        report.line("en promised word delay p50 / p95", Value.delays(promised(transcriptions, words)), Value.NONE);
        report.line("word errors / words", errors(transcriptions, words), Value.NONE);
        double audio = flat(held.spoken()).stream()
                .mapToDouble(spoken -> Sound.read(spoken.recording().file()).seconds())
                .sum();
        double factor = held.cost().cpuSeconds() / audio;
        report.line(
                "server's processor time per second of speech",
                Value.of(factor, 3, "cores"),
                Value.NONE,
                new Target("< 0.35 a speaker", factor < 0.35));
        report.line(
                "server's cores while the meeting ran",
                Value.of(held.cost().cpuSeconds() / held.cost().wallSeconds(), 3, ""),
                Value.NONE);
        report.line(
                "server's peak memory",
                Value.of(held.cost().peakMemory() / 1e6, 0, "MB"),
                Value.NONE,
                new Target("< 1500 MB", held.cost().peakMemory() < MOST_MEMORY));
        report.line("server's start until warm", Value.of(held.startSeconds(), 1, "s"), Value.NONE);
        List<String> problems = problems(held);
        report.line(
                "captions missing, out of order or marked as failed",
                Value.of(problems.size(), 0, ""),
                Value.NONE,
                new Target("0", problems.isEmpty()));
        problems.stream().limit(5).forEach(report::note);
        if (!recordings.absent().isEmpty()) {
            report.note("Absent recordings: " + String.join(", ", recordings.absent()));
        }
        return report;
    }

    private Held hold(List<Recording> recordings) {
        EventLoopGroup threads = NettyWebSocket.threads(1);
        ExecutorService speaking = Executors.newFixedThreadPool(speakers);
        List<CaptionReader> open = new ArrayList<>();
        try (BenchHome own = BenchHome.in(home);
                ServerProcess server = ServerProcess.start(repository, own.folder())) {
            MeetingApi api = new MeetingApi(server.url(), server.organizerToken());
            JsonNode meeting = api.start("Benchmark", LANGUAGES);
            for (String language : LANGUAGES) {
                for (int i = 1; i <= readers; i++) {
                    MeetingApi.Participant reader = api.reader(meeting, "Reader " + i + " of " + language, language);
                    open.add(CaptionReader.open(
                            threads,
                            api.socket(meeting, "/captions?language=" + language + "&after=0"),
                            reader.token(),
                            language));
                }
            }
            double cpu = Machine.cpuSeconds(server.pid());
            long begin = System.nanoTime();
            List<Future<List<Spoken>>> futures = new ArrayList<>();
            for (int i = 0; i < speakers; i++) {
                List<Recording> order = new ArrayList<>(recordings);
                Collections.shuffle(order, new Random(seed + i));
                MeetingSpeaker speaker = new MeetingSpeaker(
                        threads,
                        api.socket(meeting, "/audio"),
                        api.speaker(meeting, "Speaker " + (i + 1)),
                        PAUSE_SECONDS);
                futures.add(speaking.submit(() -> speaker.speak(order)));
            }
            List<List<Spoken>> spoken = new ArrayList<>();
            for (Future<List<Spoken>> future : futures) {
                spoken.add(future.get());
            }
            awaitLastCaptions(open);
            Cost cost = new Cost(
                    Machine.cpuSeconds(server.pid()) - cpu,
                    (System.nanoTime() - begin) / 1e9,
                    Machine.peakResidentBytes(server.pid()));
            open.forEach(CaptionReader::close);
            api.end(meeting);
            return new Held(spoken, open, cost, server.startSeconds());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchException known ? known : new BenchException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } finally {
            speaking.shutdownNow();
            io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** Until every reader has the same last entry, or patience ends. */
    private static void awaitLastCaptions(List<CaptionReader> readers) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_CAPTION_SECONDS);
        while (System.nanoTime() < patience
                && readers.stream().mapToLong(MeetingBench::lastSeq).distinct().count() > 1) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long lastSeq(CaptionReader reader) {
        return reader.received().stream().mapToLong(Received::seq).max().orElse(0);
    }

    /** Seconds from the end of the speaker's last word of each utterance until each reader of a language had its final caption. */
    private static List<Double> finalDelays(Held held, String language) {
        List<Double> delays = new ArrayList<>();
        for (Spoken spoken : flat(held.spoken())) {
            List<Received> english = finals(spoken, reader(held, "en"));
            List<OptionalLong> ends = new SpokenWords(spoken.recording().words())
                    .lastWordEnds(english.stream().map(Received::text).toList());
            for (int i = 0; i < english.size(); i++) {
                String utterance = english.get(i).utterance();
                ends.get(i).ifPresent(end -> {
                    long endNanos = spoken.beginNanos() + TimeUnit.MILLISECONDS.toNanos(end);
                    for (CaptionReader reader : held.readers()) {
                        if (reader.language().equals(language)) {
                            finals(spoken, reader).stream()
                                    .filter(caption -> caption.utterance().equals(utterance))
                                    .forEach(caption -> delays.add((caption.nanos() - endNanos) / 1e9));
                        }
                    }
                });
            }
        }
        return delays;
    }

    private static List<String> problems(Held held) {
        List<String> problems = new ArrayList<>();
        for (CaptionReader reader : held.readers()) {
            reader.problems().forEach(problem -> problems.add("reader of " + reader.language() + ": " + problem));
            for (Spoken spoken : flat(held.spoken())) {
                int missing =
                        spoken.utterances().size() - finals(spoken, reader).size();
                if (missing != 0) {
                    problems.add("reader of " + reader.language() + ": " + missing + " finals of "
                            + spoken.recording().name() + " are missing");
                }
            }
        }
        return problems;
    }

    private static Distribution promised(List<Transcription> transcriptions, List<SpokenWords> words) {
        List<Double> delays = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            delays.addAll(transcriptions.get(i).stableDelays(words.get(i)));
        }
        return Distribution.of(delays);
    }

    private Value errors(List<Transcription> transcriptions, List<SpokenWords> words) {
        WordErrors errors = WordErrors.NONE;
        for (int i = 0; i < words.size(); i++) {
            errors = errors.plus(
                    words.get(i).errors(String.join(" ", transcriptions.get(i).finals())));
        }
        return new Value(
                errors.errors() + " / " + errors.words() + " (" + Math.round(1000 * errors.rate()) / 10.0 + " %)",
                errors.errors());
    }

    private static Transcription transcription(Spoken spoken, CaptionReader reader) {
        Transcription transcription = new Transcription();
        for (Received caption : reader.received()) {
            if (spoken.utterances().contains(caption.utterance())) {
                transcription.update(
                        (caption.nanos() - spoken.beginNanos()) / 1e9,
                        caption.utterance(),
                        caption.text(),
                        caption.stable(),
                        caption.isFinal());
            }
        }
        return transcription;
    }

    /** Final captions of a recording as a reader got them, in the order in which the utterances began. */
    private static List<Received> finals(Spoken spoken, CaptionReader reader) {
        List<Received> finals = new ArrayList<>();
        for (String utterance : spoken.utterances()) {
            reader.received().stream()
                    .filter(caption -> caption.isFinal() && caption.utterance().equals(utterance))
                    .findFirst()
                    .ifPresent(finals::add);
        }
        return finals;
    }

    private static CaptionReader reader(Held held, String language) {
        return held.readers().stream()
                .filter(reader -> reader.language().equals(language))
                .findFirst()
                .orElseThrow();
    }

    private static List<Spoken> flat(List<List<Spoken>> spoken) {
        return spoken.stream().flatMap(List::stream).toList();
    }
}
