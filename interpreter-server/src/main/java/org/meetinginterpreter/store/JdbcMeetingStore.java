package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.store.StoreException.Kind;

/** A {@link MeetingStore} in an SQL database; {@link Database} says which. */
public final class JdbcMeetingStore implements MeetingStore {
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final Database database;
    private final HikariDataSource connections;

    private JdbcMeetingStore(Database database, HikariDataSource connections) {
        this.database = database;
        this.connections = connections;
    }

    /** Opens the database, and brings its tables to the newest version. */
    public static JdbcMeetingStore open(Database database) {
        return new JdbcMeetingStore(database, database.connect());
    }

    @Override
    public void apply(List<StoreChange> changes) {
        work("write", connection -> {
            try {
                for (StoreChange change : changes) {
                    apply(connection, change);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
            return null;
        });
    }

    private static void apply(Connection connection, StoreChange change) throws SQLException {
        if (change instanceof StoreChange.Append entry) {
            execute(
                    connection,
                    "INSERT INTO entry (meeting, seq, body) VALUES (?, ?, ?)",
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
            execute(
                    connection,
                    "INSERT INTO sound (meeting, participant, recording, chunk, samples, body) VALUES (?, ?, ?, ?, ?, ?)",
                    sound.meeting(),
                    sound.participant(),
                    sound.recording(),
                    sound.chunk(),
                    sound.samples(),
                    sound.body());
        } else if (change instanceof StoreChange.AppendAudit audit) {
            execute(
                    connection,
                    "INSERT INTO audit (n, record, hash) VALUES (?, ?, ?)",
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
    public void scrub() {
        work("scrub", connection -> {
            connection.setAutoCommit(true);
            for (String statement : database.scrubbing()) {
                try (PreparedStatement scrubbing = connection.prepareStatement(statement)) {
                    scrubbing.execute();
                }
            }
            return null;
        });
    }

    @Override
    public void close() {
        connections.close();
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

    private <T> T work(String what, Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            boolean conflict = database.isConflict(e);
            throw new StoreException(
                    conflict ? Kind.CONFLICT : Kind.UNAVAILABLE,
                    "store " + database.place() + ": cannot " + what + ": " + e.getMessage()
                            + (conflict ? "" : "; see that the disk has room and works, or that the database runs"),
                    e);
        }
    }
}
