package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.meeting.ConsentTexts;
import org.meetinginterpreter.meeting.Privacy;
import org.meetinginterpreter.meeting.Retention;
import org.meetinginterpreter.server.TestServer.Guest;

/** Meetings go when their time is over, and those in them know before. */
class RetentionTest {
    /** Runs with the system's, as much ahead as a test says. */
    private static final class AheadClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    @TempDir
    private Path folder;

    private final AheadClock clock = new AheadClock();
    private Privacy privacy = Privacy.defaults();
    private TestServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void start() {
        if (server != null) {
            server.close();
        }
        server = new TestServer(
                ServerOptions.defaults().withStorage(Storage.in(folder)).withPrivacy(privacy), clock);
    }

    /** A live meeting in which somebody said something. */
    private String meeting(JsonObject options) {
        String id = server.call("POST", "/meetings", server.organizer(), TestServer.plan(options, "en"))
                .json()
                .getString("id");
        call("POST", "/meetings/" + id + "/start");
        server.type(id, server.join(id, "speaker", "Delegation 1").token(), "We agree.");
        return id;
    }

    private TestServer.Answer call(String method, String path) {
        return server.call(method, path, server.organizer(), null);
    }

    private JsonObject retention(String meeting) {
        return call("GET", "/meetings/" + meeting).json().getJsonObject("retention");
    }

    private void isGone(String meeting) {
        Awaitility.await().until(() -> call("GET", "/meetings/" + meeting).status() == 404);
        Storage.inspect(Storage.in(folder), (store, key) -> {
            assertEquals(List.of(), store.meetings());
            assertEquals(List.of(), store.documents(meeting));
            assertEquals(List.of(), store.log(meeting).entries());
            return store;
        });
    }

    @Test
    void aMeetingIsKeptForItsDaysAfterTheEndAndNoLonger() {
        start();
        String meeting = meeting(new JsonObject().put("retentionDays", 30));
        assertEquals(new JsonObject().put("days", 30), retention(meeting));
        clock.ahead = Duration.ofDays(365);
        start();
        assertEquals(
                "live", call("GET", "/meetings/" + meeting).json().getString("state"), "a live one is never deleted");
        clock.ahead = Duration.ZERO;
        start();
        JsonObject ended = call("POST", "/meetings/" + meeting + "/end").json();
        Instant deleted = Instant.parse(ended.getJsonObject("retention").getString("deleted"));
        assertEquals(Instant.parse(ended.getString("ended")).plus(Duration.ofDays(30)), deleted);
        Guest reader = server.join(meeting, "listener", "Delegation 2");
        TestSocket page = server.captions(meeting, reader.token(), "en", 0);
        page.awaitSeq(1);
        clock.ahead = Duration.ofDays(30).minusMinutes(1);
        start();
        assertEquals(200, call("GET", "/meetings/" + meeting).status());
        page = server.captions(meeting, reader.token(), "en", 0);
        page.awaitSeq(1);
        clock.ahead = Duration.ofDays(30);
        assertTrue(page.await("error").getString("problem").endsWith("meeting-deleted"));
        isGone(meeting);
    }

    @Test
    void aMeetingWhoseTimeCameWhileTheServerWasOffIsGoneWhenItStarts() {
        start();
        String meeting = meeting(new JsonObject());
        call("POST", "/meetings/" + meeting + "/end");
        clock.ahead = Duration.ofDays(91);
        start();
        assertEquals(404, call("GET", "/meetings/" + meeting).status());
        isGone(meeting);
        List<Map<String, Object>> audited = new java.util.ArrayList<>();
        Storage.inspect(Storage.in(folder), (store, key) -> {
            store.audit(0, 1_000).forEach(row -> audited.add(new JsonObject(row.record()).getMap()));
            return store;
        });
        assertTrue(
                audited.stream()
                        .anyMatch(row -> "meeting.expire".equals(row.get("act")) && meeting.equals(row.get("meeting"))),
                audited.toString());
    }

    @Test
    void aMeetingThatWasPlannedAndNeverStartedIsDeletedAfterItsLastChange() {
        start();
        String meeting = server.plan("en").getString("id");
        Instant first = unused(meeting);
        assertTrue(first.isAfter(Instant.now().plus(Duration.ofDays(89))), first.toString());
        server.call(
                "PATCH",
                "/meetings/" + meeting,
                server.organizer(),
                new JsonObject().put("title", "Water talks, later"));
        Instant changed = unused(meeting);
        assertTrue(changed.isAfter(first), "a change is a sign of life");
        Guest reader = server.join(meeting, "listener", "Delegation 2");
        Instant joined = unused(meeting);
        assertTrue(joined.isAfter(changed), "so is somebody who joins");
        clock.ahead = Duration.ofDays(89);
        start();
        assertEquals(joined, unused(meeting), "a restart is none");
        TestSocket page = server.captions(meeting, reader.token(), "en", 0);
        page.await("ready");
        clock.ahead = Duration.ofDays(90);
        assertTrue(page.await("error").getString("problem").endsWith("meeting-deleted"));
        isGone(meeting);
    }

    @Test
    void aPlannedMeetingThatStartsIsNotDeletedAndOneOfADeploymentWithoutSuchATimeNeither() {
        start();
        String started = server.plan("en").getString("id");
        call("POST", "/meetings/" + started + "/start");
        privacy = new Privacy(ConsentTexts.shipped(), Retention.ofDays(7), Retention.UNLIMITED, Retention.UNLIMITED);
        start();
        String planned = server.plan("en").getString("id");
        assertEquals(7, retention(planned).getInteger("days"));
        clock.ahead = Duration.ofDays(1_000);
        start();
        assertEquals(new JsonObject().put("days", 7), retention(planned));
        privacy = Privacy.defaults();
        start();
        assertEquals(404, call("GET", "/meetings/" + planned).status(), "the deployment's time counts for all");
        assertEquals(200, call("GET", "/meetings/" + started).status());
    }

    @Test
    void anInvitationThatNobodyTookGoesWithTheNameInItWhenItsTimeIsOver() {
        start();
        String meeting = server.plan("en").getString("id");
        JsonObject wanted = new JsonObject().put("role", "speaker").put("name", "Ana");
        String path = "/meetings/" + meeting + "/invitations";
        server.call("POST", path, server.organizer(), wanted.copy().put("expiresMinutes", 1));
        server.call("POST", path, server.organizer(), wanted.copy().put("expiresMinutes", 60));
        assertEquals(2, invitations(meeting));
        clock.ahead = Duration.ofMinutes(2);
        Awaitility.await().until(() -> invitations(meeting) == 1);
        server.close();
        server = null;
        clock.ahead = Duration.ofMinutes(61);
        start();
        assertEquals(0, invitations(meeting), "also one that ended while the server was off");
    }

    private long invitations(String meeting) {
        return Storage.inspect(
                Storage.in(folder),
                (store, key) -> store.documents(meeting).stream()
                        .filter(document -> document.kind().equals("invitation"))
                        .count());
    }

    private Instant unused(String meeting) {
        return Instant.parse(retention(meeting).getString("deletedUnlessStarted"));
    }

    @Test
    void aMeetingMayBeDeletedAtItsEndAndItsReadersGetTheLastWords() {
        start();
        String meeting = meeting(new JsonObject().put("retentionDays", 0));
        Guest reader = server.join(meeting, "listener", "Delegation 2");
        TestSocket page = server.captions(meeting, reader.token(), "en", 0);
        page.awaitSeq(1);
        assertEquals(
                "ended", call("POST", "/meetings/" + meeting + "/end").json().getString("state"));
        page.await(message -> "ended".equals(message.getString("state")));
        assertTrue(page.await("error").getString("problem").endsWith("meeting-deleted"));
        isGone(meeting);
    }

    @Test
    void organizersChooseWithinWhatTheDeploymentAllowsAndCannotTakeBackWhatPeopleWereTold() {
        privacy = new Privacy(ConsentTexts.shipped(), Retention.ofDays(7), Retention.ofDays(60), Retention.UNLIMITED);
        start();
        JsonObject planned = server.plan("en");
        String meeting = planned.getString("id");
        assertEquals(new JsonObject().put("days", 7), planned.getJsonObject("retention"));
        assertEquals("invalid-request", change(meeting, 61).problem());
        assertEquals(200, change(meeting, 60).status());
        JsonObject terms = server.call(
                        "POST", "/join/terms", null, new JsonObject().put("code", planned.getString("joinCode")))
                .json();
        assertEquals(new JsonObject().put("days", 60), terms.getJsonObject("retention"), "told before they join");
        assertEquals(200, change(meeting, 30).status());
        server.join(meeting, "listener", "Delegation 1");
        assertEquals("wrong-state", change(meeting, 31).problem());
        assertEquals(200, change(meeting, 20).status());
        server.call(
                "PATCH",
                "/meetings/" + meeting,
                server.organizer(),
                new JsonObject().put("options", new JsonObject().put("passcode", "streng geheim")));
        assertEquals(new JsonObject().put("days", 20), retention(meeting), "other options leave it as it is");
        privacy = new Privacy(ConsentTexts.shipped(), Retention.ofDays(7), Retention.ofDays(10), Retention.UNLIMITED);
        start();
        assertEquals(new JsonObject().put("days", 10), retention(meeting), "a shorter bound holds for all");
    }

    private TestServer.Answer change(String meeting, int days) {
        return server.call(
                "PATCH",
                "/meetings/" + meeting,
                server.organizer(),
                new JsonObject().put("options", new JsonObject().put("retentionDays", days)));
    }
}
