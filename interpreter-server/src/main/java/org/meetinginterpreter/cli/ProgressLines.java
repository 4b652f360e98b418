package org.meetinginterpreter.cli;

import java.io.PrintWriter;
import org.meetinginterpreter.model.InstallProgress;

/** A line when a step begins, and one for each further quarter of a long one: for logs and pipes. */
final class ProgressLines implements InstallProgress {
    private static final long LONG = 20_000_000;

    private final PrintWriter err;
    private String what = "";
    private long total;
    private long done;

    ProgressLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void message(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void begin(String step, long totalBytes) {
        what = step;
        total = totalBytes;
        done = 0;
        message(total > 0 ? what + " (" + Bytes.inWords(total) + ")" : what);
    }

    @Override
    public void advance(long bytes) {
        long before = quarter();
        done += bytes;
        if (total >= LONG && quarter() > before && quarter() < 4) {
            message(what + ": " + 25 * quarter() + " %");
        }
    }

    private long quarter() {
        return total <= 0 ? 0 : 4 * done / total;
    }

    @Override
    public void end() {}
}
