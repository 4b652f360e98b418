package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.server.TestServer.Guest;

/** One meeting's rows were changed or removed while the server was off: the others go on, and its organizer learns what is wrong. */
class DamagedMeetingTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private String broken;
    private String whole;
    private Guest speaker;
    private Guest other;

    @BeforeEach
    void holdMeetings() {
        start();
        broken = server.meeting("en", "pt");
        whole = server.meeting("en", "pt");
        speaker = server.join(broken, "speaker", "Ana Delegada");
        other = server.join(whole, "speaker", "Rui");
        for (String text : List.of("We agree.", "We go on.", "We sign.")) {
            server.type(broken, speaker.token(), text);
            server.type(whole, other.token(), text);
        }
        server.call("GET", "/meetings/" + broken + "/captions?language=pt", speaker.token(), null);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void start() {
        stop();
        server = new TestServer(ServerOptions.defaults().withStorage(Storage.in(folder)));
    }

    /** While no server runs. */
    private void damage(String... changes) throws SQLException {
        server.close();
        server = null;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meetings.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : changes) {
                assertTrue(statement.executeUpdate(sql.replace("BROKEN", "'" + broken + "'")) > 0, sql);
            }
        }
        start();
    }

    private TestServer.Answer call(String method, String path) {
        return server.call(method, path, server.organizer(), null);
    }

    private JsonObject damaged() {
        JsonObject listed = call("GET", "/meetings").json();
        assertEquals(1, listed.getJsonArray("meetings").size(), listed.encode());
        JsonArray damaged = listed.getJsonArray("damaged");
        assertEquals(1, damaged.size(), listed.encode());
        return damaged.getJsonObject(0);
    }

    /** All that holds of a server beside a damaged meeting. */
    private void othersGoOn(String what) {
        assertEquals(broken, damaged().getString("id"));
        assertTrue(damaged().getString("problem").contains(what), damaged().encode());
        for (String path :
                List.of("", "/participants", "/captions?language=en", "/captions.vtt?language=en", "/audit")) {
            TestServer.Answer answer = call("GET", "/meetings/" + broken + path);
            assertEquals(500, answer.status(), path);
            assertEquals("meeting-damaged", answer.problem());
            assertTrue(
                    answer.json().getString("detail").contains(what),
                    answer.json().encode());
        }
        TestServer.Answer guest = server.call("GET", "/meetings/" + broken, speaker.token(), null);
        assertEquals("meeting-damaged", guest.problem());
        assertEquals(
                "not-found",
                server.call("GET", "/meetings/" + broken, other.token(), null).problem(),
                "others learn nothing of it");
        assertTrue(server.captions(broken, speaker.token(), "en", 0)
                .await("error")
                .getString("problem")
                .endsWith("meeting-damaged"));
        JsonObject health = new JsonObject(
                server.send(server.request("/health/ready", null).build()).body());
        assertEquals(1, health.getInteger("damagedMeetings"));
        assertEquals(1, server.metric("interpreter_meetings_damaged"));
        String captions = server.call("GET", "/meetings/" + whole + "/captions?language=en", other.token(), null)
                .json()
                .encode();
        assertTrue(captions.contains("We agree.") && captions.contains("We sign."), captions);
        assertEquals(200, server.type(whole, other.token(), "And we go on.").status());
    }

    private void theOrganizerMayDeleteIt() {
        assertEquals(
                403,
                server.call("DELETE", "/meetings/" + whole, other.token(), null).status());
        assertEquals(204, call("DELETE", "/meetings/" + broken).status());
        for (int run = 0; run < 2; run++) {
            assertEquals(404, call("GET", "/meetings/" + broken).status());
            assertEquals(new JsonArray(), call("GET", "/meetings").json().getJsonArray("damaged"));
            start();
        }
        Storage.inspect(Storage.in(folder), (store, key) -> {
            assertEquals(1, store.meetings().size());
            assertEquals(List.of(), store.log(broken).entries());
            return store;
        });
    }

    private static final String CHANGED_BODY = " SET body = randomblob(length(body))";

    @Test
    void anEntryThatWasChangedDamagesItsMeetingAlone() throws SQLException {
        damage("UPDATE entry" + CHANGED_BODY + " WHERE meeting = BROKEN AND seq = 2");
        othersGoOn("entry/2");
        assertEquals("Water talks", damaged().getString("title"));
        theOrganizerMayDeleteIt();
    }

    @Test
    void entriesThatChangedPlacesDamageTheirMeetingAlone() throws SQLException {
        damage(
                "UPDATE entry SET seq = -1 WHERE meeting = BROKEN AND seq = 1",
                "UPDATE entry SET seq = 1 WHERE meeting = BROKEN AND seq = 2",
                "UPDATE entry SET seq = 2 WHERE meeting = BROKEN AND seq = -1");
        othersGoOn("entry/1");
    }

    @Test
    void anEntryThatIsMissingIsNoticed() throws SQLException {
        damage("DELETE FROM rendering WHERE meeting = BROKEN", "DELETE FROM entry WHERE meeting = BROKEN AND seq = 2");
        othersGoOn("entry/2");
    }

    @Test
    void aParticipantThatWasChangedDamagesItsMeetingAlone() throws SQLException {
        damage("UPDATE document" + CHANGED_BODY + " WHERE meeting = BROKEN AND kind = 'participant'");
        othersGoOn("participant/");
    }

    @Test
    void aKeyOrSettingsThatWereChangedLeaveTheIdAlone() throws SQLException {
        damage("UPDATE meeting SET sealed_key = randomblob(length(sealed_key)) WHERE id = BROKEN");
        othersGoOn("key/");
        assertFalse(damaged().containsKey("title"));
        theOrganizerMayDeleteIt();
    }

    @Test
    void whatIsMissingAtTheEndOfAMeetingThatIsOverIsNoticedWhenSomebodyAsks() throws SQLException {
        call("POST", "/meetings/" + broken + "/end");
        damage("DELETE FROM rendering WHERE meeting = BROKEN", "DELETE FROM entry WHERE meeting = BROKEN AND seq = 3");
        JsonObject listed = call("GET", "/meetings").json();
        assertEquals(2, listed.getJsonArray("meetings").size(), "its log is read when it is asked for");
        assertEquals("meeting-damaged", call("GET", "/meetings/" + broken).problem());
        othersGoOn("entry/3");
        theOrganizerMayDeleteIt();
    }
}
