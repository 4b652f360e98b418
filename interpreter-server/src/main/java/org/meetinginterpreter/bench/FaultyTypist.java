package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Types one sentence after the other, and notes which the server confirmed and under which {@code seq}. Thread-safe. */
final class FaultyTypist implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private static final long RETRY_MILLIS = 200;

    private final MeetingApi api;
    private final JsonNode meeting;
    private final MeetingApi.Participant participant;
    private final int number;
    private final Map<Long, String> told = new HashMap<>();
    private Thread thread;
    private int sentences;
    private boolean leaving;

    FaultyTypist(MeetingApi api, JsonNode meeting, MeetingApi.Participant participant, int number) {
        this.api = api;
        this.meeting = meeting;
        this.participant = participant;
        this.number = number;
        start();
    }

    private synchronized void start() {
        thread = new Thread(this::run, "typist " + number);
        thread.start();
    }

    private void run() {
        while (isWanted()) {
            String text = "Delegation " + number + " agrees to point " + next() + " of the draft.";
            long pause = PAUSE_MILLIS;
            try {
                long seq = api.type(meeting, participant, text);
                confirmed(seq, text);
            } catch (BenchException failed) {
                // nobody confirmed it: whether it is in the log is open
                pause = RETRY_MILLIS;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException cut) {
                return;
            }
        }
    }

    private synchronized boolean isWanted() {
        return !leaving && Thread.currentThread() == thread;
    }

    private synchronized int next() {
        return ++sentences;
    }

    private synchronized void confirmed(long seq, String text) {
        if (seq > 0) {
            told.put(seq, text);
        }
    }

    /** What the server confirmed, by {@code seq}. */
    synchronized Map<Long, String> told() {
        return Map.copyOf(told);
    }

    /** Breaks off the request under way; another begins. */
    void cut() {
        Thread cut;
        synchronized (this) {
            cut = thread;
            if (leaving) {
                return;
            }
        }
        cut.interrupt();
        start();
    }

    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            leaving = true;
            last = thread;
        }
        try {
            last.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
