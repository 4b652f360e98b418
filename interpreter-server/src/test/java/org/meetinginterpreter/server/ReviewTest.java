package org.meetinginterpreter.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.review.ReviewDefaults;

/** Captions that people look at, over the public API. */
class ReviewTest {
    @TempDir
    private Path folder;

    private TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private String meeting(String policy, int holdSeconds, String onTimeout, JsonObject words) {
        JsonObject review = new JsonObject()
                .put("policy", policy)
                .put("holdSeconds", holdSeconds)
                .put("onTimeout", onTimeout)
                .put("words", words);
        String id = server.call(
                        "POST",
                        "/meetings",
                        server.organizer(),
                        TestServer.plan(new JsonObject().put("review", review), "en", "pt"))
                .json()
                .getString("id");
        server.call("POST", "/meetings/" + id + "/start", server.organizer(), null);
        return id;
    }

    private static JsonObject bombs() {
        return new JsonObject().put("en", new JsonArray().add("bomb"));
    }

    private String guest(String meeting, String role) {
        JsonObject invitation = new JsonObject().put("role", role).put("name", "R");
        String secret = server.call("POST", "/meetings/" + meeting + "/invitations", server.organizer(), invitation)
                .json()
                .getString("code");
        return server.call("POST", "/join", null, new JsonObject().put("secret", secret))
                .json()
                .getString("token");
    }

    private List<JsonObject> reviews(String meeting, String token) {
        return server
                .call("GET", "/meetings/" + meeting + "/reviews", token, null)
                .json()
                .getJsonArray("reviews")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private TestServer.Answer decide(String meeting, String token, JsonObject review, String decision, String text) {
        JsonObject body = new JsonObject().put("decision", decision).put("version", review.getInteger("version"));
        if (text != null) {
            body.put("text", text).put("language", "en");
        }
        return server.call("POST", "/meetings/" + meeting + "/reviews/" + review.getString("id"), token, body);
    }

    private List<String> captions(String meeting, String language) {
        return server
                .call("GET", "/meetings/" + meeting + "/captions?language=" + language, server.organizer(), null)
                .json()
                .getJsonArray("captions")
                .stream()
                .map(JsonObject.class::cast)
                .map(caption ->
                        caption.getLong("seq") + " " + caption.getString("review") + " " + caption.getString("text"))
                .toList();
    }

    @Test
    void afterwardsAFlaggedCaptionIsThereAtOnceAndACorrectionReplacesItInEveryLanguage() {
        String meeting = meeting("after", 20, "withhold", bombs());
        String reviewer = guest(meeting, "reviewer");
        assertEquals(
                "flagged",
                server.type(meeting, server.organizer(), "They have bombs.")
                        .json()
                        .getString("review"));
        assertEquals(List.of("1 flagged pt:They have bombs."), captions(meeting, "pt"));
        JsonObject review = reviews(meeting, reviewer).get(0);
        assertEquals("bombs", review.getJsonArray("reasons").getJsonObject(0).getString("found"));
        assertEquals(
                200,
                decide(meeting, reviewer, review, "correct", "They have bonds.").status());
        assertEquals(List.of("2 corrected They have bonds."), captions(meeting, "en"));
        assertEquals(List.of("2 corrected pt:They have bonds."), captions(meeting, "pt"));
        assertEquals("done", reviews(meeting, reviewer).get(0).getString("state"));
    }

    @Test
    void twoReviewersNeverOverwriteEachOther() {
        String meeting = meeting("after", 20, "withhold", bombs());
        String one = guest(meeting, "reviewer");
        String other = guest(meeting, "reviewer");
        server.type(meeting, server.organizer(), "They have bombs.");
        JsonObject seen = reviews(meeting, one).get(0);
        assertEquals(200, decide(meeting, one, seen, "approve", null).status());
        TestServer.Answer late = decide(meeting, other, seen, "withhold", null);
        assertEquals(409, late.status());
        assertEquals("review-changed", late.problem());
        assertEquals("approved", late.json().getJsonObject("review").getString("review"));
        assertEquals(List.of("2 approved They have bombs."), captions(meeting, "en"));
        assertEquals(
                200,
                decide(meeting, other, late.json().getJsonObject("review"), "withhold", null)
                        .status());
        assertEquals(List.of("3 withheld "), captions(meeting, "en"));
    }

    @Test
    void onlyReviewersAndTheOrganizerSeeAndDecide() {
        String meeting = meeting("after", 20, "withhold", bombs());
        server.type(meeting, server.organizer(), "They have bombs.");
        JsonObject review = reviews(meeting, server.organizer()).get(0);
        for (String role : List.of("speaker", "listener", "integrator")) {
            String token = guest(meeting, role);
            assertEquals(
                    403,
                    server.call("GET", "/meetings/" + meeting + "/reviews", token, null)
                            .status());
            assertEquals(403, decide(meeting, token, review, "approve", null).status());
        }
    }

    @Test
    void parametersWithControlCharactersAreRefused() {
        String meeting = meeting("after", 20, "withhold", bombs());
        for (String after : List.of("r_1%C2%9B", "%00", "r%0A")) {
            TestServer.Answer answer =
                    server.call("GET", "/meetings/" + meeting + "/reviews?after=" + after, server.organizer(), null);
            assertEquals("invalid-request", answer.problem(), after);
        }
    }

    @Test
    void aHeldCaptionIsSeenByNobodyUntilAReviewerApprovesAndOthersGoOn() {
        String meeting = meeting("hold", 600, "withhold", bombs());
        String reviewer = guest(meeting, "reviewer");
        TestSocket reading = server.captions(meeting, server.organizer(), "en", 0);
        TestSocket watching = server.socket("/meetings/" + meeting + "/reviews", reviewer);
        watching.await("ready");
        JsonObject held =
                server.type(meeting, server.organizer(), "They have bombs.").json();
        assertEquals("held", held.getString("review"));
        assertEquals("", held.getString("text"));
        assertEquals(
                "They have bombs.",
                watching.await("review").getJsonObject("caption").getString("text"));
        server.type(meeting, server.organizer(), "We go on.");
        assertEquals(List.of("1 none We go on."), captions(meeting, "en"));
        JsonObject review = reviews(meeting, reviewer).get(0);
        assertEquals("held", review.getString("review"));
        assertTrue(review.getInteger("leftMillis") > 0);
        assertEquals(200, decide(meeting, reviewer, review, "approve", null).status());
        assertEquals(List.of("2 approved They have bombs.", "1 none We go on."), captions(meeting, "en"));
        reading.awaitSeq(2);
        assertEquals(
                List.of("held ", "none We go on.", "approved They have bombs."),
                reading.messages("caption").stream()
                        .map(caption -> caption.getString("review") + " " + caption.getString("text"))
                        .toList());
        assertEquals(409, decide(meeting, reviewer, review, "withhold", null).status());
    }

    @Test
    void whenNobodyComesTheHeldCaptionIsPublishedMarkedOrWithheld() {
        String published = meeting("hold", 1, "publish", bombs());
        String withheld = meeting("hold", 1, "withhold", bombs());
        server.type(published, server.organizer(), "They have bombs.");
        server.type(withheld, server.organizer(), "They have bombs.");
        await().until(() -> captions(published, "en").equals(List.of("1 flagged They have bombs.")));
        await().until(() -> captions(withheld, "en").equals(List.of("1 withheld ")));
        JsonObject late = reviews(withheld, server.organizer()).get(0);
        assertEquals("They have bombs.", late.getJsonObject("caption").getString("text"));
        assertEquals("open", late.getString("state"));
        assertEquals(
                200, decide(withheld, server.organizer(), late, "approve", null).status());
        assertEquals(List.of("2 approved They have bombs."), captions(withheld, "en"));
    }

    @Test
    void whatIsHeldSurvivesARestart() {
        server.close();
        ServerOptions kept = ServerOptions.defaults().withStorage(Storage.in(folder));
        server = new TestServer(kept);
        String meeting = meeting("hold", 600, "withhold", bombs());
        server.type(meeting, server.organizer(), "They have bombs.");
        server.type(meeting, server.organizer(), "We go on.");
        server.close();
        server = new TestServer(kept);
        assertEquals(List.of("1 none We go on."), captions(meeting, "en"));
        JsonObject review = reviews(meeting, server.organizer()).get(0);
        assertEquals("held", review.getString("review"));
        assertEquals(
                200,
                decide(meeting, server.organizer(), review, "approve", null).status());
        server.close();
        server = new TestServer(kept);
        assertEquals(List.of("2 approved They have bombs.", "1 none We go on."), captions(meeting, "en"));
        assertEquals("done", reviews(meeting, server.organizer()).get(0).getString("state"));
    }

    @Test
    void aTranslationIsHeldInItsLanguageAlone() {
        String meeting = meeting("hold", 600, "withhold", new JsonObject().put("pt", new JsonArray().add("bomb*")));
        server.type(meeting, server.organizer(), "They have bombs.");
        assertEquals(List.of("1 held "), captions(meeting, "pt"));
        assertEquals(List.of("1 none They have bombs."), captions(meeting, "en"));
        JsonObject review = reviews(meeting, server.organizer()).get(0);
        assertEquals(
                "pt:They have bombs.",
                review.getJsonArray("translations").getJsonObject(0).getString("text"));
        assertEquals(
                200,
                decide(meeting, server.organizer(), review, "approve", null).status());
        assertEquals(List.of("2 approved pt:They have bombs."), captions(meeting, "pt"));
    }

    @Test
    void growingTextEndsBeforeWhatIsListed() {
        String meeting = meeting("hold", 600, "withhold", bombs());
        TestSocket reading = server.captions(meeting, server.organizer(), "en", 0, "fast");
        reading.await("ready");
        JsonObject typed = new JsonObject()
                .put("language", "en")
                .put("text", "They have a bomb there")
                .put("final", false);
        JsonObject grown = server.call("POST", "/meetings/" + meeting + "/utterances", server.organizer(), typed)
                .json();
        assertEquals("They have a ", grown.getString("text"));
        assertEquals("They have a ", reading.await("caption").getString("text"));
        assertFalse(server.translators.translated().stream().anyMatch(text -> text.contains("bomb")));
    }

    private JsonObject wet(String policy) {
        return new JsonObject()
                .put("policy", policy)
                .put("holdSeconds", 600)
                .put("examples", new JsonObject().put("en", new JsonArray().add("No water.")))
                .put("threshold", 0.5);
    }

    private String live(JsonObject review, String... languages) {
        String id = server.call(
                        "POST",
                        "/meetings",
                        server.organizer(),
                        TestServer.plan(new JsonObject().put("review", review), languages))
                .json()
                .getString("id");
        server.call("POST", "/meetings/" + id + "/start", server.organizer(), null);
        return id;
    }

    private JsonObject meaning(String meeting) {
        return server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                .json()
                .getJsonObject("meaning");
    }

    private JsonObject reason(String meeting) {
        return reviews(meeting, server.organizer())
                .get(0)
                .getJsonArray("reasons")
                .getJsonObject(0);
    }

    @Test
    void whatMeansMuchTheSameAsAnExampleIsHeldThoughItSharesNoWordWithIt() {
        String meeting = live(wet("hold"), "en", "pt");
        server.type(meeting, server.organizer(), "Your taps run dry.");
        server.type(meeting, server.organizer(), "Lunch is served.");
        assertEquals(List.of("1 none Lunch is served."), captions(meeting, "en"));
        JsonObject reason = reason(meeting);
        assertEquals("meaning", reason.getString("kind"));
        assertEquals("No water.", reason.getString("rule"));
        assertEquals("1.00", reason.getString("found"));
        JsonObject review = reviews(meeting, server.organizer()).get(0);
        assertEquals(
                200,
                decide(meeting, server.organizer(), review, "approve", null).status());
        assertEquals(List.of("2 approved Your taps run dry.", "1 none Lunch is served."), captions(meeting, "en"));
    }

    @Test
    void ofGrowingTextNothingIsShownThatIsComparedOnlyWhenItIsWhole() {
        String meeting = live(wet("hold"), "en", "pt");
        JsonObject typed =
                new JsonObject().put("language", "en").put("text", "Lunch is").put("final", false);
        assertEquals(
                "",
                server.call("POST", "/meetings/" + meeting + "/utterances", server.organizer(), typed)
                        .json()
                        .getString("text"));
        assertEquals(List.of(), server.translators.translated());
    }

    @Test
    void afterwardsItIsFlaggedByItsMeaningAsTranslatedAndNobodyWaitedForThat() {
        server.embedders.hold();
        String meeting = live(wet("after"), "en", "pt");
        JsonObject typed = new JsonObject().put("language", "pt").put("text", "Acabou: water");
        assertEquals(
                "none",
                server.call("POST", "/meetings/" + meeting + "/utterances", server.organizer(), typed)
                        .json()
                        .getString("review"));
        server.embedders.release();
        await().until(() -> captions(meeting, "pt").equals(List.of("2 flagged Acabou: water")));
        assertEquals("pt", reason(meeting).getString("language"));
        assertTrue(server.translators.translated().contains("en:Acabou: water"));
    }

    @Test
    void whatCannotBeComparedIsHeldUnderHoldAndCountedUnderAfter() {
        server.embedders.breakDown(true);
        String held = live(wet("hold"), "en");
        assertEquals(
                "held",
                server.type(held, server.organizer(), "Lunch is served.").json().getString("review"));
        assertEquals("unchecked", reason(held).getString("kind"));
        String after = live(wet("after"), "en");
        server.type(after, server.organizer(), "Lunch is served.");
        await().until(() -> meaning(after).getInteger("unchecked") == 1);
        assertEquals(List.of(), reviews(after, server.organizer()));
        assertEquals(List.of("1 none Lunch is served."), captions(after, "en"));
        server.embedders.breakDown(false);
        server.type(after, server.organizer(), "Your taps run dry.");
        await().until(() -> reviews(after, server.organizer()).size() == 1);
    }

    @Test
    void whereTheNetworkOrTheWayToEnglishIsMissingNothingIsComparedAndTheMeetingSaysSo() {
        String meeting = live(wet("hold"), "en", "kk");
        assertEquals(new JsonArray().add("en"), meaning(meeting).getJsonArray("compared"));
        JsonObject not = meaning(meeting).getJsonArray("notCompared").getJsonObject(0);
        assertEquals("kk", not.getString("language"));
        assertTrue(not.getString("reason").contains("There is no model from kk to en"), not.encode());
        JsonObject typed = new JsonObject().put("language", "kk").put("text", "water");
        assertEquals(
                "none",
                server.call("POST", "/meetings/" + meeting + "/utterances", server.organizer(), typed)
                        .json()
                        .getString("review"));
        server.embedders.uninstall();
        assertTrue(meaning(meeting).encode().contains("models install minilm"));
        assertEquals(
                "none",
                server.type(meeting, server.organizer(), "Your taps run dry.")
                        .json()
                        .getString("review"));
    }

    @Test
    void whatIsErasedWhileItIsComparedIsNotKeptForReviewers() {
        String meeting = live(wet("hold"), "en");
        String speaker = server.join(meeting, "speaker", "S").token();
        server.embedders.hold();
        JsonObject typed = new JsonObject().put("language", "en").put("text", "Your taps run dry.");
        var answer = CompletableFuture.supplyAsync(
                () -> server.call("POST", "/meetings/" + meeting + "/utterances", speaker, typed));
        await().until(() -> server.embedders.isWaiting());
        String who = server.call("GET", "/meetings/" + meeting + "/participants", server.organizer(), null)
                .json()
                .getJsonArray("participants")
                .getJsonObject(0)
                .getString("id");
        var erased = server.call(
                "DELETE", "/meetings/" + meeting + "/participants/" + who + "/data", server.organizer(), null);
        assertTrue(erased.status() < 300, "" + erased.status());
        server.embedders.release();
        answer.join();
        assertEquals(List.of(), reviews(meeting, server.organizer()));
        assertEquals(List.of(), captions(meeting, "en"));
    }

    @Test
    void reviewOptionsOfAMeetingThatGoesOnChangeAloneAndAtOnce() {
        String meeting = live(wet("hold"), "en");
        JsonObject others =
                new JsonObject().put("passcode", "open sesame").put("vocabulary", new JsonArray().add("Okavango"));
        JsonObject review = new JsonObject()
                .put("review", new JsonObject().put("examples", new JsonObject().put("en", new JsonArray())));
        for (JsonObject options : List.of(others, review)) {
            server.call("PATCH", "/meetings/" + meeting, server.organizer(), new JsonObject().put("options", options));
        }
        JsonObject now = server.call("GET", "/meetings/" + meeting, server.organizer(), null)
                .json()
                .getJsonObject("options");
        assertEquals(true, now.getBoolean("passcode"));
        assertEquals(new JsonArray().add("Okavango"), now.getJsonArray("vocabulary"));
        assertEquals("hold", now.getJsonObject("review").getString("policy"));
        assertEquals(
                "none",
                server.type(meeting, server.organizer(), "Your taps run dry.")
                        .json()
                        .getString("review"));
        assertEquals(0.5, now.getJsonObject("review").getDouble("threshold"));
        JsonObject open =
                new JsonObject().put("passcode", false).put("review", new JsonObject().put("threshold", false));
        assertFalse(
                server.call("PATCH", "/meetings/" + meeting, server.organizer(), new JsonObject().put("options", open))
                        .json()
                        .getJsonObject("options")
                        .getBoolean("passcode"));
    }

    @Test
    void theDeploymentsExamplesCountInEveryReviewedMeeting() {
        server.close();
        server = new TestServer(TestServer.inMemory().withReview(new ReviewDefaults(List.of("No water."), 0.5)));
        String meeting = meeting("hold", 600, "withhold", new JsonObject());
        server.type(meeting, server.organizer(), "Your taps run dry.");
        assertEquals("meaning", reason(meeting).getString("kind"));
        assertEquals(null, meaning(server.meeting("en")));
    }

    @Test
    void theSpeakerSeesWhatPeopleDecideLaterWhileTheMicrophoneIsOpen() {
        String meeting = meeting("after", 600, "publish", new JsonObject().put("en", new JsonArray().add("word2")));
        TestServer.Guest speaker = server.join(meeting, "speaker", "S");
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        TestServer.speak(audio, 4);
        JsonObject said = audio.await(caption -> "flagged".equals(caption.getString("review")));
        assertTrue(said.getJsonArray("marks").contains("machine-made"));
        JsonObject review = reviews(meeting, server.organizer()).get(0);
        decide(meeting, server.organizer(), review, "approve", null);
        JsonObject approved = audio.await(caption -> "approved".equals(caption.getString("review")));
        assertEquals(said.getString("utterance"), approved.getString("utterance"));
        assertFalse(approved.getJsonArray("marks").contains("machine-made"));
        review = reviews(meeting, server.organizer()).get(0);
        decide(meeting, server.organizer(), review, "withhold", null);
        assertFalse(audio.await(caption -> "withheld".equals(caption.getString("review")))
                .encode()
                .contains("word2"));
    }

    @Test
    void theSpeakerSeesWhatBecameOfWordsThatWereHeldAndMayHaveThemMeanwhile() {
        String meeting = meeting("hold", 600, "withhold", new JsonObject().put("en", new JsonArray().add("word2")));
        TestServer.Guest speaker = server.join(meeting, "speaker", "S");
        TestSocket audio = server.audio(meeting, speaker);
        audio.send(TestServer.start(speaker));
        audio.await("ready");
        TestServer.speak(audio, 4);
        audio.await(caption -> "held".equals(caption.getString("review")));
        JsonObject data = server.call(
                        "GET",
                        "/meetings/" + meeting + "/participants/" + speaker.participant() + "/data",
                        speaker.token(),
                        null)
                .json();
        assertEquals(
                "word1 word2 word3 word4",
                data.getJsonArray("held").getJsonObject(0).getString("text"));
        JsonObject review = reviews(meeting, server.organizer()).get(0);
        assertEquals(
                200,
                decide(meeting, server.organizer(), review, "approve", null).status());
        JsonObject shown = audio.await(caption -> "approved".equals(caption.getString("review")));
        assertEquals("word1 word2 word3 word4", shown.getString("text"));
    }

    @Test
    void aMistakeInTheOptionsIsToldByName() {
        for (JsonObject wrong : List.of(
                new JsonObject().put("policy", "maybe"),
                new JsonObject().put("holdSeconds", 0),
                new JsonObject().put("words", new JsonObject().put("en", new JsonArray().add("*"))),
                new JsonObject().put("words", new JsonArray()),
                new JsonObject().put("examples", new JsonArray()),
                new JsonObject().put("examples", new JsonObject().put("en", new JsonArray().add("…"))),
                new JsonObject().put("threshold", 0.05),
                new JsonObject().put("threshold", "high"))) {
            assertEquals(
                    400,
                    server.call(
                                    "POST",
                                    "/meetings",
                                    server.organizer(),
                                    TestServer.plan(new JsonObject().put("review", wrong), "en"))
                            .status());
        }
    }
}
