package org.meetinginterpreter.caption;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The log in one language, read once from the first utterance to the last of those that are final when the reading begins. What the
 * language lacks is made on the way and kept. What is corrected or hidden meanwhile counts for the part that was not read yet.
 * Belongs to the meeting's event loop.
 */
public final class LogReading {
    private final CaptionLog log;
    private final Renderings renderings;
    private final Locale language;
    private final List<String> utterances;
    private final List<Speaker> speakers;
    private final Vouching vouching;
    private final long last;
    private int next;

    LogReading(CaptionLog log, Renderings renderings, Locale language) {
        this.log = log;
        this.renderings = renderings;
        this.language = language;
        this.last = log.last();
        List<LogEntry> entries =
                log.newestAfter(0).stream().filter(entry -> !entry.isHidden()).toList();
        this.utterances = entries.stream().map(LogEntry::utterance).toList();
        this.speakers = entries.stream()
                .map(entry -> entry.source().speaker())
                .distinct()
                .toList();
        this.vouching = Vouching.of(entries.stream()
                .flatMap(entry -> renderings.vouching(entry, language).stream())
                .toList());
    }

    /** Who says something in it. */
    public List<Speaker> speakers() {
        return speakers;
    }

    /** Who answers for it as a whole. */
    public Vouching vouching() {
        return vouching;
    }

    /** The last {@code seq} that it knows. */
    public long last() {
        return last;
    }

    /**
     * Reads on, without what is hidden.
     *
     * @param most utterances looked at
     * @return nothing at the end
     */
    public Future<Optional<List<Caption>>> next(int most) {
        if (next == utterances.size()) {
            return Future.succeededFuture(Optional.empty());
        }
        List<Future<Caption>> captions = new ArrayList<>();
        int to = Math.min(utterances.size(), next + most);
        for (String utterance : utterances.subList(next, to)) {
            log.newestDurable(utterance)
                    .ifPresent(entry ->
                            captions.add(renderings.onDemand(entry, language).map(rendering -> {
                                // hidden while it was made
                                return entry.isHidden() ? entry.hidden(language) : rendering;
                            })));
        }
        next = to;
        return Future.all(captions)
                .map(done -> Optional.of(done.<Caption>list().stream()
                        .filter(caption -> !caption.review().isHiding())
                        .toList()));
    }
}
