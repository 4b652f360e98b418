package org.meetinginterpreter.server;

import com.google.crypto.tink.util.Bytes;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.meeting.ArchivedMeeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.Database;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.JdbcMeetingStore;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreException;

/**
 * The store of a starting server, and what earlier runs left in it.
 *
 * @param signingKey signs tokens; the same in every run, so that tokens outlive a restart
 * @param revoked ids of tokens that are worth nothing, and until when that must be known
 */
record OpenedStorage(
        MeetingStore store,
        DeploymentKey key,
        Bytes signingKey,
        Map<String, Instant> revoked,
        Optional<AuditRow> lastAudit,
        List<ArchivedMeeting> meetings) {
    private static final String SIGNING_KEY = "signing-key";
    private static final int SIGNING_KEY_BYTES = 32;

    /** Opens it and reads; blocks. */
    static OpenedStorage open(Storage storage) {
        try {
            Database database = storage.resolve();
            DeploymentKey key = storage.deploymentKey(database);
            MeetingStore store = JdbcMeetingStore.open(database);
            try {
                Map<String, Bytes> settings = store.settings();
                return new OpenedStorage(
                        store,
                        key,
                        signingKey(store, key, settings),
                        revoked(key, settings),
                        store.lastAudit(),
                        ArchivedMeeting.readAll(store, key));
            } catch (StoreException e) {
                store.close();
                throw e;
            }
        } catch (StoreException | UncheckedIOException e) {
            throw new ServerException("server: " + e.getMessage(), e);
        }
    }

    private static Bytes signingKey(MeetingStore store, DeploymentKey key, Map<String, Bytes> settings) {
        if (!settings.containsKey(SIGNING_KEY)) {
            String made = Base64.getEncoder().encodeToString(RandomIds.bytes(SIGNING_KEY_BYTES));
            Bytes body = key.sealSetting(SIGNING_KEY, made);
            store.apply(List.of(new StoreChange.PutSetting(SIGNING_KEY, body)));
            return Bytes.copyFrom(Base64.getDecoder().decode(made));
        }
        return Bytes.copyFrom(Base64.getDecoder().decode(key.openSetting(SIGNING_KEY, settings.get(SIGNING_KEY))));
    }

    private static Map<String, Instant> revoked(DeploymentKey key, Map<String, Bytes> settings) {
        Map<String, Instant> revoked = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(MeetingArchive.REVOKED)) {
                revoked.put(
                        name.substring(MeetingArchive.REVOKED.length()), Instant.parse(key.openSetting(name, value)));
            }
        });
        return revoked;
    }
}
