package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.caption.Mark;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.translation.Steadiness;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.StarterIdioms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code translate}: a line in, a line out, in order, until the end of input. */
@Command(
        name = "translate",
        mixinStandardHelpOptions = true,
        description = "Translates standard input line by line, in order, until its end.")
final class TranslateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            converter = LanguageTag.class,
            paramLabel = "LANGUAGE",
            description = "language of the input, such as en")
    private Locale from;

    @Option(
            names = "--to",
            required = true,
            converter = LanguageTag.class,
            paramLabel = "LANGUAGE",
            description = "language of the output, such as pt")
    private Locale to;

    @Option(
            names = "--json",
            description =
                    "one JSON object a line: text, route (the models used), millis (from reading to writing), marks")
    private boolean json;

    @Option(
            names = "--partial",
            description =
                    "each line is a new version of a growing sentence, an empty line makes it final; one JSON object a "
                            + "version: text, stable (leading characters that will not change), final, millis")
    private boolean partial;

    @Option(
            names = "--mode",
            converter = SteadinessName.class,
            paramLabel = "fast|balanced|stable",
            description = "with --partial: how much of the unsure end is shown; default balanced")
    private Steadiness mode;

    @Option(
            names = "--glossary",
            paramLabel = "FILE",
            description =
                    "terms, names and idioms with their renderings, as .csv, .tbx or .json; with --json each line names "
                            + "the entries that took effect")
    private Path glossaryFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (LanguageMatch.serves(to, from)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "translate: " + from.toLanguageTag() + " and " + to.toLanguageTag()
                            + " are the same language; the text needs no translation");
        }
        if (mode != null && !partial) {
            throw new ParameterException(spec.commandLine(), "translate: --mode is for --partial");
        }
        Glossary own = glossaryFile == null ? Glossary.EMPTY : GlossaryFile.read(glossaryFile);
        Glossary glossary = StarterIdioms.behind(own);
        // buffered and in UTF-8 whatever the terminal says; flushed after each group of lines
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try (InstalledEngines engines = InstalledEngines.open()) {
            Translator translator = translator(engines.translators());
            Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
            if (partial) {
                Steadiness shown = mode == null ? Steadiness.BALANCED : mode;
                new GrowingLines(translator, glossary, shown, line -> write(out, List.of(line))).run(in);
            } else {
                new LineTranslation(translator, glossary, (lines, took) -> write(out, translator, lines, took)).run(in);
            }
        }
        return 0;
    }

    /** Loaded and run once before the first line is read, so that this line does not wait for it. */
    private Translator translator(Translators installed) {
        Translator translator = installed
                .find(from, to)
                .orElseThrow(() -> new CommandException("translate: no installed models lead from "
                        + from.toLanguageTag() + " to " + to.toLanguageTag() + ". " + installed.installHint(from, to)));
        installed.prepare(from, to);
        translator.translateTexts(List.of("1, 2, 3."));
        return translator;
    }

    private boolean write(PrintStream out, Translator translator, List<Translation> lines, Duration took) {
        return write(
                out,
                lines.stream()
                        .map(line -> json ? json(translator, line, took) : line.withDoubts())
                        .toList());
    }

    private static boolean write(PrintStream out, List<String> lines) {
        lines.forEach(line -> out.print(line + '\n'));
        out.flush();
        return !out.checkError();
    }

    private static String json(Translator translator, Translation line, Duration took) {
        ObjectNode object = JSON.createObjectNode();
        object.put("text", line.withDoubts());
        translator.modelIds().forEach(object.putArray("route")::add);
        object.put("millis", took.toMillis());
        if (!line.terms().isEmpty()) {
            line.terms().forEach(object.putArray("glossary")::add);
        }
        ArrayNode marks = object.putArray("marks").add(Mark.MACHINE_MADE.wire());
        line.doubts().stream()
                .map(doubt -> Mark.of(doubt.kind()).wire())
                .distinct()
                .forEach(marks::add);
        return object.toString();
    }
}
