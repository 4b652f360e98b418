package org.meetinginterpreter.meeting;

import com.google.crypto.tink.util.Bytes;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.SealingKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreException;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;
import org.meetinginterpreter.translation.glossary.GlossaryFormat;
import org.meetinginterpreter.translation.glossary.GlossaryImport;
import org.meetinginterpreter.translation.glossary.GlossaryJson;

/**
 * Keeps glossaries in the store: in pages of a hundred entries, so that an entry that changes has its page written anew and no more. A
 * page is called by its number, since the ids of entries may be words. Belongs to the server's event loop.
 */
public final class GlossaryArchive {
    static final String GLOSSARY = "glossary";

    private static final int PAGE = 100;

    /** Where pages are kept; thread-safe. */
    private interface Place {
        StoreChange put(int page, String text);

        StoreChange delete(int page);
    }

    private record Changed(Glossary glossary, List<StoreChange> changes) {}

    private final DeploymentKey deployment;
    private final Function<String, SealingKey> keys;
    private final Function<List<StoreChange>, Future<Void>> write;
    private final WorkerExecutor workers;

    /**
     * @param keys of meetings by their ids; null for one that was deleted
     * @param write ends when the changes are durable
     * @param workers threads that seal
     */
    GlossaryArchive(
            DeploymentKey deployment,
            Function<String, SealingKey> keys,
            Function<List<StoreChange>, Future<Void>> write,
            WorkerExecutor workers) {
        this.deployment = deployment;
        this.keys = keys;
        this.write = write;
        this.workers = workers;
    }

    /** The deployment's glossary. */
    public GlossaryBook ofDeployment(Glossary kept) {
        Place place = new Place() {
            @Override
            public StoreChange put(int page, String text) {
                String name = GLOSSARY + "/" + page;
                return new StoreChange.PutSetting(name, deployment.sealSetting(name, text));
            }

            @Override
            public StoreChange delete(int page) {
                return new StoreChange.DeleteSetting(GLOSSARY + "/" + page);
            }
        };
        return new GlossaryBook(kept, keeper(() -> place));
    }

    /** The glossary of a meeting, which has none yet. */
    public MeetingGlossary ofMeeting(String meeting, GlossaryBook deploymentBook) {
        GlossaryBook own = new GlossaryBook(Glossary.EMPTY, keeper(() -> in(meeting)));
        return new MeetingGlossary(
                own, deploymentBook, computation -> workers.executeBlocking(computation::get, false));
    }

    private Place in(String meeting) {
        SealingKey key = keys.apply(meeting);
        if (key == null) {
            throw ProblemType.NOT_FOUND.because("The meeting was deleted meanwhile.");
        }
        return new Place() {
            @Override
            public StoreChange put(int page, String text) {
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                return new StoreChange.PutDocument(
                        meeting, GLOSSARY, Integer.toString(page), key.seal(GLOSSARY + "/" + page, body));
            }

            @Override
            public StoreChange delete(int page) {
                return new StoreChange.DeleteDocument(meeting, GLOSSARY, Integer.toString(page));
            }
        };
    }

    private GlossaryBook.Keeper keeper(Supplier<Place> places) {
        return (before, change) -> {
            Place place = places.get();
            return workers.executeBlocking(() -> changed(before, change, place), false)
                    .compose(changed -> changed.changes.isEmpty()
                            ? Future.succeededFuture(changed.glossary)
                            : write.apply(changed.changes).map(changed.glossary));
        };
    }

    private static Changed changed(Glossary before, UnaryOperator<Glossary> change, Place place) {
        Glossary after = change.apply(before);
        List<StoreChange> changes = new ArrayList<>();
        for (int page = 0; page < Math.max(pages(before), pages(after)); page++) {
            List<GlossaryEntry> entries = page(after, page);
            if (entries.isEmpty()) {
                changes.add(place.delete(page));
            } else if (!entries.equals(page(before, page))) {
                changes.add(
                        place.put(page, GlossaryJson.json(new Glossary(entries)).toString()));
            }
        }
        if (!new HashSet<>(after.entries()).containsAll(before.entries())) {
            changes.add(new StoreChange.Overwritten());
        }
        return new Changed(after, changes);
    }

    private static int pages(Glossary glossary) {
        return (glossary.entries().size() + PAGE - 1) / PAGE;
    }

    private static List<GlossaryEntry> page(Glossary glossary, int page) {
        int size = glossary.entries().size();
        return glossary.entries().subList(Math.min(size, page * PAGE), Math.min(size, (page + 1) * PAGE));
    }

    /** The deployment's glossary as an earlier run kept it among the settings. */
    public static Glossary ofSettings(DeploymentKey key, Map<String, Bytes> settings) {
        SortedMap<Integer, String> pages = new TreeMap<>();
        settings.forEach((name, body) -> {
            if (name.startsWith(GLOSSARY + "/")) {
                pages.put(Integer.valueOf(name.substring(GLOSSARY.length() + 1)), key.openSetting(name, body));
            }
        });
        return of(pages);
    }

    /** A glossary of its pages by their numbers. */
    static Glossary of(SortedMap<Integer, String> pages) {
        List<GlossaryEntry> entries = new ArrayList<>();
        pages.values().forEach(page -> entries.addAll(read(page).entries()));
        return new Glossary(entries);
    }

    private static Glossary read(String page) {
        try {
            GlossaryImport kept =
                    GlossaryFormat.JSON.readFrom(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
            if (!kept.faults().isEmpty()) {
                throw new StoreException(
                        StoreException.Kind.DAMAGED,
                        "store: a glossary of a newer version: " + kept.faults().get(0));
            }
            return kept.glossary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
