package org.meetinginterpreter.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One installer at a time in a store: a file lock between processes, and a lock of this process between threads, since a file lock
 * belongs to the whole process. The operating system frees it when an installer dies. Close on the thread that acquired it.
 */
final class StoreLock implements AutoCloseable {
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
    private static final String INCOMING = ".incoming-";
    private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);
    private static final String WAITING = "another installer is at work in this store: waiting for it to end";

    private final Path store;
    private final ReentrantLock thread;
    private final FileChannel channel;

    private StoreLock(Path store, ReentrantLock thread, FileChannel channel) {
        this.store = store;
        this.thread = thread;
        this.channel = channel;
    }

    @SuppressWarnings("LockNotBeforeTry") // freed by close, or below when the file lock fails
    static StoreLock acquire(Path store, InstallProgress progress) throws IOException {
        ReentrantLock thread = THREADS.computeIfAbsent(store.toRealPath(), path -> new ReentrantLock());
        boolean told = false;
        if (!thread.tryLock()) {
            progress.message(WAITING);
            told = true;
            thread.lock();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(store.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                if (!told) {
                    progress.message(WAITING);
                }
                channel.lock();
            }
            return new StoreLock(store, thread, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            thread.unlock();
            throw e;
        }
    }

    /** An empty folder in the store for this installer alone; what dead installers left is removed first. */
    Path workFolder() throws IOException {
        removeWorkFolders();
        return Files.createTempDirectory(store, INCOMING);
    }

    @Override
    public void close() throws IOException {
        try {
            removeWorkFolders();
        } finally {
            free();
        }
    }

    /** Only the holder of the lock has such folders: others were left by installers that are dead. */
    private void removeWorkFolders() throws IOException {
        try (Stream<Path> all = Files.list(store)) {
            all.filter(path -> path.getFileName().toString().startsWith(INCOMING))
                    .forEach(StoreLock::remove);
        }
    }

    private void free() throws IOException {
        try {
            channel.close();
        } finally {
            thread.unlock();
        }
    }

    /** Removes a folder that holds only what this installer put there; what cannot go is left to the next installer. */
    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("cannot remove {}: {}", folder, FileErrors.describe(e));
        }
    }
}
