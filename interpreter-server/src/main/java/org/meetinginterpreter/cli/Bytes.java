package org.meetinginterpreter.cli;

import java.util.Locale;

/** Sizes for people. */
final class Bytes {
    private Bytes() {}

    /** Such as {@code 48.5 MB}; decimal units. */
    static String inWords(long bytes) {
        if (bytes >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
        }
        return bytes >= 100_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%d B", bytes);
    }
}
