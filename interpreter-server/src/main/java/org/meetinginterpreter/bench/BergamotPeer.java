package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Native Bergamot on a model, timed inside its own processes: one worker for what runs on one thread; a process of two workers, which
 * share out batches, for all at once; for single sentences two processes of one worker each, since Bergamot's Python module lets
 * only one thread in at a time.
 */
final class BergamotPeer implements TranslationContestant, AutoCloseable {
    static final String NAME = "bergamot 0.4.5";

    private static final String FOLDER = "bergamot";

    private final Peer one;
    private final Peer another;
    private final Peer two;
    private final double loadSeconds;
    private double peakMemoryKb;

    private BergamotPeer(Peer one, Peer another, Peer two, double loadSeconds) {
        this.one = one;
        this.another = another;
        this.two = two;
        this.loadSeconds = loadSeconds;
    }

    /**
     * Starts its three processes, one after the other.
     *
     * @param model folder of the model
     * @return nothing when it is not installed
     */
    static Optional<BergamotPeer> start(Path peers, Path scripts, Path model) {
        List<Peer> started = new ArrayList<>();
        List<Double> loads = new ArrayList<>();
        for (int workers : new int[] {1, 1, 2}) {
            Optional<Peer> peer = Peer.start(peers, FOLDER, scripts.resolve("bergamot_rounds.py"));
            if (peer.isEmpty()) {
                return Optional.empty();
            }
            started.add(peer.get());
            peer.get()
                    .order(new ObjectMapper()
                            .createObjectNode()
                            .put("folder", model.toString())
                            .put("workers", workers));
            loads.add(peer.get().answer().path("loadSeconds").asDouble());
        }
        return Optional.of(new BergamotPeer(started.get(0), started.get(1), started.get(2), loads.get(0)));
    }

    /** Translates all texts, on one worker. */
    static Optional<List<String>> outputs(Path peers, Path scripts, Path model, List<String> texts) {
        Optional<Peer> started = Peer.start(peers, FOLDER, scripts.resolve("bergamot_rounds.py"));
        if (started.isEmpty()) {
            return Optional.empty();
        }
        try (Peer peer = started.get()) {
            peer.order(new ObjectMapper()
                    .createObjectNode()
                    .put("folder", model.toString())
                    .put("workers", 1));
            peer.answer();
            order(peer, texts, 0);
            return Optional.of(
                    StreamSupport.stream(peer.answer().path("outputs").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
    }

    @Override
    public Round run(TranslationWay way, List<String> texts) {
        return switch (way) {
            case SINGLE -> ask(one, texts, 1);
            case BATCHES -> ask(one, texts, TranslationWay.BATCH);
            case AT_ONCE -> ask(one, texts, 0);
            case SINGLE_TWO_THREADS -> askBoth(OwnTranslation.shares(texts, 2));
            case AT_ONCE_TWO_THREADS -> ask(two, texts, 0);
        };
    }

    private Round askBoth(List<List<String>> shares) {
        order(one, shares.get(0), 1);
        order(another, shares.get(1), 1);
        Round first = round(one.answer());
        Round second = round(another.answer());
        return new Round(
                List.of(1e3 * Math.max(first.seconds(), second.seconds())), first.cpuSeconds() + second.cpuSeconds());
    }

    private Round ask(Peer peer, List<String> texts, int batch) {
        order(peer, texts, batch);
        return round(peer.answer());
    }

    private static void order(Peer peer, List<String> texts, int batch) {
        ObjectNode order = new ObjectMapper().createObjectNode().put("batch", batch);
        texts.forEach(order.putArray("texts")::add);
        peer.order(order);
    }

    private Round round(JsonNode answer) {
        peakMemoryKb = Math.max(peakMemoryKb, answer.path("peakMemoryKb").asDouble());
        return new Round(
                StreamSupport.stream(answer.path("millis").spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList(),
                answer.path("cpuSeconds").asDouble());
    }

    /** Loading and the first translation, in a process that had the files in memory perhaps. */
    double loadSeconds() {
        return loadSeconds;
    }

    /** Most memory that one of its processes had so far. */
    double peakMemoryMegabytes() {
        return peakMemoryKb / 1e3;
    }

    @Override
    public void close() {
        one.close();
        another.close();
        two.close();
    }
}
