package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one interface to whatever keeps meetings. Every method blocks on a disk or a network, is thread-safe, and fails with a
 * {@link StoreException}.
 */
public interface MeetingStore extends AutoCloseable {
    /** Makes all changes, in their order, or none; when it returns they survive a loss of power. */
    void apply(List<StoreChange> changes);

    /** Every meeting, without what belongs to it. */
    List<StoredMeeting> meetings();

    /** What belongs to a meeting, its log left out; in the order of kind and id. */
    List<StoredDocument> documents(String meeting);

    /** The log of a meeting; empty when there is no such meeting. */
    StoredLog log(String meeting);

    /** What is kept of a participant's sound, in the order of recording and chunk. */
    List<StoredSound> sounds(String meeting, String participant);

    /** One piece of it. */
    Optional<Bytes> sound(String meeting, String participant, String recording, int chunk);

    /** Settings of the deployment by name. */
    Map<String, Bytes> settings();

    /** Records of the audit log after {@code n}, in their order, at most {@code most}. */
    List<AuditRow> audit(long after, int most);

    /** The last record of the audit log. */
    Optional<AuditRow> lastAudit();

    /**
     * Makes what was deleted impossible to find in the files, as far as the database can.
     *
     * @return whether that was done; false where somebody reads, and it has to be tried again
     */
    boolean scrub();

    /** Whether to scrub at the start, as the last run may have been killed before it did. */
    default boolean isScrubbedAtStart() {
        return false;
    }

    /** Whether nothing was ever kept here, so that no key can be missing. */
    default boolean isNew() {
        return settings().isEmpty() && meetings().isEmpty() && lastAudit().isEmpty();
    }

    @Override
    void close();
}
