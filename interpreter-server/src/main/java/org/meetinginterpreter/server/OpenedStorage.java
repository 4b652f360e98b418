package org.meetinginterpreter.server;

import com.google.crypto.tink.util.Bytes;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.meeting.ArchivedMeeting;
import org.meetinginterpreter.meeting.GlossaryArchive;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.security.ApiKeys;
import org.meetinginterpreter.security.Pseudonyms;
import org.meetinginterpreter.security.SigningKeys;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.Database;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.JdbcMeetingStore;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreException;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * The store of a starting server, and what earlier runs left in it.
 *
 * @param signingKeys sign tokens; the same in every run, so that tokens outlive a restart
 * @param revoked ids of tokens that are worth nothing, and until when that must be known
 * @param pseudonyms of people who sign in
 */
record OpenedStorage(
        MeetingStore store,
        DeploymentKey key,
        SigningKeys signingKeys,
        Map<String, Instant> revoked,
        ApiKeys keys,
        Glossary glossary,
        Pseudonyms pseudonyms,
        Optional<AuditRow> lastAudit,
        ArchivedMeeting.All meetings) {
    private static final String SIGNING_KEY = "signing-key";
    private static final String SALT = "pseudonym-salt";

    /** Opens it and reads; blocks. */
    static OpenedStorage open(Storage storage) {
        try {
            Database database = storage.resolve();
            MeetingStore store = JdbcMeetingStore.open(database);
            try {
                DeploymentKey key = storage.deploymentKey(database, store.isNew());
                Map<String, Bytes> settings = store.settings();
                return new OpenedStorage(
                        store,
                        key,
                        signingKeys(store, key, settings),
                        revoked(key, settings),
                        keys(key, settings),
                        GlossaryArchive.ofSettings(key, settings),
                        pseudonyms(store, key, settings),
                        store.lastAudit(),
                        ArchivedMeeting.readAll(store, key));
            } catch (StoreException | UncheckedIOException e) {
                store.close();
                throw e;
            }
        } catch (StoreException | UncheckedIOException e) {
            throw new ServerException("server: " + e.getMessage(), e);
        }
    }

    private static SigningKeys signingKeys(MeetingStore store, DeploymentKey key, Map<String, Bytes> settings) {
        if (settings.containsKey(SigningKeyRotation.SETTING)) {
            return SigningKeys.of(
                    key.openSetting(SigningKeyRotation.SETTING, settings.get(SigningKeyRotation.SETTING)));
        }
        List<StoreChange> changes = new ArrayList<>();
        SigningKeys made;
        if (settings.containsKey(SIGNING_KEY)) {
            made = SigningKeys.ofOne(key.openSetting(SIGNING_KEY, settings.get(SIGNING_KEY)));
            changes.add(new StoreChange.DeleteSetting(SIGNING_KEY));
        } else {
            made = SigningKeys.generate();
        }
        changes.add(SigningKeyRotation.put(made, key));
        store.apply(changes);
        return made;
    }

    private static Pseudonyms pseudonyms(MeetingStore store, DeploymentKey key, Map<String, Bytes> settings) {
        if (settings.containsKey(SALT)) {
            return new Pseudonyms(key.openSetting(SALT, settings.get(SALT)));
        }
        String salt = Pseudonyms.salt();
        store.apply(List.of(new StoreChange.PutSetting(SALT, key.sealSetting(SALT, salt))));
        return new Pseudonyms(salt);
    }

    private static ApiKeys keys(DeploymentKey key, Map<String, Bytes> settings) {
        return new ApiKeys(settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(KeyRoutes.SETTING))
                .map(setting -> ApiKeys.Entry.of(key.openSetting(setting.getKey(), setting.getValue())))
                .toList());
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
