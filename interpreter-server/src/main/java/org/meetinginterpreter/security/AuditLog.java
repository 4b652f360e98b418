package org.meetinginterpreter.security;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.DeploymentKey;
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
     * Records an act that was done.
     *
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
                address);
        AuditRow row = AuditChain.next(last, record.toJson());
        last = Optional.of(row);
        return writer.settle(AuditChain.append(row, key));
    }
}
