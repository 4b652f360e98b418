package org.meetinginterpreter.translation.marian;

import java.nio.ByteBuffer;
import java.util.List;

/** Writes shortlists for tests. */
final class ShortlistFile {
    private ShortlistFile() {}

    /** @param translations target ids of each source token */
    static byte[] bytes(int frequent, List<int[]> translations) {
        int ids = translations.stream().mapToInt(own -> own.length).sum();
        int offsets = translations.size() + 1;
        ByteBuffer file = MarianFileWriter.buffer(6 * Long.BYTES + Long.BYTES * offsets + Integer.BYTES * ids);
        file.putLong(0xF11A48D5013417F5L).putLong(0).putLong(frequent).putLong(50);
        file.putLong(offsets).putLong(ids);
        long offset = 0;
        file.putLong(offset);
        for (int[] own : translations) {
            offset += own.length;
            file.putLong(offset);
        }
        for (int[] own : translations) {
            for (int id : own) {
                file.putInt(id);
            }
        }
        byte[] bytes = new byte[file.capacity()];
        file.get(0, bytes);
        return bytes;
    }
}
