package org.meetinginterpreter.model;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes a stream on which nothing was heard for too long, so that its reader fails rather than waits for ever: the Java HTTP client's
 * timeout covers only the head of a response.
 */
final class SilenceWatch implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "silence-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final InputStream stream;
    private final long longestNanos;
    private volatile long heardAt = System.nanoTime();

    SilenceWatch(InputStream stream, Duration longest) {
        this.stream = stream;
        this.longestNanos = longest.toNanos();
        long period = Math.max(1, longest.toMillis() / 4);
        var unused = clock.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    private void look() {
        if (System.nanoTime() - heardAt > longestNanos) {
            try {
                stream.close();
            } catch (IOException e) {
                clock.shutdown(); // closed all the same
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
