package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.meetinginterpreter.bench.MeetingSpeaker.Spoken;
import org.meetinginterpreter.bench.Recordings.Recording;

/** A meeting that goes on while others are attacked: somebody speaks, two read. */
final class FuzzWitness implements AutoCloseable {
    private static final double PAUSE_SECONDS = 1;

    private final List<Recording> recordings;
    private final MeetingSpeaker speaker;
    private final List<CaptionReader> readers = new ArrayList<>();
    private final List<Spoken> spoken = new ArrayList<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final Thread thread = new Thread(this::speak, "witness");
    private String failure = "";

    FuzzWitness(MeetingApi api, EventLoopGroup threads, List<Recording> recordings) {
        this.recordings = recordings;
        JsonNode meeting = api.start("Witness", List.of("en", "pt"));
        for (String language : List.of("en", "pt")) {
            readers.add(CaptionReader.open(
                    threads,
                    api.socket(meeting, "/captions?language=" + language),
                    api.reader(meeting, "Reader", language).token(),
                    language));
        }
        speaker = new MeetingSpeaker(
                threads, api.socket(meeting, "/audio"), api.speaker(meeting, "Witness"), PAUSE_SECONDS);
        thread.start();
    }

    private void speak() {
        for (int i = 0; wanted.get(); i++) {
            try {
                List<Spoken> more = speaker.speak(List.of(recordings.get(i % recordings.size())));
                synchronized (this) {
                    spoken.addAll(more);
                }
            } catch (BenchException harmed) {
                synchronized (this) {
                    failure = harmed.getMessage();
                }
                return;
            }
        }
    }

    /** Ends it after the recording that is being spoken; what was held. */
    HeldMeeting end() {
        wanted.set(false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
        synchronized (this) {
            if (!failure.isEmpty()) {
                throw new BenchException("the meeting beside it was harmed: " + failure);
            }
            return new HeldMeeting(List.copyOf(spoken), readers, 0, 0, 0, 0);
        }
    }

    @Override
    public void close() {
        wanted.set(false);
        readers.forEach(CaptionReader::close);
    }
}
