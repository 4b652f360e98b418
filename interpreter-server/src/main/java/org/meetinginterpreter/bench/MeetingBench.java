package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    /** Holds the meeting; blocks for as long as the recordings last. */
    public Report run(Recordings recordings) {
        Report report = new Report(
                "meeting, " + speakers + (speakers == 1 ? " speaker, " : " speakers, ") + readers
                        + (readers == 1 ? " reader" : " readers") + " of each language",
                "-");
        HeldMeeting held = hold(recordings.found());
        for (String language : List.of("pt", "en")) {
            Distribution delays = Distribution.of(held.finalDelays(language));
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
        for (Spoken spoken : held.spoken()) {
            transcriptions.add(held.transcription(spoken));
            words.add(new SpokenWords(spoken.recording().words()));
        }
        report.line("en promised word delay p50 / p95", Value.delays(promised(transcriptions, words)), Value.NONE);
        report.line("word errors / words", errors(transcriptions, words), Value.NONE);
        double audio = held.spoken().stream()
                .mapToDouble(spoken -> Sound.read(spoken.recording().file()).seconds())
                .sum();
        double factor = held.cpuSeconds() / audio;
        report.line(
                "server's processor time per second of speech",
                Value.of(factor, 3, "cores"),
                Value.NONE,
                new Target("< 0.35 a speaker", factor < 0.35));
        report.line(
                "server's cores while the meeting ran",
                Value.of(held.cpuSeconds() / held.wallSeconds(), 3, ""),
                Value.NONE);
        report.line(
                "server's peak memory",
                Value.of(held.peakMemory() / 1e6, 0, "MB"),
                Value.NONE,
                new Target("< 1500 MB", held.peakMemory() < MOST_MEMORY));
        report.line("server's start until warm", Value.of(held.startSeconds(), 1, "s"), Value.NONE);
        List<String> problems = held.problems();
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

    private HeldMeeting hold(List<Recording> recordings) {
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
            List<Spoken> spoken = new ArrayList<>();
            for (Future<List<Spoken>> future : futures) {
                spoken.addAll(future.get());
            }
            awaitLastCaptions(open);
            HeldMeeting held = new HeldMeeting(
                    spoken,
                    open,
                    Machine.cpuSeconds(server.pid()) - cpu,
                    (System.nanoTime() - begin) / 1e9,
                    Machine.peakResidentBytes(server.pid()),
                    server.startSeconds());
            open.forEach(CaptionReader::close);
            api.end(meeting);
            return held;
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
}
