package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.meetinginterpreter.server.TestServer.Guest;
import org.meetinginterpreter.store.MeetingStore;
import org.meetinginterpreter.store.StoredDocument;
import org.meetinginterpreter.store.StoredLog;

/**
 * A meeting in which everything happens that leaves something behind: typed and spoken captions, a correction, something held, kept
 * sound, passcode and names, and senders of spoiled messages.
 */
final class EventfulMeeting {
    private static final String TITLE = "Quetzalcoatl treaty";
    private static final String NAME = "Xochimilco Çınar";
    private static final String GUEST = "Mictlantecuhtli Pérez";
    private static final String TYPED = "Popocatépetl yields zinnwaldite";
    private static final String CORRECTED = "Iztaccíhuatl yields adamite";
    private static final String SPOKEN = "word1 word2 word3 word4";
    private static final String TERM = "Huitzilopochtli";
    private static final String FLAGGED = "zinnwaldite";
    private static final String PASSCODE = "tlaloc-passcode-77";
    private static final String SPOILED = "Coatlicue-spoiled-message";

    private final TestServer server;
    private final List<String> secrets =
            new ArrayList<>(List.of(TITLE, NAME, GUEST, TYPED, CORRECTED, SPOKEN, TERM, FLAGGED, PASSCODE, SPOILED));
    final String id;
    final Guest speaker;

    EventfulMeeting(TestServer server) {
        this.server = server;
        JsonObject review = new JsonObject()
                .put("policy", "after")
                .put("words", new JsonObject().put("en", new JsonArray().add(FLAGGED)));
        JsonObject plan = TestServer.plan(
                        new JsonObject()
                                .put("passcode", PASSCODE)
                                .put("keepSound", true)
                                .put("review", review)
                                .put("vocabulary", new JsonArray().add(TERM)),
                        "en",
                        "pt")
                .put("title", TITLE);
        JsonObject planned = ask("POST", "/meetings", plan);
        id = planned.getString("id");
        ask("POST", at("/start"), null);
        String secret = ask("POST", at("/invitations"), invitation("speaker")).getString("code");
        JsonObject consent = new JsonObject().put("language", "en").put("keepSound", true);
        speaker = TestServer.guest(
                ask("POST", "/join", new JsonObject().put("secret", secret).put("consent", consent)));
        Guest guest = TestServer.guest(ask(
                "POST",
                "/join",
                new JsonObject()
                        .put("code", planned.getString("joinCode"))
                        .put("passcode", PASSCODE)
                        .put("name", GUEST)
                        .put("language", "pt")));
        String waiting = ask("POST", at("/invitations"), invitation("listener")).getString("code");
        secrets.addAll(List.of(
                planned.getString("joinCode"), secret, waiting, speaker.token(), guest.token(), server.organizer()));
        speakAndType(guest);
        spoil(guest, planned.getString("joinCode"));
    }

    private static JsonObject invitation(String role) {
        return new JsonObject().put("role", role).put("name", NAME);
    }

    private void speakAndType(Guest reader) {
        TestSocket captions = server.captions(id, reader.token(), "pt", 0);
        TestSocket reviews = server.socket(at("/reviews"), server.organizer());
        assertEquals(200, server.type(id, speaker.token(), TYPED).status());
        TestSocket audio = server.audio(id, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        TestServer.speak(audio, 4);
        audio.send(new JsonObject().put("type", "end")).await("ended");
        JsonObject flagged =
                ask("GET", at("/reviews"), null).getJsonArray("reviews").getJsonObject(0);
        ask(
                "POST",
                at("/reviews/" + flagged.getString("id")),
                new JsonObject()
                        .put("decision", "correct")
                        .put("version", flagged.getInteger("version"))
                        .put("language", "en")
                        .put("text", CORRECTED));
        Awaitility.await()
                .until(() -> captions.finals().stream()
                        .anyMatch(caption -> caption.getString("text").contains(CORRECTED)));
        assertTrue(captions.finals().stream()
                .anyMatch(caption -> caption.getString("text").contains(SPOKEN)));
        Awaitility.await().until(() -> !data().getJsonArray("sound").isEmpty());
        captions.close();
        reviews.close();
    }

    /** Messages that are no JSON, of the wrong kind, or not UTF-8: parsers like to quote them. */
    private void spoil(Guest guest, String joinCode) {
        List<String> spoiled = List.of(
                SPOILED,
                "{\"text\":\"" + SPOILED,
                "{\"text\":" + SPOILED + "}",
                "{\"" + SPOILED + "\":\"" + TYPED + "\"}",
                "[\"" + SPOILED + "\"]",
                "{\"language\":\"" + SPOILED + "\",\"text\":{\"a\":\"" + TYPED + "\"}}");
        for (String body : spoiled) {
            for (String path : List.of(at("/utterances"), at("/invitations"), "/join", "/meetings")) {
                post(path, body);
            }
            for (String path : List.of("/captions?language=pt", "/audio", "/reviews")) {
                TestSocket socket = server.socket(at(path), server.organizer());
                socket.sendUnlessClosed(body).awaitClose();
            }
            TestSocket nobody = server.socket(at("/captions?language=pt"), List.of("interpreter.v1"), true);
            nobody.sendUnlessClosed(body).awaitClose();
        }
        JsonObject join =
                new JsonObject().put("code", joinCode).put("passcode", SPOILED).put("name", GUEST);
        assertEquals(4, server.call("POST", "/join", null, join).status() / 100);
        assertEquals(4, server.call("GET", "/meetings", SPOILED, null).status() / 100);
        assertEquals(
                4, server.call("GET", "/meetings", guest.token() + "x", null).status() / 100);
    }

    private void post(String path, String body) {
        int status = server.send(server.request("/api/v1" + path, server.organizer())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
        assertTrue(status / 100 == 4, path + " answered " + status + " to " + body);
    }

    private String at(String path) {
        return "/meetings/" + id + path;
    }

    private JsonObject data() {
        return ask("GET", at("/participants/" + speaker.participant() + "/data"), null);
    }

    private JsonObject ask(String method, String path, JsonObject body) {
        TestServer.Answer answer = server.call(method, path, server.organizer(), body);
        assertEquals(2, answer.status() / 100, () -> method + " " + path + ": " + answer);
        return answer.json();
    }

    /** What nobody may find. */
    List<String> secrets() {
        return secrets;
    }

    void delete() {
        ask("DELETE", at(""), null);
    }

    /** Takes away all of the speaker. */
    void eraseSpeaker() {
        ask("DELETE", at("/participants/" + speaker.participant() + "/data"), null);
    }

    /** Every sealed body that is stored of the meeting, its key among them. */
    List<Bytes> bodies(MeetingStore store) {
        StoredLog log = store.log(id);
        return Stream.of(
                        store.meetings().stream()
                                .filter(meeting -> meeting.id().equals(id))
                                .flatMap(meeting -> Stream.of(meeting.sealedKey(), meeting.body())),
                        store.documents(id).stream().map(StoredDocument::body),
                        log.entries().stream().map(StoredLog.Entry::body),
                        log.renderings().stream().map(StoredLog.Rendering::body),
                        sound(store))
                .flatMap(bodies -> bodies)
                .toList();
    }

    /** Bodies of what the speaker said, was and sounded like. */
    List<Bytes> bodiesOfSpeaker(MeetingStore store) {
        StoredLog log = store.log(id);
        return Stream.of(
                        store.documents(id).stream()
                                .filter(document -> document.id().equals(speaker.participant()))
                                .map(StoredDocument::body),
                        log.entries().stream().map(StoredLog.Entry::body),
                        log.renderings().stream().map(StoredLog.Rendering::body),
                        sound(store))
                .flatMap(bodies -> bodies)
                .toList();
    }

    private Stream<Bytes> sound(MeetingStore store) {
        return store.sounds(id, speaker.participant()).stream()
                .map(piece -> store.sound(id, speaker.participant(), piece.recording(), piece.chunk())
                        .orElseThrow());
    }
}
