package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.meetinginterpreter.store.StoreException.Kind;

/**
 * Has a new deployment key take the place of the one in its file: first both are in the file, then everything in the database is
 * sealed anew in one transaction and what was there is overwritten, at last the old key goes. Stopped in between, it can be run
 * again, and a server can be started at any point. Meetings keep their own keys; only these are sealed anew. Blocks.
 */
public final class KeyRotation {
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int SCRUBS = 60;

    /** What is done, each once the one before is on the disk. */
    public enum Step {
        BOTH_IN_FILE,
        SEALED_ANEW,
        OVERWRITTEN,
        OLD_GONE
    }

    /** How much was sealed anew. */
    public record Done(int meetings, int settings) {}

    private KeyRotation() {}

    /**
     * Rotates.
     *
     * @param store opened to be changed, so that no server uses it
     * @param file holds the key
     * @param record what is put on record of it, sealed with the new key
     * @param after told of each step
     */
    public static Done rotate(
            MeetingStore store, Path file, Function<DeploymentKey, List<StoreChange>> record, Consumer<Step> after) {
        DeploymentKey known = DeploymentKey.inFile(file, false);
        DeploymentKey both = known;
        if (known.size() == 1) {
            both = known.rotated();
            both.replace(file);
        }
        after.accept(Step.BOTH_IN_FILE);
        Done done = sealAnew(store, both, record);
        after.accept(Step.SEALED_ANEW);
        overwrite(store);
        after.accept(Step.OVERWRITTEN);
        DeploymentKey newest = both.newestAlone();
        requireAllOpen(store, newest);
        newest.replace(file);
        after.accept(Step.OLD_GONE);
        return done;
    }

    private static Done sealAnew(
            MeetingStore store, DeploymentKey key, Function<DeploymentKey, List<StoreChange>> record) {
        List<StoreChange> changes = new ArrayList<>();
        List<StoredMeeting> meetings = store.meetings();
        for (StoredMeeting meeting : meetings) {
            changes.add(new StoreChange.PutMeeting(
                    meeting.id(), key.resealed(meeting.id(), meeting.sealedKey()), meeting.body()));
        }
        Map<String, Bytes> settings = store.settings();
        settings.forEach((name, body) ->
                changes.add(new StoreChange.PutSetting(name, key.sealSetting(name, key.openSetting(name, body)))));
        changes.addAll(record.apply(key));
        store.apply(changes);
        return new Done(meetings.size(), settings.size());
    }

    /** What the old key sealed must not be found any more: whoever has that key could read it. */
    private static void overwrite(MeetingStore store) {
        for (int attempt = 0; !store.scrub(); attempt++) {
            if (attempt >= SCRUBS) {
                throw new StoreException(
                        Kind.UNAVAILABLE,
                        "store: another program reads the database all the time, so that what the old key sealed cannot be"
                                + " overwritten; end it and rotate again");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "store: the rotation was stopped; run it again", e);
        }
    }

    private static void requireAllOpen(MeetingStore store, DeploymentKey key) {
        store.meetings().forEach(meeting -> key.meetingKey(meeting.id(), meeting.sealedKey()));
        store.settings().forEach(key::openSetting);
    }
}
