package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Where the entries of a zip lie (PKWARE's APPNOTE, 4.3), so that those stored as they are can be used in place: a mapped file of
 * 300 MB is then never copied. Java's own zip classes tell no positions. Every length is checked against the file's before it is used.
 */
final class ZipDirectory {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    private final ByteBuffer zip;

    private ZipDirectory(ByteBuffer zip) {
        this.zip = zip.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the bytes begin as a zip does. */
    static boolean isZip(ByteBuffer bytes) {
        return bytes.remaining() >= Integer.BYTES
                && bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(0) == LOCAL;
    }

    /**
     * The entries by name, in the zip's order: stored ones share its bytes, packed ones are unpacked.
     *
     * @throws MarianFormatException when it is no zip, a damaged one, or one of more than 2 GB
     */
    static Map<String, ByteBuffer> entries(ByteBuffer zip) {
        return new ZipDirectory(zip).entries();
    }

    private Map<String, ByteBuffer> entries() {
        int end = end();
        int count = u16(end + 10);
        int at = offset(end + 16);
        Map<String, ByteBuffer> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            need(at, CENTRAL_BYTES, "its list of files");
            require(zip.getInt(at) == CENTRAL, "its list of files breaks off after " + i + " of " + count);
            int nameBytes = u16(at + 28);
            need(at + CENTRAL_BYTES, nameBytes, "a name");
            byte[] name = new byte[nameBytes];
            zip.get(at + CENTRAL_BYTES, name);
            String file = new String(name, StandardCharsets.UTF_8);
            require(entries.put(file, content(file, at)) == null, "it holds " + file + " twice");
            at += CENTRAL_BYTES + nameBytes + u16(at + 30) + u16(at + 32);
        }
        return entries;
    }

    private int end() {
        int last = zip.limit() - END_BYTES;
        for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
            if (zip.getInt(at) == END) {
                return at;
            }
        }
        throw new MarianFormatException("it is no zip, or one that was cut short");
    }

    private ByteBuffer content(String name, int central) {
        require((u16(central + 8) & ENCRYPTED) == 0, name + " is encrypted");
        int packed = offset(central + 20);
        int size = offset(central + 24);
        int local = offset(central + 42);
        need(local, LOCAL_BYTES, name);
        require(zip.getInt(local) == LOCAL, name + " is not where the list of files says");
        int data = local + LOCAL_BYTES + u16(local + 26) + u16(local + 28);
        need(data, packed, name);
        ByteBuffer bytes = zip.slice(data, packed).order(ByteOrder.LITTLE_ENDIAN);
        int method = u16(central + 10);
        if (method == DEFLATED) {
            return inflated(name, bytes, size);
        }
        require(method == STORED && packed == size, name + " is packed in an unknown way");
        return bytes;
    }

    private static ByteBuffer inflated(String name, ByteBuffer packed, int size) {
        // nothing packs tighter than 1:1032, so no small file claims memory that it cannot fill
        require(size / 1_032 <= packed.remaining(), name + " claims " + size + " bytes");
        byte[] unpacked = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int filled = 0;
            while (filled < size && !inflater.needsInput() && !inflater.finished()) {
                filled += inflater.inflate(unpacked, filled, size - filled);
            }
            require(filled == size, name + " is cut short");
        } catch (DataFormatException e) {
            throw new MarianFormatException(name + " cannot be unpacked: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int u16(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    /** A length or a position, which in a file of this size cannot be beyond 2 GB. */
    private int offset(int at) {
        int value = zip.getInt(at);
        require(value >= 0, "it names a place beyond its end");
        return value;
    }

    private void need(int at, int length, String what) {
        require((long) at + length <= zip.limit(), "it ends within " + what);
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new MarianFormatException(fault);
        }
    }
}
