package org.meetinginterpreter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import org.meetinginterpreter.model.InstallProgress;

/** What the other end of this process's streams is. */
final class Terminal {
    private Terminal() {}

    /** How an installation shows where it is: a bar for a person, plain lines elsewhere. */
    static InstallProgress progress(PrintWriter err) {
        return isOnStderr() ? new ProgressBar(err) : new ProgressLines(err);
    }

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
