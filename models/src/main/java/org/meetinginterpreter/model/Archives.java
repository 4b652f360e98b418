package org.meetinginterpreter.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks zips (wheels and jars too) and gzips that nobody vouches for: nothing lands outside the target, nothing grows without bound. */
final class Archives {
    /** A few of the largest models pack 1:3; a bomb packs 1:1000. */
    private static final long MOST_EXPANSION = 50;

    private static final long SMALL = 1 << 20;
    private static final int MOST_ENTRIES = 20_000;

    private Archives() {}

    /**
     * Takes named files out of a zip.
     *
     * @param wanted path in the target -> path in the zip
     */
    static void take(Path zip, Map<String, String> wanted, Path target) throws IOException {
        try (ZipFile file = open(zip)) {
            Budget budget = new Budget(zip);
            for (Map.Entry<String, String> want : wanted.entrySet()) {
                ZipEntry entry = file.getEntry(want.getValue());
                if (entry == null || entry.isDirectory()) {
                    throw new ZipException(zip.getFileName() + " holds no " + want.getValue());
                }
                write(file, entry, within(target, want.getKey()), budget);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(zip, e);
        }
    }

    /** Unpacks a whole zip; a single folder at its top is left out. */
    static void takeAll(Path zip, Path target) throws IOException {
        try (ZipFile file = open(zip)) {
            if (file.size() > MOST_ENTRIES) {
                throw new ZipException("it has " + file.size() + " entries, more than any model has");
            }
            List<ZipEntry> entries = new ArrayList<>(Collections.list(file.entries()));
            entries.removeIf(ZipEntry::isDirectory);
            String top = topFolder(entries);
            Budget budget = new Budget(zip);
            for (ZipEntry entry : entries) {
                write(file, entry, within(target, entry.getName().substring(top.length())), budget);
            }
        } catch (ZipException | EOFException e) {
            throw damaged(zip, e);
        }
    }

    /** Unpacks one gzip into a file. */
    static void gunzip(Path packed, Path target) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), Hashes.BUFFER)) {
            copy(in, target, new Budget(packed));
        } catch (ZipException | EOFException e) {
            throw damaged(packed, e);
        }
    }

    private static ZipFile open(Path zip) throws IOException {
        return new ZipFile(zip.toFile());
    }

    private static String topFolder(List<ZipEntry> entries) {
        String top = null;
        for (ZipEntry entry : entries) {
            int slash = entry.getName().indexOf('/');
            String first = slash < 0 ? "" : entry.getName().substring(0, slash + 1);
            if (first.isEmpty() || (top != null && !top.equals(first))) {
                return "";
            }
            top = first;
        }
        return top == null ? "" : top;
    }

    private static Path within(Path target, String name) throws IOException {
        try {
            return target.resolve(ModelFile.requireRelative(name));
        } catch (ModelException e) {
            throw new ZipException("the entry " + e.getMessage());
        }
    }

    private static void write(ZipFile zip, ZipEntry entry, Path target, Budget budget) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            copy(in, target, budget);
        }
    }

    private static void copy(InputStream in, Path target, Budget budget) throws IOException {
        Files.createDirectories(target.getParent());
        byte[] buffer = new byte[Hashes.BUFFER];
        try (OutputStream out =
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                budget.spend(n);
                out.write(buffer, 0, n);
            }
        } catch (FileAlreadyExistsException e) {
            throw (ZipException) new ZipException("it holds " + target.getFileName() + " twice").initCause(e);
        }
    }

    private static IOException damaged(Path archive, IOException cause) {
        return new IOException(archive.getFileName() + " is damaged or cut short: " + cause.getMessage(), cause);
    }

    /** What an archive may still unpack to. */
    private static final class Budget {
        private long left;

        Budget(Path archive) throws IOException {
            left = SMALL + MOST_EXPANSION * Files.size(archive);
        }

        void spend(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new ZipException("it unpacks to more than " + MOST_EXPANSION + " times its size");
            }
        }
    }
}
