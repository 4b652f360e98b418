package org.meetinginterpreter.security;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreException;

/**
 * The hash chain of the audit log: each record's SHA-256 covers the record and the hash before it, and the newest hash is kept sealed
 * with the deployment's key. So whoever changes, removes or inserts a record without that key is found out, at the end of the log too.
 */
public final class AuditChain {
    private static final String HEAD = "audit-head";
    private static final String BEGINNING = "0".repeat(64);
    private static final int AT_ONCE = 1_000;

    private AuditChain() {}

    /**
     * What a check found.
     *
     * @param records how many were checked
     * @param problem what is wrong, and at which record
     */
    public record Verdict(long records, Optional<String> problem) {}

    /** The row of the next record. */
    static AuditRow next(Optional<AuditRow> last, JsonObject record) {
        String text = record.encode();
        return new AuditRow(
                last.map(AuditRow::n).orElse(0L) + 1,
                text,
                hash(last.map(AuditRow::hash).orElse(BEGINNING), text));
    }

    /** The changes that add a row. */
    static List<StoreChange> append(AuditRow row, DeploymentKey key) {
        String head = new JsonObject().put("n", row.n()).put("hash", row.hash()).encode();
        return List.of(new StoreChange.AppendAudit(row), new StoreChange.PutSetting(HEAD, key.sealSetting(HEAD, head)));
    }

    /** Checks the whole log; blocks. A server may add to it meanwhile. */
    public static Verdict verify(MeetingStore store, DeploymentKey key) {
        Optional<JsonObject> head;
        try {
            head = Optional.ofNullable(store.settings().get(HEAD))
                    .map(stored -> new JsonObject(key.openSetting(HEAD, stored)));
        } catch (StoreException changed) {
            return new Verdict(0, Optional.of("the newest hash, kept apart from the log, was changed"));
        }
        long expected = 1;
        String before = BEGINNING;
        boolean headSeen = head.isEmpty();
        List<AuditRow> rows = store.audit(Long.MIN_VALUE, AT_ONCE);
        while (!rows.isEmpty()) {
            for (AuditRow row : rows) {
                if (row.n() != expected) {
                    return new Verdict(
                            expected - 1, Optional.of("record " + expected + " is missing; the next is " + row.n()));
                }
                if (!row.hash().equals(hash(before, row.record())) || !isNumbered(row)) {
                    return new Verdict(
                            expected - 1,
                            Optional.of(
                                    "record " + row.n() + " was changed, inserted, or follows one that was removed"));
                }
                if (head.isPresent() && head.get().getLong("n") == row.n()) {
                    headSeen = head.get().getString("hash").equals(row.hash());
                    if (!headSeen) {
                        return new Verdict(row.n(), Optional.of("the log was written anew up to record " + row.n()));
                    }
                }
                before = row.hash();
                expected++;
            }
            rows = store.audit(expected - 1, AT_ONCE);
        }
        if (head.isEmpty() && expected > 1) {
            return new Verdict(expected - 1, Optional.of("the newest hash, kept apart from the log, was removed"));
        }
        return headSeen
                ? new Verdict(expected - 1, Optional.empty())
                : new Verdict(
                        expected - 1,
                        Optional.of("the log ends at record " + (expected - 1) + "; there were "
                                + head.get().getLong("n")));
    }

    private static boolean isNumbered(AuditRow row) {
        try {
            return new JsonObject(row.record()).getValue("n") instanceof Number n && n.longValue() == row.n();
        } catch (DecodeException notOurs) {
            return false;
        }
    }

    private static String hash(String before, String record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((before + "\n" + record).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
