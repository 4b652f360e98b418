package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.store.StoreException.Kind;
import org.sqlite.SQLiteErrorCode;

/** A {@link MeetingStore} in an SQL database; {@link Database} says which. */
public final class JdbcMeetingStore implements MeetingStore {
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How to a connection. */
    private interface Way<T> {
        T go(Ownership.Work<T> work) throws SQLException;
    }

    private static final String INTEGRITY_VIOLATED = "23000";

    private final Database database;
    private final Ownership ownership;
    private final HikariDataSource connections;

    private final Optional<Object> identity;

    private JdbcMeetingStore(Database database, Ownership ownership, HikariDataSource connections) {
        this.database = database;
        this.ownership = ownership;
        this.connections = connections;
        this.identity = database.identity();
    }

    /** Opens the database for this process alone to change, and brings its tables to the newest version. */
    public static JdbcMeetingStore open(Database database) {
        Ownership ownership = database.own();
        try {
            return new JdbcMeetingStore(database, ownership, database.connect());
        } catch (StoreException e) {
            ownership.close();
            throw e;
        }
    }

    /** Opens a database that is there, to be read as it is; fails where its tables are not of the newest version. */
    public static JdbcMeetingStore openExisting(Database database) {
        return new JdbcMeetingStore(database, Ownership.none(database.place()), database.connectToExisting());
    }

    @Override
    public void apply(List<StoreChange> changes) {
        if (!database.identity().equals(identity)) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "store " + database.place()
                            + ": the file was moved, deleted or replaced while the server ran; put it back");
        }
        work("write", work -> ownership.change(connections, work), connection -> {
            try {
                for (StoreChange change : changes) {
                    apply(connection, change);
                }
                connection.commit();
            } catch (SQLException e) {
                rollBack(connection, e);
                throw e;
            }
            return null;
        });
    }

    /**
     * A full disk or a lost server has ended the transaction already: why stands in the first failure. The connection still counts on
     * one, so it is not used again.
     */
    private void rollBack(Connection connection, SQLException first) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
            connections.evictConnection(connection);
        }
    }

    private static void apply(Connection connection, StoreChange change) throws SQLException {
        if (change instanceof StoreChange.Append entry) {
            insertOnce(
                    connection,
                    "INSERT INTO entry (meeting, seq, body) VALUES (?, ?, ?)",
                    "SELECT 1 FROM entry WHERE meeting = ? AND seq = ? AND body = ?",
                    entry.meeting(),
                    entry.seq(),
                    entry.body());
        } else if (change instanceof StoreChange.PutRendering rendering) {
            execute(
                    connection,
                    "INSERT INTO rendering (meeting, seq, language, body) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (meeting, seq, language) DO UPDATE SET body = excluded.body",
                    rendering.meeting(),
                    rendering.seq(),
                    rendering.language(),
                    rendering.body());
        } else if (change instanceof StoreChange.PutDocument document) {
            execute(
                    connection,
                    "INSERT INTO document (meeting, kind, id, body) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (meeting, kind, id) DO UPDATE SET body = excluded.body",
                    document.meeting(),
                    document.kind(),
                    document.id(),
                    document.body());
        } else if (change instanceof StoreChange.PutSound sound) {
            insertOnce(
                    connection,
                    "INSERT INTO sound (meeting, participant, recording, chunk, samples, body) VALUES (?, ?, ?, ?, ?, ?)",
                    "SELECT 1 FROM sound WHERE meeting = ? AND participant = ? AND recording = ? AND chunk = ?"
                            + " AND samples = ? AND body = ?",
                    sound.meeting(),
                    sound.participant(),
                    sound.recording(),
                    sound.chunk(),
                    sound.samples(),
                    sound.body());
        } else if (change instanceof StoreChange.AppendAudit audit) {
            insertOnce(
                    connection,
                    "INSERT INTO audit (n, record, hash) VALUES (?, ?, ?)",
                    "SELECT 1 FROM audit WHERE n = ? AND record = ? AND hash = ?",
                    audit.row().n(),
                    audit.row().record(),
                    audit.row().hash());
        } else if (change instanceof StoreChange.PutMeeting meeting) {
            execute(
                    connection,
                    "INSERT INTO meeting (id, sealed_key, body) VALUES (?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET sealed_key = excluded.sealed_key, body = excluded.body",
                    meeting.meeting(),
                    meeting.sealedKey(),
                    meeting.body());
        } else if (change instanceof StoreChange.PutSetting setting) {
            execute(
                    connection,
                    "INSERT INTO setting (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
                    setting.name(),
                    setting.body());
        } else if (change instanceof StoreChange.Probe) {
            execute(connection, "UPDATE probe SET times = times + 1");
        } else if (change instanceof StoreChange.Overwritten) {
            // nothing of its own
            return;
        } else if (change instanceof StoreChange.Replace entry) {
            execute(
                    connection,
                    "UPDATE entry SET body = ? WHERE meeting = ? AND seq = ?",
                    entry.body(),
                    entry.meeting(),
                    entry.seq());
        } else {
            delete(connection, change);
        }
    }

    private static void delete(Connection connection, StoreChange change) throws SQLException {
        if (change instanceof StoreChange.DeleteDocument document) {
            execute(
                    connection,
                    "DELETE FROM document WHERE meeting = ? AND kind = ? AND id = ?",
                    document.meeting(),
                    document.kind(),
                    document.id());
        } else if (change instanceof StoreChange.DeleteRenderings rendering) {
            execute(
                    connection,
                    "DELETE FROM rendering WHERE meeting = ? AND seq = ?",
                    rendering.meeting(),
                    rendering.seq());
        } else if (change instanceof StoreChange.DeleteSound sound) {
            execute(
                    connection,
                    "DELETE FROM sound WHERE meeting = ? AND participant = ?",
                    sound.meeting(),
                    sound.participant());
        } else if (change instanceof StoreChange.DeleteSetting setting) {
            execute(connection, "DELETE FROM setting WHERE name = ?", setting.name());
        } else if (change instanceof StoreChange.DeleteMeeting meeting) {
            for (String table : List.of("rendering", "entry", "document", "sound")) {
                execute(connection, "DELETE FROM " + table + " WHERE meeting = ?", meeting.meeting());
            }
            execute(connection, "DELETE FROM meeting WHERE id = ?", meeting.meeting());
        } else {
            throw new IllegalArgumentException("no way to store a " + change.getClass());
        }
    }

    @Override
    public List<StoredMeeting> meetings() {
        return query(
                "SELECT id, sealed_key, body FROM meeting ORDER BY id",
                row -> new StoredMeeting(row.getString(1), bytes(row, 2), bytes(row, 3)));
    }

    @Override
    public List<StoredDocument> documents(String meeting) {
        return query(
                "SELECT kind, id, body FROM document WHERE meeting = ? ORDER BY kind, id",
                row -> new StoredDocument(row.getString(1), row.getString(2), bytes(row, 3)),
                meeting);
    }

    @Override
    public StoredLog log(String meeting) {
        return work(
                "read",
                connection -> new StoredLog(
                        query(
                                connection,
                                "SELECT seq, body FROM entry WHERE meeting = ? ORDER BY seq",
                                row -> new StoredLog.Entry(row.getLong(1), bytes(row, 2)),
                                meeting),
                        query(
                                connection,
                                "SELECT seq, language, body FROM rendering WHERE meeting = ? ORDER BY seq, language",
                                row -> new StoredLog.Rendering(row.getLong(1), row.getString(2), bytes(row, 3)),
                                meeting)));
    }

    @Override
    public List<StoredSound> sounds(String meeting, String participant) {
        return query(
                "SELECT recording, chunk, samples FROM sound WHERE meeting = ? AND participant = ? ORDER BY recording, chunk",
                row -> new StoredSound(row.getString(1), row.getInt(2), row.getLong(3)),
                meeting,
                participant);
    }

    @Override
    public Optional<Bytes> sound(String meeting, String participant, String recording, int chunk) {
        return query(
                        "SELECT body FROM sound WHERE meeting = ? AND participant = ? AND recording = ? AND chunk = ?",
                        row -> bytes(row, 1),
                        meeting,
                        participant,
                        recording,
                        chunk)
                .stream()
                .findFirst();
    }

    @Override
    public Map<String, Bytes> settings() {
        Map<String, Bytes> settings = new HashMap<>();
        query("SELECT name, body FROM setting", row -> settings.put(row.getString(1), bytes(row, 2)));
        return settings;
    }

    @Override
    public List<AuditRow> audit(long after, int most) {
        return query(
                "SELECT n, record, hash FROM audit WHERE n > ? ORDER BY n LIMIT ?",
                JdbcMeetingStore::audit,
                after,
                most);
    }

    @Override
    public Optional<AuditRow> lastAudit() {
        return query("SELECT n, record, hash FROM audit ORDER BY n DESC LIMIT 1", JdbcMeetingStore::audit).stream()
                .findFirst();
    }

    private static AuditRow audit(ResultSet row) throws SQLException {
        return new AuditRow(row.getLong(1), row.getString(2), row.getString(3));
    }

    @Override
    public boolean scrub() {
        return work("scrub", connection -> {
            connection.setAutoCommit(true);
            return database.scrub(connection);
        });
    }

    @Override
    public boolean isScrubbedAtStart() {
        return database.isScrubbedAtStart();
    }

    @Override
    public void close() {
        connections.close();
        ownership.close();
    }

    private static Bytes bytes(ResultSet row, int column) throws SQLException {
        return Bytes.copyFrom(row.getBytes(column));
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        return work("read", connection -> query(connection, sql, reader, values));
    }

    private static <T> List<T> query(Connection connection, String sql, Reader<T> reader, Object... values)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
        }
        return rows;
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    /**
     * Inserts a row. The very same row there already is well: it was committed, and the answer was lost with the connection.
     *
     * @param same finds that row, by the same values
     */
    private static void insertOnce(Connection connection, String insert, String same, Object... values)
            throws SQLException {
        boolean inserted;
        try (PreparedStatement statement = prepared(connection, insert + " ON CONFLICT DO NOTHING", values)) {
            inserted = statement.executeUpdate() == 1;
        }
        if (!inserted && query(connection, same, row -> true, values).isEmpty()) {
            throw new SQLIntegrityConstraintViolationException(
                    "its place is taken", INTEGRITY_VIOLATED, SQLiteErrorCode.SQLITE_CONSTRAINT.code);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Bytes bytes) {
                    statement.setBytes(i + 1, bytes.toByteArray());
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private <T> T work(String what, Ownership.Work<T> work) {
        return work(what, this::read, work);
    }

    private <T> T read(Ownership.Work<T> work) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        }
    }

    private <T> T work(String what, Way<T> way, Ownership.Work<T> work) {
        try {
            return way.go(work);
        } catch (SQLException e) {
            boolean conflict = database.isConflict(e);
            throw new StoreException(
                    conflict ? Kind.CONFLICT : Kind.UNAVAILABLE,
                    "store " + database.place() + ": cannot " + what + ": " + e.getMessage()
                            + (conflict ? "" : "; " + database.advice(e)),
                    e);
        }
    }
}
