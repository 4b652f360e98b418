package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.server.TestServer.Guest;

/** Keys of programs: what they are good for, and nothing else. */
class KeysTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String meeting;

    @BeforeEach
    void start() {
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        meeting = server.meeting("en");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonObject key(String token, String of, String... rights) {
        JsonObject body = new JsonObject().put("name", "Wall display").put("rights", JsonArray.of((Object[]) rights));
        if (of != null) {
            body.put("meeting", of);
        }
        return server.call("POST", "/keys", token, body).json();
    }

    private int status(String method, String path, String token) {
        return server.call(method, path, token, null).status();
    }

    private String captions(String of) {
        return "/meetings/" + of + "/captions?language=en";
    }

    @Test
    void aKeyReadsWhatItsRightsNameInItsMeetingAndNothingElse() {
        String other = server.meeting("en");
        String captions = key(server.organizer(), meeting, "captions").getString("secret");
        assertEquals(200, status("GET", captions(meeting), captions));
        assertEquals(200, status("GET", "/meetings/" + meeting, captions));
        assertEquals(404, status("GET", captions(other), captions));
        assertEquals(403, status("GET", "/meetings/" + meeting + "/feed?language=en", captions));
        for (String path : new String[] {"/meetings", "/keys", "/keys?meeting=" + meeting}) {
            assertEquals(403, status("GET", path, captions), path);
        }
        for (String path : new String[] {"/participants", "/statistics", "/audit"}) {
            assertEquals(403, status("GET", "/meetings/" + meeting + path, captions), path);
        }
        for (String path : new String[] {"/signing-keys", "/organizer-links"}) {
            assertEquals(403, status("POST", path, captions), path);
        }
        assertEquals(403, server.type(meeting, captions, "Hello.").status());
        assertEquals(403, status("POST", "/meetings/" + meeting + "/end", captions));
        assertEquals(403, status("DELETE", "/meetings/" + meeting, captions));

        String feed = key(server.organizer(), null, "feed").getString("secret");
        assertEquals(403, status("GET", captions(meeting), feed));
        server.captions(other, feed, "en", 0).await("ready");
    }

    @Test
    void aRevokedKeyEndsWithItsTokensAndConnections() {
        JsonObject made = key(server.organizer(), meeting, "feed", "captions");
        String secret = made.getString("secret");
        String token =
                server.call("POST", "/tokens/refresh", secret, null).json().getString("token");
        assertEquals(200, status("GET", captions(meeting), token));
        TestSocket byKey = server.captions(meeting, secret, "en", 0);
        TestSocket byToken = server.captions(meeting, token, "en", 0);
        byKey.await("ready");
        byToken.await("ready");
        assertEquals(204, status("DELETE", "/keys/" + made.getString("key"), server.organizer()));
        assertEquals(4003, byKey.awaitClose());
        assertEquals(4003, byToken.awaitClose());
        assertEquals(401, status("GET", captions(meeting), secret));
        assertEquals(401, status("GET", captions(meeting), token));
        assertEquals(401, status("GET", captions(meeting), made.getString("key") + ".guess"));
    }

    @Test
    void theKeysOfAMeetingGoWithItAndOthersStay() {
        String gone = key(server.organizer(), meeting, "feed").getString("secret");
        String ofAll = key(server.organizer(), null, "feed").getString("key");
        assertEquals(204, status("DELETE", "/meetings/" + meeting, server.organizer()));
        assertEquals(401, status("POST", "/tokens/refresh", gone));
        JsonArray left =
                server.call("GET", "/keys", server.organizer(), null).json().getJsonArray("keys");
        assertEquals(1, left.size(), left.encode());
        assertEquals(ofAll, left.getJsonObject(0).getString("key"));
    }

    @Test
    void organizersOfAMeetingHaveKeysOfTheirMeetingOnly() {
        Guest chair = server.join(meeting, "organizer", "Chair");
        Guest listener = server.join(meeting, "listener", "Reader");
        String other = server.meeting("en");
        JsonObject own = key(chair.token(), meeting, "exports");
        assertEquals(
                "forbidden", key(chair.token(), null, "feed").getString("type").replaceAll(".*:", ""));
        assertEquals(
                "not-found", key(chair.token(), other, "feed").getString("type").replaceAll(".*:", ""));
        assertEquals(
                "forbidden",
                key(listener.token(), meeting, "feed").getString("type").replaceAll(".*:", ""));
        JsonObject foreign = key(server.organizer(), other, "feed");
        assertEquals(404, status("DELETE", "/keys/" + foreign.getString("key"), chair.token()));
        assertEquals(204, status("DELETE", "/keys/" + own.getString("key"), chair.token()));
        assertEquals(
                400,
                server.call(
                                "POST",
                                "/keys",
                                server.organizer(),
                                new JsonObject().put("name", "x").put("rights", JsonArray.of("type")))
                        .status());
    }

    @Test
    void keysAreListedWithoutTheirSecretsAndOutliveARestart() {
        JsonObject made = key(server.organizer(), meeting, "captions");
        JsonObject listed =
                server.call("GET", "/keys", server.organizer(), null).json();
        assertEquals(1, listed.getJsonArray("keys").size());
        assertFalse(listed.encode().contains("hash"));
        server.close();
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
        assertEquals(200, status("GET", captions(meeting), made.getString("secret")));
        assertEquals(
                listed, server.call("GET", "/keys", server.organizer(), null).json());
    }
}
