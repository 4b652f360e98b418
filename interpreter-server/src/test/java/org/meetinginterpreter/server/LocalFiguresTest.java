package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Answer;
import org.meetinginterpreter.server.TestServer.Guest;

/** Figures of captions are written as the reader's country has them, for readers who name one. */
class LocalFiguresTest {
    private static final String SAID = "We meet again at 3:30 p.m. on March 14, 2026.";

    private final TestServer server = new TestServer();
    private final String meeting = server.meeting("en", "pt");
    private final Guest typist = server.join(meeting, "speaker", "Typist");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readersOfACountryReadItsFiguresAndOthersWhatWasSaid() {
        TestSocket british = reader("en-GB");
        TestSocket anybody = server.captions(meeting, typist.token(), "en", 0);
        server.type(meeting, typist.token(), SAID);

        JsonObject caption = british.awaitSeq(1);
        assertEquals("We meet again at 15:30 on 14 March 2026.", caption.getString("text"));
        assertEquals("en-GB", caption.getString("locale"));
        assertEquals(
                new JsonArray()
                        .add(new JsonObject().put("start", 17).put("end", 22).put("original", "3:30 p.m."))
                        .add(new JsonObject().put("start", 26).put("end", 39).put("original", "March 14, 2026")),
                caption.getJsonArray("adapted"));
        assertEquals(SAID, anybody.awaitSeq(1).getString("text"));
        assertFalse(anybody.awaitSeq(1).containsKey("adapted"));
    }

    @Test
    void theListOfCaptionsDoesTheSame() {
        server.type(meeting, typist.token(), SAID);

        Answer list = list("en-GB");
        assertEquals(
                "We meet again at 15:30 on 14 March 2026.",
                list.json().getJsonArray("captions").getJsonObject(0).getString("text"));
    }

    @Test
    void whatIsPromisedWhileSomebodyTypesHolds() {
        TestSocket british = reader("en-GB");
        String utterance = "";
        String[] versions = {"It starts at 3", "It starts at 3:30", "It starts at 3:30 p.m. in"};
        for (String version : versions) {
            JsonObject body =
                    new JsonObject().put("language", "en").put("text", version).put("final", false);
            if (!utterance.isEmpty()) {
                body.put("utterance", utterance);
            }
            utterance = server.call("POST", "/meetings/" + meeting + "/utterances", typist.token(), body)
                    .json()
                    .getString("utterance");
        }
        server.call(
                "POST",
                "/meetings/" + meeting + "/utterances",
                typist.token(),
                new JsonObject()
                        .put("language", "en")
                        .put("text", "It starts at 3:30 p.m. in room 7.")
                        .put("utterance", utterance));

        String last = british.awaitSeq(1).getString("text");
        assertEquals("It starts at 15:30 in room 7.", last);
        for (JsonObject caption : british.messages("caption")) {
            String text = caption.getString("text");
            String promised = text.substring(0, text.offsetByCodePoints(0, caption.getInteger("stable")));
            assertTrue(last.startsWith(promised), caption::encode);
        }
    }

    @Test
    void theSummaryDoesTheSameAndSaysWhatStoodThere() {
        server.type(meeting, typist.token(), "We have agreed that the bridge opens at 3:30 p.m. on March 14, 2026.");
        server.type(meeting, typist.token(), "The new bridge costs 1,250,000 dollars.");

        Answer summary =
                server.call("GET", "/meetings/" + meeting + "/summary?language=en&locale=en-GB", typist.token(), null);
        JsonObject decision = summary.json().getJsonArray("decisions").getJsonObject(0);
        assertTrue(decision.getString("text").contains("15:30 on 14 March 2026"), decision::encode);
        assertEquals(
                "3:30 p.m.",
                decision.getJsonObject("adapted")
                        .getJsonArray("text")
                        .getJsonObject(0)
                        .getString("original"),
                decision::encode);
        assertEquals("en-GB", summary.json().getString("locale"));
        String asSaid = server.call("GET", "/meetings/" + meeting + "/summary?language=en", typist.token(), null)
                .json()
                .encode();
        assertTrue(asSaid.contains("3:30 p.m. on March 14, 2026"), asSaid);
        assertFalse(asSaid.contains("\"adapted\""), asSaid);
    }

    @Test
    void aLocaleWithoutARegionIsRefusedInWords() {
        Answer refused = list("english");

        assertEquals(400, refused.status());
        assertTrue(refused.json().getString("detail").contains("such as pt-BR or en-GB"), refused.json()::encode);
    }

    private Answer list(String locale) {
        return server.call(
                "GET", "/meetings/" + meeting + "/captions?language=en&locale=" + locale, typist.token(), null);
    }

    private TestSocket reader(String locale) {
        return server.socket("/meetings/" + meeting + "/captions?language=en&locale=" + locale, typist.token());
    }
}
