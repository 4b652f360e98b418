package org.meetinginterpreter.meeting;

import com.google.crypto.tink.util.Bytes;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.SealingKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreWriter;
import org.meetinginterpreter.store.StoredSound;

/** Keeps the sound of speakers who agreed to it, sealed with the meeting's key, piece by piece. Belongs to the server's event loop. */
public final class SoundArchive {
    private final MeetingStore store;
    private final StoreWriter writer;
    private final WorkerExecutor readers;
    private final Function<String, Optional<SealingKey>> keys;

    /** @param keys of meetings that were not deleted */
    SoundArchive(
            MeetingStore store,
            StoreWriter writer,
            WorkerExecutor readers,
            Function<String, Optional<SealingKey>> keys) {
        this.store = store;
        this.writer = writer;
        this.readers = readers;
        this.keys = keys;
    }

    private static String place(String participant, String recording, int chunk) {
        return "sound/" + participant + "/" + recording + "/" + chunk;
    }

    /** Begins a recording; fails while the store cannot be written. */
    public Future<Void> begin(String meeting, Recording recording) {
        return put(meeting, recording, 0, 0, recording.toJson().encode().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Keeps the next piece; fails while the store cannot be written, and then the piece is lost.
     *
     * @param chunk counts from 1
     */
    public Future<Void> keep(String meeting, Recording recording, int chunk, long samples, byte[] messages) {
        return put(meeting, recording, chunk, samples, messages);
    }

    private Future<Void> put(String meeting, Recording recording, int chunk, long samples, byte[] content) {
        Optional<SealingKey> key = keys.apply(meeting);
        if (key.isEmpty()) {
            return Future.failedFuture("the meeting was deleted");
        }
        String place = place(recording.participant(), recording.id(), chunk);
        return writer.write(List.of(new StoreChange.PutSound(
                meeting,
                recording.participant(),
                recording.id(),
                chunk,
                samples,
                key.get().seal(place, content))));
    }

    /** All of a participant's sound goes. */
    public Future<Void> erase(String meeting, String participant) {
        return writer.settle(List.of(new StoreChange.DeleteSound(meeting, participant)));
    }

    /** What is kept of a participant, in the order in which it was begun. */
    public Future<List<Recording.Kept>> recordings(String meeting, String participant) {
        Optional<SealingKey> key = keys.apply(meeting);
        return key.isEmpty()
                ? Future.succeededFuture(List.of())
                : readers.executeBlocking(() -> recordings(key.get(), meeting, participant), false);
    }

    private List<Recording.Kept> recordings(SealingKey key, String meeting, String participant) {
        Map<String, List<StoredSound>> pieces = new LinkedHashMap<>();
        store.sounds(meeting, participant)
                .forEach(piece -> pieces.computeIfAbsent(piece.recording(), id -> new ArrayList<>())
                        .add(piece));
        List<Recording.Kept> all = new ArrayList<>();
        pieces.forEach((id, stored) -> store.sound(meeting, participant, id, 0).ifPresent(begin -> {
            String json = new String(key.openBytes(place(participant, id, 0), begin), StandardCharsets.UTF_8);
            all.add(new Recording.Kept(
                    Recording.of(id, participant, new JsonObject(json)),
                    stored.stream()
                            .map(StoredSound::chunk)
                            .filter(chunk -> chunk > 0)
                            .toList(),
                    stored.stream().mapToLong(StoredSound::samples).sum()));
        }));
        all.sort((a, b) -> a.recording().started().compareTo(b.recording().started()));
        return all;
    }

    /** A piece as it was kept; nothing once it is erased. */
    public Future<Optional<byte[]>> piece(String meeting, Recording recording, int chunk) {
        String participant = recording.participant();
        Optional<SealingKey> key = keys.apply(meeting);
        return key.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : readers.executeBlocking(
                        () -> {
                            Optional<Bytes> body = store.sound(meeting, participant, recording.id(), chunk);
                            return body.map(
                                    stored -> key.get().openBytes(place(participant, recording.id(), chunk), stored));
                        },
                        false);
    }
}
