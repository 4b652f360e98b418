package org.meetinginterpreter.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.Turn.Urgency;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * Translates lines in order until the input ends. What already waits is translated together; a line that comes alone is translated
 * at once.
 */
final class LineTranslation {
    private static final int MOST_TOGETHER = 256;

    private final Translator translator;
    private final Glossary glossary;
    private final Output output;
    private final BlockingQueue<Input> waiting = new ArrayBlockingQueue<>(MOST_TOGETHER);

    /** Where translated lines go. */
    interface Output {
        /**
         * Writes what was translated together.
         *
         * @param translations of lines that were translated together, in order
         * @param took how long that took
         * @return false when nobody reads any longer
         */
        boolean write(List<Translation> translations, Duration took);
    }

    /** What the reading thread hands over. */
    private sealed interface Input {
        record Line(String text) implements Input {}

        record End(IOException failure) implements Input {}
    }

    LineTranslation(Translator translator, Glossary glossary, Output output) {
        this.translator = translator;
        this.glossary = glossary;
        this.output = output;
    }

    /** Returns when the input has ended or the output is closed; the reader is read by a thread of its own. */
    void run(Reader input) throws IOException, InterruptedException {
        Thread reading = new Thread(() -> read(new BufferedReader(input)), "lines-in");
        reading.setDaemon(true);
        reading.start();
        try {
            boolean more = true;
            while (more) {
                more = translateWaiting();
            }
        } finally {
            reading.interrupt();
        }
    }

    private boolean translateWaiting() throws IOException, InterruptedException {
        List<Input> taken = new ArrayList<>();
        taken.add(waiting.take());
        waiting.drainTo(taken, MOST_TOGETHER - 1);
        List<String> lines = taken.stream()
                .filter(Input.Line.class::isInstance)
                .map(line -> ((Input.Line) line).text())
                .toList();
        boolean readOn = lines.isEmpty() || translate(lines);
        if (taken.get(taken.size() - 1) instanceof Input.End end) {
            if (end.failure() != null) {
                throw end.failure();
            }
            return false;
        }
        return readOn;
    }

    private boolean translate(List<String> lines) {
        long start = System.nanoTime();
        // lines that wait together are shared out among the processors, those of like length together
        Turn turn = new Turn(Urgency.BULK, "lines");
        List<Translation> translations = translator.translate(lines.stream()
                .map(line -> TranslationRequest.of(line).in(turn).under(glossary))
                .toList());
        return output.write(translations, Duration.ofNanos(System.nanoTime() - start));
    }

    private void read(BufferedReader lines) {
        IOException failure = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                waiting.put(new Input.Line(line));
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            return;
        }
        try {
            waiting.put(new Input.End(failure));
        } catch (InterruptedException e) {
            // nobody waits for the end
        }
    }
}
