package org.meetinginterpreter.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.Database;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.JdbcMeetingStore;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.StoreWriter;

/** Against somebody who can write the database and does not have the deployment's key, whatever the database is. */
abstract class AuditChainContract {
    private static final int RECORDS = 5;
    private static final long SEED = 20261123;
    private static final int FLIPS = 200;

    private final Vertx vertx = Vertx.vertx();
    private final DeploymentKey key = DeploymentKey.generate();
    private MeetingStore store;

    /** An empty database. */
    abstract Database database();

    /** Whoever can write the database connects to it. */
    abstract Connection connect() throws SQLException;

    @BeforeEach
    void write() {
        store = JdbcMeetingStore.open(database());
        write(RECORDS);
    }

    private void write(int records) {
        try (StoreWriter writer =
                new StoreWriter(store, vertx.getOrCreateContext(), 100, Duration.ofSeconds(1), failing -> {})) {
            AuditLog log = new AuditLog(writer, key, store.lastAudit());
            for (int i = 0; i < records; i++) {
                log.record("p_1", "organizer", "meeting.start", Optional.of("m_1"), Optional.empty(), "192.0.2.7")
                        .await();
            }
        }
    }

    @AfterEach
    void close() {
        store.close();
        vertx.close().await();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    private String problem() {
        return AuditChain.verify(store, key).problem().orElse("");
    }

    @Test
    void anUntouchedLogIsWhole() {
        assertEquals(new AuditChain.Verdict(RECORDS, Optional.empty()), AuditChain.verify(store, key));
    }

    @Test
    void itGoesOnAfterARestart() {
        write(2);
        assertEquals(new AuditChain.Verdict(RECORDS + 2, Optional.empty()), AuditChain.verify(store, key));
    }

    @Test
    void anEmptyLogIsWhole() {
        try (MeetingStore empty = JdbcMeetingStore.open(new Database.Memory())) {
            assertEquals(new AuditChain.Verdict(0, Optional.empty()), AuditChain.verify(empty, key));
        }
    }

    @Test
    void aChangedByteIsFound() throws SQLException {
        tamper("UPDATE audit SET record = replace(record, '192.0.2.0', '192.0.3.0') WHERE n = 3");
        assertTrue(problem().contains("record 3 was changed"), problem());
    }

    @Test
    void everySingleByteCounts() throws SQLException {
        for (AuditRow row : store.audit(0, RECORDS)) {
            for (int i = 0; i < row.record().length(); i++) {
                StringBuilder record = new StringBuilder(row.record());
                record.setCharAt(i, (char) (record.charAt(i) ^ 1));
                put(row.n(), record.toString(), row.hash());
                assertFalse(problem().isEmpty(), record.toString());
            }
            for (int i = 0; i < row.hash().length(); i++) {
                StringBuilder hash = new StringBuilder(row.hash());
                hash.setCharAt(i, (char) (hash.charAt(i) ^ 1));
                put(row.n(), row.record(), hash.toString());
                assertFalse(problem().isEmpty(), hash.toString());
            }
            put(row.n(), row.record(), row.hash());
        }
        assertEquals("", problem());
    }

    @Test
    void flippedBitsAnywhereAreFound() throws SQLException {
        Random random = new Random(SEED);
        List<AuditRow> rows = store.audit(0, RECORDS);
        for (int i = 0; i < FLIPS; i++) {
            AuditRow row = rows.get(random.nextInt(RECORDS));
            boolean inHash = random.nextInt(4) == 0;
            String flipped = flipped(inHash ? row.hash() : row.record(), random);
            put(row.n(), inHash ? row.record() : flipped, inHash ? flipped : row.hash());
            assertFalse(problem().isEmpty(), "seed " + SEED + ", flip " + i + ": " + flipped);
            put(row.n(), row.record(), row.hash());
        }
        assertEquals("", problem());
    }

    /** One bit of one of its bytes; a byte that no database takes as text is flipped elsewhere. */
    private static String flipped(String text, Random random) {
        while (true) {
            int at = random.nextInt(text.length());
            char changed = (char) (text.charAt(at) ^ (1 << random.nextInt(7)));
            if (changed != 0) {
                return text.substring(0, at) + changed + text.substring(at + 1);
            }
        }
    }

    @Test
    void rowsThatChangedPlacesAreFound() throws SQLException {
        List<AuditRow> rows = store.audit(0, RECORDS);
        for (int first = 0; first < RECORDS; first++) {
            for (int second = first + 1; second < RECORDS; second++) {
                swap(rows.get(first), rows.get(second));
                assertTrue(problem().contains("record " + (first + 1) + " was changed"), problem());
                put(first + 1, rows.get(first).record(), rows.get(first).hash());
                put(second + 1, rows.get(second).record(), rows.get(second).hash());
            }
        }
        assertEquals("", problem());
    }

    private void swap(AuditRow first, AuditRow second) throws SQLException {
        put(first.n(), second.record(), second.hash());
        put(second.n(), first.record(), first.hash());
    }

    private void put(long n, String record, String hash) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE audit SET record = ?, hash = ? WHERE n = ?")) {
            statement.setString(1, record);
            statement.setString(2, hash);
            statement.setLong(3, n);
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void aRemovedRecordIsFound() throws SQLException {
        tamper("DELETE FROM audit WHERE n = 2");
        assertTrue(problem().contains("record 2 is missing"), problem());
    }

    @Test
    void aRemovedRecordIsFoundWhereTheOthersWereCountedAnew() throws SQLException {
        tamper("DELETE FROM audit WHERE n = 2");
        tamper("UPDATE audit SET n = n - 1 WHERE n > 2");
        assertTrue(problem().contains("record 2 was changed"), problem());
    }

    @Test
    void removedLastRecordsAreFound() throws SQLException {
        tamper("DELETE FROM audit WHERE n > 3");
        assertTrue(problem().contains("ends at record 3; there were 5"), problem());
        tamper("DELETE FROM audit");
        assertTrue(problem().contains("there were 5"), problem());
    }

    @Test
    void anInsertedRecordIsFound() throws SQLException {
        tamper("INSERT INTO audit SELECT 6, record, hash FROM audit WHERE n = 5");
        assertTrue(problem().contains("record 6 was changed, inserted"), problem());
        tamper("UPDATE audit SET n = 0 WHERE n = 6");
        assertTrue(problem().contains("record 1 is missing"), problem());
    }

    @Test
    void aChainThatWasWrittenAnewIsFound() throws SQLException {
        tamper("DELETE FROM audit");
        try (StoreWriter writer =
                new StoreWriter(store, vertx.getOrCreateContext(), 100, Duration.ofSeconds(1), failing -> {})) {
            AuditLog forged = new AuditLog(writer, DeploymentKey.generate(), Optional.empty());
            forged.record("p_1", "organizer", "meeting.end", Optional.empty(), Optional.empty(), "192.0.2.7")
                    .await();
        }
        assertTrue(problem().contains("newest hash"), problem());
        tamper("DELETE FROM setting");
        assertTrue(problem().contains("was removed"), problem());
    }
}
