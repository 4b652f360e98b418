package org.meetinginterpreter.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.meetinginterpreter.bench.MemoryTrend.Sample;
import org.meetinginterpreter.bench.Recordings.Recording;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.bench.SoakMeeting.Delivered;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.TranslationLanes;
import org.meetinginterpreter.caption.Translators;

/**
 * Whether a long meeting ends as it began: one speaker speaks the recordings in ever new order, a reader of English and one of
 * Portuguese follow. Everything between the audio socket and the readers' sockets is what the server runs; the time in which nobody
 * works is left out ({@link SoakClock}). Delays count from the end of an utterance by its caption until the reader has its final.
 *
 * @param minutes of the meeting, at least 10
 * @param seed of the order of the recordings
 */
public record MeetingSoak(SpeechEngines engines, Translators translators, int minutes, long seed) {
    private static final int TENTHS = 10;
    private static final double MOST_SLOWER = 1.1;
    private static final double FLAT_SHARE = 0.02;
    private static final double FLAT_SHARE_SHORT = 0.08;
    private static final int LONG_MINUTES = 60;
    private static final int SAMPLES = 48;
    /** Between two recordings: longer than what ends an utterance. */
    private static final double PAUSE_SECONDS = 1.5;

    /** Holds the meeting; four hours take some forty minutes. */
    public Report run(Recordings recordings) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        double cpu = Machine.cpuSeconds(ProcessHandle.current().pid());
        List<Sample> memory = new ArrayList<>();
        try (SoakMeeting meeting = SoakMeeting.open(
                vertx, engines, new TranslationLanes(vertx, translators, 64, new SimpleMeterRegistry()))) {
            speak(meeting, recordings.found(), memory);
            return report(
                    meeting.delivered(),
                    memory,
                    Machine.cpuSeconds(ProcessHandle.current().pid()) - cpu);
        } finally {
            await(vertx.close());
        }
    }

    private void speak(SoakMeeting meeting, List<Recording> recordings, List<Sample> memory) {
        long end = TimeUnit.MINUTES.toMillis(minutes);
        long every = end / SAMPLES;
        Random random = new Random(seed);
        List<Recording> order = new ArrayList<>();
        while (meeting.spokenMillis() < end) {
            if (order.isEmpty()) {
                order.addAll(recordings);
                Collections.shuffle(order, random);
            }
            meeting.speak(Sound.read(order.remove(0).file()).thenSilence(PAUSE_SECONDS));
            if (meeting.spokenMillis() >= every * (memory.size() + 1)) {
                memory.add(Sample.take((int) TimeUnit.MILLISECONDS.toSeconds(meeting.spokenMillis())));
            }
        }
        meeting.end();
    }

    private Report report(List<Delivered> delivered, List<Sample> memory, double cpuSeconds) {
        Report report = new Report(minutes + " minutes of meeting", "-");
        for (String language : SoakMeeting.LANGUAGES) {
            List<Delivered> captions = delivered.stream()
                    .filter(caption -> caption.language().equals(language))
                    .toList();
            Distribution first = delays(captions, 0);
            Distribution last = delays(captions, TENTHS - 1);
            report.line(
                    language + " final after the utterance, first tenth p50 / p95", Value.delays(first), Value.NONE);
            report.line(
                    language + " final after the utterance, last tenth p50 / p95",
                    Value.delays(last),
                    Value.NONE,
                    new Target(
                            String.format(Locale.ROOT, "<= %.1f times the first", MOST_SLOWER),
                            last.median() <= MOST_SLOWER * first.median() && last.p95() <= MOST_SLOWER * first.p95()));
            report.line(language + " finals", Value.of(captions.size(), 0, ""), Value.NONE);
        }
        MemoryTrend.write("meeting", "second", memory, minutes < LONG_MINUTES ? FLAT_SHARE_SHORT : FLAT_SHARE, report);
        report.line("processor time per second of meeting", Value.of(cpuSeconds / (60.0 * minutes), 3, ""), Value.NONE);
        report.note("The clock leaves out the time in which nobody works; delays and processor time are real.");
        report.note("The caption log of a meeting is in memory: what it holds is part of the growth on the heap.");
        return report;
    }

    private Distribution delays(List<Delivered> captions, int tenth) {
        long length = TimeUnit.MINUTES.toMillis(minutes) / TENTHS;
        return Distribution.of(captions.stream()
                .filter(caption -> Math.min(TENTHS - 1, caption.endMillis() / length) == tenth)
                .map(Delivered::delaySeconds)
                .toList());
    }

    private static void await(Future<?> future) {
        try {
            future.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BenchException("Vert.x does not end", e);
        }
    }
}
