package org.meetinginterpreter.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.meetinginterpreter.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change an SQLite file: a lock of the operating system on {@code <file>.lock}, which ends with the process, however it
 * ends. The file stays and holds the process's id, for messages.
 */
final class LockedFile implements Ownership {
    private static final Logger LOG = LoggerFactory.getLogger(LockedFile.class);
    /** Closing any channel of a file ends the process's locks on it: what this process holds must not be opened again. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path lock;
    private final FileChannel channel;

    private LockedFile(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @param database need not exist; its folder does
     */
    static LockedFile of(Path database) {
        synchronized (HELD) {
            try {
                Path lock = beside(database);
                if (HELD.contains(lock)) {
                    throw taken(database, lock);
                }
                FileChannel channel = FileChannel.open(
                        lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (channel.tryLock() == null) {
                    channel.close();
                    throw taken(database, lock);
                }
                HELD.add(lock);
                sign(channel);
                return new LockedFile(lock, channel);
            } catch (IOException e) {
                throw new StoreException(
                        Kind.UNAVAILABLE,
                        "store " + database + ": cannot be locked: " + e
                                + "; see that its folder exists and may be written",
                        e);
            }
        }
    }

    /** The same file for every name of the database. */
    private static Path beside(Path database) throws IOException {
        Path real = Files.exists(database)
                ? database.toRealPath()
                : database.toAbsolutePath().getParent().toRealPath().resolve(database.getFileName());
        return real.resolveSibling(real.getFileName() + ".lock");
    }

    private static StoreException taken(Path database, Path lock) {
        return new StoreException(
                Kind.UNAVAILABLE,
                "store " + database + ": another server" + holder(lock)
                        + " has it open; stop that one, or give this one a database of its own (storage.database)");
    }

    private static String holder(Path lock) {
        try {
            String process = HELD.contains(lock) ? "" : Files.readString(lock, StandardCharsets.US_ASCII);
            return process.matches("\\d{1,10}") ? " (process " + process + ")" : "";
        } catch (IOException unknown) {
            return "";
        }
    }

    private static void sign(FileChannel channel) {
        try {
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            // a full disk must not keep the server from starting
            LOG.info("the lock's file does not name this process: {}", e.getMessage());
        }
    }

    @Override
    public <T> T change(HikariDataSource readers, Work<T> work) throws SQLException {
        try (Connection connection = readers.getConnection()) {
            return work.on(connection);
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            if (HELD.remove(lock)) {
                try {
                    channel.close();
                } catch (IOException e) {
                    LOG.warn("{} could not be closed: {}", lock, e.getMessage());
                }
            }
        }
    }
}
