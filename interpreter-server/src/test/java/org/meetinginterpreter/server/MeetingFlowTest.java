package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.server.TestServer.Guest;

/** Whole meetings over real sockets. */
class MeetingFlowTest {
    private static final JsonObject END = new JsonObject().put("type", "end");

    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoSpeakersAreReadInThreeLanguagesWithTheSameSequence() {
        String meeting = server.meeting("en", "pt", "es");
        Guest first = server.join(meeting, "speaker", "Delegation 1");
        Guest second = server.join(meeting, "speaker", "Delegation 2");
        Guest listener = server.join(meeting, "listener", "Reader");
        TestSocket english = server.captions(meeting, listener.token(), "en", 0);
        TestSocket portuguese = server.captions(meeting, listener.token(), "pt", 0);
        english.await("ready");
        portuguese.await("ready");

        TestSocket audio1 = server.audio(meeting, first).send(TestServer.start(first));
        TestSocket audio2 = server.audio(meeting, second).send(TestServer.start(second));
        audio1.await("ready");
        audio2.await("ready");
        TestServer.speak(audio1, 6);
        TestServer.speak(audio2, 5);
        audio1.send(END).await("ended");
        audio2.send(END).await("ended");
        english.awaitSeq(4);
        portuguese.awaitSeq(4);
        TestSocket late = server.captions(meeting, listener.token(), "es", 0);
        late.awaitSeq(4);
        late.await("ready");

        List<Long> all = LongStream.rangeClosed(1, 4).boxed().toList();
        assertEquals(all, english.seqs());
        assertEquals(all, portuguese.seqs());
        assertEquals(all, late.seqs());
        for (int i = 0; i < 4; i++) {
            JsonObject source = english.finals().get(i);
            JsonObject translated = portuguese.finals().get(i);
            assertEquals("pt:" + source.getString("text"), translated.getString("text"));
            assertEquals(source.getString("utterance"), translated.getString("utterance"));
            assertEquals(source.getLong("startMillis"), translated.getLong("startMillis"));
            assertEquals(
                    new JsonArray(List.of("recognised:fake-en", "translated:fake-en-pt")),
                    translated.getJsonArray("made"));
            assertEquals(new JsonArray(List.of("machine-made")), translated.getJsonArray("marks"));
        }
        Set<String> names = new TreeSet<>();
        english.finals()
                .forEach(caption -> names.add(caption.getJsonObject("speaker").getString("name")));
        assertEquals(Set.of("Delegation 1", "Delegation 2"), names);
        assertEquals(0, server.engines.open());
    }

    @Test
    void partialsComeBeforeTheFinalAndAreRevised() {
        String meeting = server.meeting("en", "pt");
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket english = server.captions(meeting, speaker.token(), "en", 0);
        TestSocket portuguese = server.captions(meeting, speaker.token(), "pt", 0, "fast");
        english.await("ready");
        portuguese.await("ready");
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");

        TestServer.speak(audio, 1);
        JsonObject partial = english.await("caption");
        assertFalse(partial.getBoolean("final"));
        assertFalse(partial.containsKey("seq"));
        JsonObject translated = portuguese.await("caption");
        assertEquals("pt:word1", translated.getString("text"));
        assertEquals(0, translated.getInteger("stable"));

        TestServer.speak(audio, 3);
        JsonObject last = portuguese.awaitSeq(1);
        assertEquals("pt:word1 word2 word3 word4", last.getString("text"));
        assertEquals(last.getString("text").length(), last.getInteger("stable"));
        assertTrue(last.getInteger("revision") > translated.getInteger("revision"));
        assertEquals(
                "word1 word2 word3 word4",
                audio.await(message -> message.containsKey("seq")).getString("text"));
    }

    @Test
    void languagesThatNobodyReadsAreNotTranslatedAndOthersOnce() {
        String meeting = server.meeting("en", "pt", "es");
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        List<TestSocket> readers = List.of(
                server.captions(meeting, speaker.token(), "pt", 0),
                server.captions(meeting, speaker.token(), "pt", 0),
                server.captions(meeting, speaker.token(), "pt", 0));
        readers.forEach(reader -> reader.await("ready"));

        for (int i = 0; i < 20; i++) {
            server.type(meeting, speaker.token(), "line " + i);
        }
        readers.forEach(reader -> reader.awaitSeq(20));

        assertEquals(20, server.metric("interpreter_translations_total{from=\"en\",kind=\"final\",to=\"pt\"}"));
        assertEquals(0, server.metric("interpreter_translations_total{from=\"en\",kind=\"final\",to=\"es\"}"));
        assertEquals(20, server.translators.translated().size());
    }

    @Test
    void aReaderThatWasCutReceivesWhatItMissedOnce() {
        String meeting = server.meeting("en", "pt");
        Guest typist = server.join(meeting, "speaker", "Typist");
        TestSocket reader = server.captions(meeting, typist.token(), "pt", 0);
        for (int i = 1; i <= 3; i++) {
            server.type(meeting, typist.token(), "line " + i);
        }
        reader.awaitSeq(3);
        reader.cut();
        for (int i = 4; i <= 6; i++) {
            server.type(meeting, typist.token(), "line " + i);
        }

        TestSocket again = server.captions(meeting, typist.token(), "pt", 3);
        again.awaitSeq(6);

        assertEquals(List.of(4L, 5L, 6L), again.seqs());
        assertEquals(6, again.await("ready").getInteger("last"));
    }

    @Test
    void theEndOfAMeetingBringsTheLastFinalsFirst() {
        String meeting = server.meeting("en", "pt");
        Guest speaker = server.join(meeting, "speaker", "Delegation 1");
        TestSocket reader = server.captions(meeting, speaker.token(), "pt", 0);
        TestSocket audio = server.audio(meeting, speaker).send(TestServer.start(speaker));
        audio.await("ready");
        TestServer.speak(audio, 2);
        reader.await("caption");

        assertEquals(
                "ended",
                server.call("POST", "/meetings/" + meeting + "/end", server.organizer(), null)
                        .json()
                        .getString("state"));

        JsonObject over = reader.await(message -> "ended".equals(message.getString("state")));
        assertEquals("pt:word1 word2", reader.awaitSeq(1).getString("text"));
        assertEquals(over, reader.messages().get(reader.messages().size() - 1));
        audio.await("ended");
        assertEquals(1001, audio.awaitClose());
    }
}
