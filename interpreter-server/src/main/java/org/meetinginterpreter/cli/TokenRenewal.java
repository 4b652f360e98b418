package org.meetinginterpreter.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Refreshes a client's token after three quarters of its remaining life, again and again, on a thread of its own. */
final class TokenRenewal {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "token-renewal");
        thread.setDaemon(true);
        return thread;
    });
    private final ApiClient api;
    private final Runnable renewed;

    /** @param renewed told that the client has another token */
    TokenRenewal(ApiClient api, Runnable renewed) {
        this.api = api;
        this.renewed = renewed;
        schedule(due());
    }

    private Duration due() {
        Instant expires = Instant.ofEpochSecond(Long.parseLong(api.claim("exp")));
        Duration due = Duration.between(Instant.now(), expires).multipliedBy(3).dividedBy(4);
        return due.compareTo(LEAST) < 0 ? LEAST : due;
    }

    private void schedule(Duration delay) {
        ScheduledFuture<?> unused = timer.schedule(this::renew, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            api.renewToken();
            renewed.run();
            schedule(due());
        } catch (CommandException refused) {
            // the next connection says so in words; a server that is away may come back
            schedule(AGAIN);
        }
    }

    void close() {
        timer.shutdownNow();
    }
}
