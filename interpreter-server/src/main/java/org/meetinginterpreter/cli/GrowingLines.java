package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.meetinginterpreter.translation.GrowingText;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.WrittenForm;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * Translates a text that grows: each line is its next version, a blank one makes the last version final and begins the next text, as
 * does the end of input. Each version, and each final, gives one JSON line. A line says nothing about what of it may change: its last
 * two words are taken to be unsure.
 */
final class GrowingLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNSURE_WORDS = 2;

    private final Translator translator;
    private final Glossary glossary;
    private final Steadiness mode;
    private final Predicate<String> output;
    private GrowingTranslation growing;
    private String newest = "";

    /** @param output takes the JSON lines; false when nobody reads any longer */
    GrowingLines(Translator translator, Glossary glossary, Steadiness mode, Predicate<String> output) {
        this.translator = translator;
        this.glossary = glossary;
        this.mode = mode;
        this.output = output;
        begin();
    }

    /** Returns when the input has ended or the output is closed. */
    void run(Reader input) throws IOException {
        BufferedReader lines = new BufferedReader(input);
        boolean more = true;
        for (String line = lines.readLine(); line != null && more; line = lines.readLine()) {
            more = line.isBlank() ? finish() : grow(line.strip());
        }
        if (more) {
            finish();
        }
    }

    private boolean grow(String line) {
        newest = line;
        return write(line, sure(line), false);
    }

    private boolean finish() {
        if (newest.isEmpty()) {
            return true;
        }
        boolean more = write(newest, newest.codePointCount(0, newest.length()), true);
        begin();
        return more;
    }

    private void begin() {
        growing = new GrowingTranslation(translator.source(), translator.target(), () -> glossary);
        newest = "";
    }

    private boolean write(String line, int stable, boolean isFinal) {
        long start = System.nanoTime();
        GrowingText translation = growing.revise(translator, line, stable, isFinal);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String shown = isFinal
                ? new Translation(translation.text(), translation.doubts()).withDoubts()
                : translation.shown(mode);
        return output.test(JSON.createObjectNode()
                .put("text", shown)
                .put("stable", isFinal ? shown.codePointCount(0, shown.length()) : translation.stable())
                .put("final", isFinal)
                .put("millis", millis)
                .toString());
    }

    private static int sure(String line) {
        List<Integer> ends = WrittenForm.wordEnds(line);
        return ends.size() <= UNSURE_WORDS ? 0 : line.codePointCount(0, ends.get(ends.size() - 1 - UNSURE_WORDS));
    }
}
