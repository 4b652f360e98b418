package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.engine.RelabelledModels;
import org.meetinginterpreter.server.TestServer.Guest;
import org.meetinginterpreter.translation.shared.SharingOptions;

/** A meeting of three languages on real models, one of which is reached through another. */
class RoutedMeetingIT {
    @TempDir
    private Path folder;

    @Test
    void threeLanguagesAreReadOneOfThemThroughAPivot() throws IOException {
        try (InstalledEngines engines = InstalledEngines.open(
                        RelabelledModels.in(folder), new SharingOptions(1, 100_000, 1_000_000_000));
                TestServer server = new TestServer(engines.speech(), engines.translators())) {
            engines.translators().prepare(Locale.forLanguageTag("gl"), Locale.forLanguageTag("pt"));
            JsonObject plan = server.plan("gl", "en", "pt-BR");
            String meeting = plan.getString("id");
            server.call("POST", "/meetings/" + meeting + "/start", server.organizer(), null);
            Guest guest = server.join(meeting, "speaker", "Delegation 4");
            List<TestSocket> readers = List.of(
                    server.captions(meeting, guest.token(), "gl", 0),
                    server.captions(meeting, guest.token(), "en", 0),
                    server.captions(meeting, guest.token(), "pt-BR", 0));

            type(server, meeting, guest, "gl", "A água é um direito de todos.");
            type(server, meeting, guest, "en", "Water is a right of all.");
            readers.forEach(reader -> reader.awaitSeq(2));

            readers.forEach(reader -> assertEquals(List.of(1L, 2L), reader.seqs()));
            assertMade(readers.get(0), 0, "typed");
            assertMade(readers.get(1), 0, "typed", "translated:" + RelabelledModels.FIRST);
            assertMade(
                    readers.get(2),
                    0,
                    "typed",
                    "translated:" + RelabelledModels.FIRST,
                    "translated:" + RelabelledModels.SECOND);
            assertMade(readers.get(2), 1, "typed", "translated:" + RelabelledModels.SECOND);
            assertTrue(text(readers.get(1), 0).contains("ater"), text(readers.get(1), 0));
            assertTrue(text(readers.get(2), 0).contains("gua"), text(readers.get(2), 0));
            assertEquals(
                    new JsonArray(List.of("translation-failed")),
                    readers.get(0).finals().get(1).getJsonArray("marks"));
            JsonObject portuguese = plan.getJsonArray("availability").getJsonObject(2);
            assertEquals(
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("from", "gl")
                                    .put(
                                            "models",
                                            new JsonArray(List.of(RelabelledModels.FIRST, RelabelledModels.SECOND))))
                            .add(new JsonObject()
                                    .put("from", "en")
                                    .put("models", new JsonArray(List.of(RelabelledModels.SECOND)))),
                    portuguese.getJsonArray("routes"));
        }
    }

    private static void type(TestServer server, String meeting, Guest guest, String language, String text) {
        server.call(
                "POST",
                "/meetings/" + meeting + "/utterances",
                guest.token(),
                new JsonObject().put("language", language).put("text", text));
    }

    private static void assertMade(TestSocket reader, int caption, String... steps) {
        assertEquals(new JsonArray(List.of(steps)), reader.finals().get(caption).getJsonArray("made"));
    }

    private static String text(TestSocket reader, int caption) {
        return reader.finals().get(caption).getString("text");
    }
}
