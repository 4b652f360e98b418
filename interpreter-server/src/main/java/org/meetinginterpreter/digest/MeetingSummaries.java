package org.meetinginterpreter.digest;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.SaidUtterance;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.writing.SummaryWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Summaries of all meetings, live ones and ended ones, made from their logs when somebody asks. One thread computes; many who ask for the same at the same time
 * get the same answer. Belongs to the event loop.
 */
public final class MeetingSummaries {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingSummaries.class);
    /** More do not wait. */
    private static final int MOST_WAITING = 64;

    /** Stretches that are being written or wait for it. */
    private static final int MOST_WRITTEN = 8;

    /** Meetings whose sentences stay in memory; of others they are read again from the log. */
    private static final int MOST_KEPT = 16;

    private record Asked(long changes, String glossary, Future<MeetingOverview> answer) {}

    private static final class Kept {
        private final MeetingSummary summary;
        private final Map<Locale, Asked> newest = new HashMap<>();
        private final Set<List<Line>> writtenNow = new HashSet<>();

        Kept(MeetingSummary summary) {
            this.summary = summary;
        }
    }

    private final WorkerExecutor worker;
    private final Translators translators;
    private final SentenceEmbedders embedders;
    private final Map<String, Kept> meetings = new LinkedHashMap<>(16, 0.75f, true);
    private final Optional<Writing> writing;
    private Consumer<CaptionPipeline> whenWritten = captions -> {};
    private int waiting;
    private int writtenNow;

    /**
     * None is made yet.
     *
     * @param worker of one thread, for nothing else
     * @param writing who writes stretches that are over; without, they are what was said
     */
    public MeetingSummaries(
            WorkerExecutor worker, Translators translators, SentenceEmbedders embedders, Optional<Writing> writing) {
        this.worker = worker;
        this.translators = translators;
        this.embedders = embedders;
        this.writing = writing;
    }

    /**
     * Who writes.
     *
     * @param worker of one thread, for nothing else: it waits for an endpoint
     */
    public record Writing(SummaryWriter writer, WorkerExecutor worker) {}

    /** Who is told when the running summary of a meeting is another one though nothing was said. */
    public void whenWritten(Consumer<CaptionPipeline> listener) {
        whenWritten = listener;
    }

    /** The writer, as it stands in {@code made}. */
    public Optional<String> writer() {
        return writing.map(one -> one.writer().id());
    }

    /** The work is more than can be done now; another try may go well. */
    public static final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overloaded() {
            super("too many summaries are being made", null, false, false);
        }
    }

    /** The points so far and all decisions, actions, open questions and figures; of settled points none is rewritten. */
    public Future<MeetingOverview> running(CaptionPipeline captions, Locale to) {
        Kept kept = kept(captions);
        long changes = captions.changes();
        String glossary = captions.glossary().version();
        Asked asked = kept.newest.get(to);
        if (asked != null
                && asked.changes() == changes
                && asked.glossary().equals(glossary)
                && !asked.answer().failed()) {
            return asked.answer();
        }
        long last = captions.last();
        Future<MeetingOverview> answer = compute(captions, kept, () -> kept.summary.running(to, last))
                .onSuccess(done -> writing.ifPresent(who -> write(captions, kept, who)));
        kept.newest.put(to, new Asked(changes, glossary, answer));
        return answer;
    }

    /** Has somebody write what is still to be written, a few stretches at a time. */
    private void write(CaptionPipeline captions, Kept kept, Writing who) {
        for (List<Line> stretch : kept.summary.written().wanted()) {
            if (writtenNow >= MOST_WRITTEN || !kept.writtenNow.add(stretch)) {
                continue;
            }
            writtenNow++;
            who.worker()
                    .executeBlocking(() -> who.writer().write(stretch), false)
                    .onComplete(done -> {
                        writtenNow--;
                        kept.writtenNow.remove(stretch);
                        if (done.failed()) {
                            LOG.warn(
                                    "what was said stands in a summary: {}",
                                    done.cause().getMessage());
                        }
                        kept.summary.written().put(stretch, Optional.ofNullable(done.result()));
                        kept.newest.clear();
                        whenWritten.accept(captions);
                    });
        }
    }

    /** What was said after a {@code seq}, in at most about so many words: for one who comes late or comes back. */
    public Future<MeetingOverview> since(CaptionPipeline captions, Locale to, long after, int words) {
        Kept kept = kept(captions);
        long last = captions.last();
        return compute(captions, kept, () -> kept.summary.since(to, last, after, words));
    }

    /** The whole meeting in at most about so many words. */
    public Future<MeetingOverview> whole(CaptionPipeline captions, Locale to, int words) {
        Kept kept = kept(captions);
        long last = captions.last();
        return compute(captions, kept, () -> kept.summary.whole(to, last, words));
    }

    /** What people wrote, in another language and under a glossary; nothing where no models lead there. */
    public Future<Optional<List<String>>> rendered(List<String> sentences, Locale from, Locale to, Glossary glossary) {
        if (waiting >= MOST_WAITING) {
            return Future.failedFuture(new Overloaded());
        }
        waiting++;
        return worker.executeBlocking(
                        () -> SentenceRendering.find(translators, from, to, glossary)
                                .map(one -> one.render(sentences)),
                        false)
                .onComplete(done -> waiting--);
    }

    /** Something was taken away or corrected: no answer of before is given again, and what is gone is forgotten here too. */
    public void revised(CaptionPipeline captions) {
        Kept kept = meetings.get(captions.meeting());
        if (kept != null) {
            kept.newest.clear();
            compute(captions, kept, () -> null)
                    .onFailure(failure -> LOG.warn("a summary could not follow: {}", failure.getMessage()));
        }
    }

    /** Nothing of a meeting is left here. */
    public void forget(String meeting) {
        meetings.remove(meeting);
    }

    private Kept kept(CaptionPipeline captions) {
        Kept kept = meetings.computeIfAbsent(
                captions.meeting(), id -> new Kept(new MeetingSummary(translators, embedders, writing.isPresent())));
        if (meetings.size() > MOST_KEPT) {
            meetings.remove(meetings.keySet().iterator().next());
        }
        return kept;
    }

    private Future<MeetingOverview> compute(CaptionPipeline captions, Kept kept, Callable<MeetingOverview> step) {
        if (waiting >= MOST_WAITING) {
            return Future.failedFuture(new Overloaded());
        }
        waiting++;
        List<SaidUtterance> said = captions.saidSoFar();
        Glossary glossary = captions.glossary();
        return worker.executeBlocking(
                        () -> {
                            kept.summary.follow(said, glossary);
                            return step.call();
                        },
                        true)
                .onComplete(done -> waiting--);
    }
}
