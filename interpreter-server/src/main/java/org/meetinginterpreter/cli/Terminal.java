package org.meetinginterpreter.cli;

import java.io.IOException;
import java.util.Set;

/** What the other end of this process's streams is. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether a person watches stderr. Java tells only about stdin and stdout together, and differently from version to version, so the
     * system's {@code test -t} is asked.
     */
    static boolean isOnStderr() {
        if (Set.of("", "dumb").contains(System.getenv().getOrDefault("TERM", ""))) {
            return false;
        }
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
