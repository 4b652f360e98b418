package org.meetinginterpreter.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.security.Bearer;
import org.meetinginterpreter.server.TestServer.Guest;

/** A live meeting with somebody in every role, a caption, a recording, and another meeting beside it. */
final class RoleWorld {
    static final String ELSEWHERE = " elsewhere";
    static final List<String> PARTICIPANTS = List.of("listener", "speaker", "reviewer", "integrator", "organizer");

    /** Who asks: a token, its id, and who that is in the meeting. */
    record Asking(Optional<String> token, String tokenId, String id, String consent) {}

    final TestServer server;
    final String meeting;
    final Asking speaker;
    private final String joinCode;
    private final String otherKey;
    private final Map<String, Asking> askers = new HashMap<>();
    private final Map<String, String> recordings = new HashMap<>();

    RoleWorld(TestServer server) {
        this.server = server;
        String owner = signedIn("o_owner");
        JsonObject plan = meeting(owner);
        meeting = plan.getString("id");
        joinCode = plan.getString("joinCode");
        String other = meeting(server.organizer()).getString("id");
        for (String role : PARTICIPANTS) {
            askers.put(role, join(meeting, role));
            askers.put(role + ELSEWHERE, join(other, role));
        }
        speaker = join(meeting, "speaker");
        JsonObject key = key(Optional.of(meeting));
        askers.put("key", new Asking(Optional.of(key.getString("secret")), key.getString("key"), "", "c_1"));
        otherKey = key(Optional.empty()).getString("key");
        for (Map.Entry<String, String> who : Map.of("signed in", owner, "signed in" + ELSEWHERE, signedIn("o_else"))
                .entrySet()) {
            String tokenId = server.call("POST", "/tokens/refresh", who.getValue(), null)
                    .json()
                    .getString("tokenId");
            askers.put(who.getKey(), new Asking(Optional.of(who.getValue()), tokenId, "organizer", "c_1"));
        }
        askers.put("nobody", new Asking(Optional.empty(), "", "", "c_1"));
        askers.put("admin", new Asking(Optional.of(server.organizer()), "t_other", "organizer", "c_1"));
        server.type(meeting, server.organizer(), "Good morning.");
    }

    private String signedIn(String id) {
        Instant until = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        return server.server.token(Bearer.signedIn(id, false, until));
    }

    private JsonObject meeting(String maker) {
        JsonObject plan = server.call(
                        "POST",
                        "/meetings",
                        maker,
                        TestServer.plan(new JsonObject().put("keepSound", true), "en", "pt"))
                .json();
        server.call("POST", "/meetings/" + plan.getString("id") + "/start", server.organizer(), null);
        return plan;
    }

    private JsonObject key(Optional<String> of) {
        JsonObject body =
                new JsonObject().put("name", "Wall").put("rights", JsonArray.of("feed", "captions", "exports"));
        of.ifPresent(id -> body.put("meeting", id));
        return server.call("POST", "/keys", server.organizer(), body).json();
    }

    Asking join(String where, String role) {
        JsonObject invitation = new JsonObject().put("role", role).put("name", role);
        String secret = server.call("POST", "/meetings/" + where + "/invitations", server.organizer(), invitation)
                .json()
                .getString("code");
        JsonObject consent = new JsonObject().put("language", "en").put("keepSound", true);
        Guest guest = TestServer.guest(server.call(
                        "POST",
                        "/join",
                        null,
                        new JsonObject().put("secret", secret).put("consent", role.equals("speaker") ? consent : false))
                .json());
        return new Asking(Optional.of(guest.token()), guest.tokenId(), guest.participant(), guest.consent());
    }

    Asking asking(String role) {
        return Optional.ofNullable(askers.get(role))
                .orElseThrow(() -> new AssertionError("docs/security.md has the role '" + role + "'"));
    }

    String joinCode() {
        return joinCode;
    }

    /** The id of a key: of the meeting, or of the deployment. */
    String keyId(boolean ofMeeting) {
        return ofMeeting ? asking("key").tokenId() : otherKey;
    }

    /** An entry for a glossary. */
    JsonObject term() {
        return new JsonObject().put("terms", new JsonObject().put("en", "quota").put("pt", "cota"));
    }

    /** The id of an entry: of the meeting's glossary, or of the deployment's. */
    String entry(boolean ofMeeting) {
        String glossary = ofMeeting ? "/meetings/" + meeting + "/glossary" : "/glossary";
        return server.call("POST", glossary + "/entries", server.organizer(), term())
                .json()
                .getJsonObject("entry")
                .getString("id");
    }

    /** What was kept of a speaker's voice. */
    String recording(Asking who) {
        return recordings.computeIfAbsent(who.id(), first -> record(who));
    }

    private String record(Asking who) {
        Guest guest = new Guest(who.token().orElseThrow(), who.tokenId(), who.id(), who.consent());
        TestSocket audio = server.audio(meeting, guest).send(TestServer.start(guest));
        audio.await("ready");
        TestServer.speak(audio, 4);
        audio.send(new JsonObject().put("type", "end")).await("ended");
        return server.call(
                        "GET", "/meetings/" + meeting + "/participants/" + who.id() + "/data", server.organizer(), null)
                .json()
                .getJsonArray("sound")
                .getJsonObject(0)
                .getString("recording");
    }
}
