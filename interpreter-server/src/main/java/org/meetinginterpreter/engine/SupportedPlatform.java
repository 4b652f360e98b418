package org.meetinginterpreter.engine;

import java.util.Set;

/** Where the native libraries of the engines are built for: Linux on x86-64. Elsewhere the engines refuse with a sentence. */
final class SupportedPlatform {
    private static final Set<String> X86_64 = Set.of("amd64", "x86_64");

    private SupportedPlatform() {}

    /** Refuses any other system before a native library is asked for. */
    static void require(String system, String architecture) {
        if (!"Linux".equals(system) || !X86_64.contains(architecture)) {
            throw new UnsupportedPlatformException(
                    "speech and translation engines run on Linux x86-64; this is " + system + " on " + architecture
                            + ": run the server on such a machine, browsers anywhere can use it");
        }
    }
}
