package org.meetinginterpreter.security;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreWriter;

/** Writes what was done into the {@link AuditChain}. Belongs to the server's event loop. */
public final class AuditLog {
    private final StoreWriter writer;
    private final DeploymentKey key;
    private Optional<AuditRow> last;

    /**
     * Goes on where earlier runs stopped.
     *
     * @param last their newest record
     */
    public AuditLog(StoreWriter writer, DeploymentKey key, Optional<AuditRow> last) {
        this.writer = writer;
        this.key = key;
        this.last = last;
    }

    /**
     * The changes by which an operator's rotation of the deployment's key is put on record, where no server runs.
     *
     * @param last the newest record
     * @param key the new one
     */
    public static List<StoreChange> rotated(Optional<AuditRow> last, DeploymentKey key) {
        AuditRecord record = new AuditRecord(
                last.map(AuditRow::n).orElse(0L) + 1,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "operator",
                "admin",
                "deployment-key.rotate",
                Optional.empty(),
                Optional.empty(),
                "");
        return AuditChain.append(AuditChain.next(last, record.toJson()), key);
    }

    /**
     * Records an act that was done.
     *
     * @param address from where; kept without the part that tells people apart
     * @return ends when it is durable, or as soon as that cannot be waited for
     */
    public Future<Void> record(
            String actor, String role, String act, Optional<String> meeting, Optional<String> object, String address) {
        AuditRecord record = new AuditRecord(
                last.map(AuditRow::n).orElse(0L) + 1,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                actor,
                role,
                act,
                meeting,
                object,
                Networks.truncated(address));
        AuditRow row = AuditChain.next(last, record.toJson());
        last = Optional.of(row);
        return writer.settle(AuditChain.append(row, key));
    }
}
