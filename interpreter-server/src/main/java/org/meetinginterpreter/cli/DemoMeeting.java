package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.bench.Alignment;
import org.meetinginterpreter.translation.Steadiness;

/**
 * The meeting of the demo, held over the public API alone: a speaker whose voice is two real recordings, and a reader a language. The
 * delay of a caption counts from the end of the word that the recording's alignment names, not from the server's word.
 */
final class DemoMeeting {
    /** Who speaks what. */
    private record Part(String speaker, String recording) {}

    private static final List<Part> PARTS =
            List.of(new Part("Charles Dickens", "two_cities"), new Part("Samuel Beckett", "beckett"));
    private static final List<String> LANGUAGES = List.of("en", "pt");
    private static final long LAST_CAPTION_MILLIS = 5_000;

    private final ApiClient organizer;
    private final Path recordings;
    private final Alignment alignment = Alignment.load();
    private final CaptionPrinter printer = new CaptionPrinter(System.out);
    private final List<CaptionFeed> feeds = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private JsonNode meeting;

    /**
     * @param organizer the organizer's connection
     * @param recordings folder of the installed recordings
     */
    DemoMeeting(ApiClient organizer, Path recordings) {
        this.organizer = organizer;
        this.recordings = recordings;
    }

    /** Plans and starts the meeting, with a reader for each language. */
    void open() {
        ObjectNode plan = ApiClient.JSON.createObjectNode().put("title", "Demo: two recordings");
        LANGUAGES.forEach(plan.putArray("languages")::add);
        meeting = organizer.call("POST", "/meetings", plan);
        organizer.call("POST", path("/start"), null);
        printer.meetingStarted();
        LANGUAGES.forEach(this::read);
    }

    String joinCode() {
        return meeting.path("joinCode").asText();
    }

    /** Speaks both recordings at real time, one after the other; returns when the last caption is printed. */
    CaptionPrinter hold() {
        for (Part part : PARTS) {
            JsonNode joined = joinAsSpeaker(part.speaker());
            Recording recording = Recording.read(recordings.resolve(part.recording() + ".wav"));
            AudioSender sender =
                    new AudioSender(organizer.withToken(joined.path("token").asText()), id(), message -> {});
            printer.speaks(part.speaker(), alignment.words(part.recording()), sender);
            sender.speak(recording, "en", joined.path("consent").asText());
        }
        printer.awaitEveryLanguage(LANGUAGES, LAST_CAPTION_MILLIS);
        return printer;
    }

    /** What the meeting came to, in each language. */
    void printSummary() {
        for (String language : LANGUAGES) {
            JsonNode summary = organizer.call("GET", path("/summary?language=" + language), null);
            System.out.println(language + " summary, machine-made:");
            summary.path("points")
                    .forEach(point ->
                            System.out.println("  - " + point.path("text").asText()));
        }
    }

    /** Stops reading and ends the meeting. */
    void end() {
        feeds.forEach(CaptionFeed::close);
        organizer.call("POST", path("/end"), null);
        for (Thread reader : readers) {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JsonNode joinAsSpeaker(String name) {
        ObjectNode invitation =
                ApiClient.JSON.createObjectNode().put("role", "speaker").put("name", name);
        String secret = organizer
                .call("POST", path("/invitations"), invitation)
                .path("code")
                .asText();
        ObjectNode join = ApiClient.JSON
                .createObjectNode()
                .put("secret", secret)
                .put("name", name)
                .put("language", "en")
                .put("consent", true);
        return organizer.withToken(null).call("POST", "/join", join);
    }

    private void read(String language) {
        ObjectNode join = ApiClient.JSON
                .createObjectNode()
                .put("code", joinCode())
                .put("name", "Reader of " + language)
                .put("role", "listener")
                .put("language", language);
        JsonNode joined = organizer.withToken(null).call("POST", "/join", join);
        CaptionFeed feed = new CaptionFeed(
                organizer.withToken(joined.path("token").asText()),
                id(),
                language,
                Steadiness.BALANCED,
                0,
                message -> printer.received(language, message));
        Thread reader = new Thread(feed::run, "reader-" + language);
        reader.setDaemon(true);
        reader.start();
        feeds.add(feed);
        readers.add(reader);
    }

    private String id() {
        return meeting.path("id").asText();
    }

    private String path(String act) {
        return "/meetings/" + id() + act;
    }
}
