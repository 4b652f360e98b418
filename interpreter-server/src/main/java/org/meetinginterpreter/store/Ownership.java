package org.meetinginterpreter.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The right to change a database, which one server has at a time: two would give the same places away. Thread-safe. */
interface Ownership extends AutoCloseable {
    /** What is done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Changes the database.
     *
     * @param readers connections of those who read
     * @throws StoreException when the right is lost and another server has it
     */
    <T> T change(HikariDataSource readers, Work<T> work) throws SQLException;

    /** Gives the right back. */
    @Override
    void close();

    /** Of a database that no other process can reach. */
    static Ownership ofItsOwn() {
        return new Ownership() {
            @Override
            public <T> T change(HikariDataSource readers, Work<T> work) throws SQLException {
                try (Connection connection = readers.getConnection()) {
                    return work.on(connection);
                }
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
    }

    /** Of somebody who only looks. */
    static Ownership none(String place) {
        return new Ownership() {
            @Override
            public <T> T change(HikariDataSource readers, Work<T> work) {
                throw new IllegalStateException("store " + place + " was opened to be read");
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
    }
}
