package org.meetinginterpreter.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.meetinginterpreter.model.InstallProgress;

/** One line that is drawn over and over while a step goes on. */
final class ProgressBar implements InstallProgress {
    private static final int WIDTH = 24;
    private static final int COLUMNS = 79;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintWriter err;
    private String what = "";
    private long total;
    private long done;
    private long drawnAt;

    ProgressBar(PrintWriter err) {
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
        draw();
    }

    @Override
    public void advance(long bytes) {
        done += bytes;
        if (System.nanoTime() - drawnAt > REDRAW_NANOS) {
            draw();
        }
    }

    /** Takes the bar from the screen until it is drawn again. */
    void clear() {
        err.print("\r" + " ".repeat(COLUMNS) + "\r");
        err.flush();
    }

    @Override
    public void end() {
        draw();
        err.println();
        err.flush();
    }

    private void draw() {
        drawnAt = System.nanoTime();
        String line = bar() + " " + what;
        err.print("\r" + String.format("%-" + COLUMNS + "." + COLUMNS + "s", line));
        err.flush();
    }

    private String bar() {
        if (total <= 0) {
            return done == 0 ? "[…]" : String.format(Locale.ROOT, "[%s]", Bytes.inWords(done));
        }
        double share = Math.min(1.0, (double) done / total);
        int full = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %% of %s",
                "=".repeat(full),
                " ".repeat(WIDTH - full),
                (int) (share * 100),
                Bytes.inWords(total));
    }
}
