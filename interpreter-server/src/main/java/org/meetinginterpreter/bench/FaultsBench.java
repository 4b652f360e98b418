package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.meetinginterpreter.bench.Recordings.Recording;

/**
 * A meeting whose readers, typists, speakers and network are cut and whose server is killed ({@code kill -9}) at random moments, again
 * and again. Afterwards every reader must have every final that anybody was shown or told of, once, in order, with the same text.
 *
 * @param repository whose {@code scripts/interpreter} starts the server
 * @param home with the installed models
 * @param recordings what speakers say
 * @param faults how many
 * @param killsOnly whether the server is killed each time, and nothing else happens
 * @param seed of their kinds and moments
 */
public record FaultsBench(
        Path repository, Path home, List<Recording> recordings, int faults, boolean killsOnly, long seed) {
    private static final List<String> LANGUAGES = List.of("en", "pt");
    private static final int READERS = 3;
    private static final int TYPISTS = 2;
    private static final int SPEAKERS = 2;
    /** Silence behind each recording, longer than what ends an utterance. */
    private static final double PAUSE_SECONDS = 1;

    private static final int LONGEST_PAUSE_MILLIS = 400;
    /** Between kills the meeting goes on for so long. */
    private static final int BETWEEN_KILLS_MILLIS = 4_000;

    private static final int LONGEST_SWALLOW_MILLIS = 1_500;
    private static final int LONGEST_DELAY_MILLIS = 400;
    private static final int DELAYED_MILLIS = 1_000;
    private static final int LONGEST_START_MILLIS = 2_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final long LISTEN_CHECK_MILLIS = 20;

    /** Runs; blocks for about half a second for each fault. */
    public FaultsReport run() {
        EventLoopGroup threads = NettyWebSocket.threads(1);
        try (BenchHome own = BenchHome.in(home);
                Run run = new Run(own.folder(), threads)) {
            run.faults();
            run.settle();
            return new FaultsReport(seed, run.readers, run.typists, run.speakers, run.counts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        } finally {
            io.netty.util.concurrent.Future<?> unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** One meeting and all that is done to it. */
    private final class Run implements AutoCloseable {
        private final Path folder;
        private final int port;
        private final CuttingProxy network;
        private final List<FaultyReader> readers = new ArrayList<>();
        private final List<FaultyTypist> typists = new ArrayList<>();
        private final List<FaultySpeaker> speakers = new ArrayList<>();
        private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        private final Random random = new Random(seed);
        private ServerProcess server;

        Run(Path folder, EventLoopGroup threads) {
            this.folder = folder;
            server = ServerProcess.start(repository, folder);
            port = server.url().getPort();
            network = new CuttingProxy(port);
            MeetingApi api = new MeetingApi(URI.create("http://127.0.0.1:" + network.port()), server.organizerToken());
            JsonNode meeting = api.start("Faults", LANGUAGES);
            for (String language : LANGUAGES) {
                for (int i = 1; i <= READERS; i++) {
                    String token = api.reader(meeting, "Reader " + i, language).token();
                    String feed = api.socket(meeting, "/captions?language=" + language)
                            .toString();
                    readers.add(new FaultyReader(threads, feed, token, language));
                }
            }
            for (int i = 1; i <= TYPISTS; i++) {
                typists.add(new FaultyTypist(api, meeting, api.speaker(meeting, "Typist " + i), i));
            }
            for (int i = 0; i < SPEAKERS; i++) {
                Sound sound =
                        Sound.read(recordings.get(i % recordings.size()).file()).thenSilence(PAUSE_SECONDS);
                speakers.add(new FaultySpeaker(
                        threads, api.socket(meeting, "/audio"), api.speaker(meeting, "Speaker " + (i + 1)), sound));
            }
        }

        void faults() throws InterruptedException {
            for (int i = 0; i < faults; i++) {
                TimeUnit.MILLISECONDS.sleep(
                        random.nextInt(LONGEST_PAUSE_MILLIS) + (killsOnly ? BETWEEN_KILLS_MILLIS : 0));
                Fault fault = killsOnly ? Fault.SERVER : Fault.at(random.nextInt(100));
                counts.merge(fault, 1, Integer::sum);
                inflict(fault);
            }
        }

        private void inflict(Fault fault) throws InterruptedException {
            switch (fault) {
                case READER -> {
                    FaultyReader reader = readers.get(random.nextInt(readers.size()));
                    reader.comebacks().expect(fault);
                    reader.cut();
                }
                case TYPIST -> typists.get(random.nextInt(typists.size())).cut();
                case SPEAKER -> {
                    FaultySpeaker speaker = speakers.get(random.nextInt(speakers.size()));
                    speaker.comebacks().expect(fault);
                    speaker.cut();
                }
                case DROP -> some().forEach(CuttingProxy.Link::cut);
                case HALF_OPEN -> {
                    List<CuttingProxy.Link> dead = some();
                    dead.forEach(CuttingProxy.Link::swallow);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_SWALLOW_MILLIS));
                    dead.forEach(CuttingProxy.Link::cut);
                }
                case DELAY -> {
                    network.delay(1 + random.nextInt(LONGEST_DELAY_MILLIS));
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(DELAYED_MILLIS));
                    network.delay(0);
                }
                case SERVER, START -> {
                    server.kill();
                    if (fault == Fault.START) {
                        ServerProcess.startAndKill(
                                repository, folder, port, Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)));
                    }
                    Thread watch = new Thread(() -> awaitListening(fault), "watch");
                    watch.start();
                    server = ServerProcess.start(repository, folder, port);
                    watch.join();
                }
            }
        }

        /** About half of the connections. */
        private List<CuttingProxy.Link> some() {
            return network.links().stream().filter(link -> random.nextBoolean()).toList();
        }

        private void awaitListening(Fault fault) {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < patience) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    readers.forEach(reader -> reader.comebacks().expect(fault));
                    speakers.forEach(speaker -> speaker.comebacks().expect(fault));
                    return;
                } catch (IOException notYet) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LISTEN_CHECK_MILLIS));
                }
            }
        }

        /** Until every reader has what others were told, and all have the same, or patience ends. */
        void settle() throws InterruptedException {
            speakers.forEach(FaultySpeaker::close);
            typists.forEach(FaultyTypist::close);
            long told = 0;
            for (FaultySpeaker speaker : speakers) {
                told = Math.max(told, last(speaker.told()));
            }
            for (FaultyTypist typist : typists) {
                told = Math.max(told, last(typist.told()));
            }
            // what was said last becomes final within this time
            TimeUnit.SECONDS.sleep(2);
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < patience && !haveAll(told)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }

        private static long last(Map<Long, String> told) {
            return told.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        private boolean haveAll(long told) {
            return readers.stream().mapToLong(FaultyReader::last).min().orElse(0) >= told
                    && readers.stream().mapToLong(FaultyReader::last).distinct().count() == 1;
        }

        @Override
        public void close() {
            typists.forEach(FaultyTypist::close);
            speakers.forEach(FaultySpeaker::close);
            readers.forEach(FaultyReader::close);
            network.close();
            server.close();
        }
    }
}
