package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.CommittedText;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.glossary.Glossary;

class GrowingLinesTest {
    private static final String GROWING = "we\nwe met\nwe met in\nwe met in geneva\nwe met in geneva today\n";

    private final List<JsonNode> written = new ArrayList<>();

    @Test
    void eachVersionIsOneLineWithExactlyItsFourFields() throws IOException {
        run(Steadiness.BALANCED, GROWING + "\n");

        assertEquals(6, written.size());
        for (JsonNode line : written) {
            List<String> names = new ArrayList<>();
            line.fieldNames().forEachRemaining(names::add);
            assertEquals(List.of("text", "stable", "final", "millis"), names);
        }
        assertEquals(List.of(false, false, false, false, false, true), finals());
        assertEquals("WE MET IN GENEVA TODAY", last().path("text").asText());
        assertEquals(22, last().path("stable").asInt());
    }

    @Test
    void fastShowsAllBalancedWhatTwoVersionsHaveAndStableOnlyWhatStays() throws IOException {
        assertEquals(List.of("WE", "WE MET", "WE MET IN", "WE MET IN GENEVA"), texts(Steadiness.FAST));
        assertEquals(List.of("", "WE", "WE MET", "WE MET IN"), texts(Steadiness.BALANCED));
        assertEquals(List.of("", "", "WE", "WE MET"), texts(Steadiness.STABLE));
    }

    @Test
    void everyLineBeginsWithWhatWasStable() throws IOException {
        run(Steadiness.FAST, GROWING + "they met in rome today and\nnow\n\n");
        String stable = "";
        for (JsonNode line : written) {
            String text = line.path("text").asText();
            assertTrue(text.startsWith(stable), text + " begins with " + stable);
            stable = text.substring(0, line.path("stable").asInt());
        }
        assertTrue(stable.startsWith("WE MET IN"), stable);
    }

    @Test
    void blankLinesWithoutTextBeforeThemGiveNothing() throws IOException {
        run(Steadiness.FAST, "\n \n\r\none\r\n\r\n\r\ntwo\n\n");
        assertEquals(List.of(false, true, false, true), finals());
        assertEquals(
                List.of("ONE", "ONE", "TWO", "TWO"),
                written.stream().map(line -> line.path("text").asText()).toList());
    }

    @Test
    void theEndOfInputMakesTheTextFinal() throws IOException {
        run(Steadiness.STABLE, "one two");
        assertEquals(List.of(false, true), finals());
        assertEquals("ONE TWO", last().path("text").asText());
    }

    @Test
    void endsWhenNobodyReads() throws IOException {
        List<String> lines = new ArrayList<>();
        new GrowingLines(new Capitals(), Glossary.EMPTY, Steadiness.FAST, line -> {
                    lines.add(line);
                    return false;
                })
                .run(new StringReader(GROWING));
        assertEquals(1, lines.size());
    }

    private List<String> texts(Steadiness mode) throws IOException {
        written.clear();
        run(mode, GROWING);
        return written.stream().limit(4).map(line -> line.path("text").asText()).toList();
    }

    private List<Boolean> finals() {
        return written.stream().map(line -> line.path("final").asBoolean()).toList();
    }

    private JsonNode last() {
        return written.get(written.size() - 1);
    }

    private void run(Steadiness mode, String input) throws IOException {
        ObjectMapper json = new ObjectMapper();
        new GrowingLines(new Capitals(), Glossary.EMPTY, mode, line -> {
                    try {
                        return written.add(json.readTree(line));
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .run(new StringReader(input));
    }

    /** Writes capitals, and begins as it is told. */
    private static final class Capitals implements Translator {
        @Override
        public List<String> modelIds() {
            return List.of("capitals");
        }

        @Override
        public Locale source() {
            return Locale.ENGLISH;
        }

        @Override
        public Locale target() {
            return Locale.FRENCH;
        }

        @Override
        public boolean isSteerable() {
            return true;
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> requests) {
            return requests.stream()
                    .map(request -> Translation.of(CommittedText.continued(
                            request.committed(), request.text().toUpperCase(Locale.ROOT))))
                    .toList();
        }

        @Override
        public void close() {}
    }
}
