package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.digest.RenderedSummary;
import org.meetinginterpreter.digest.TranscriptDigest;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.Summary.Ranking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code summarize}: what a transcript comes to, in a language. */
@Command(
        name = "summarize",
        mixinStandardHelpOptions = true,
        description = "Summarises a transcript in sentences that were said in it, without fillers and false starts.")
final class SummarizeCommand implements Callable<Integer> {
    private static final int MOST_WORDS = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            converter = LanguageTag.class,
            paramLabel = "LANGUAGE",
            description = "language of the transcript, such as en")
    private Locale from;

    @Option(
            names = "--to",
            required = true,
            converter = LanguageTag.class,
            paramLabel = "LANGUAGE",
            description = "language of the summary, such as pt")
    private Locale to;

    @Option(
            names = "--words",
            paramLabel = "N",
            defaultValue = "120",
            description = "at most so many words; default ${DEFAULT-VALUE}")
    private int words;

    @Option(
            names = "--json",
            description = "one JSON object: summary, points, decisions, actions, questions and figures, each with the"
                    + " lines of the file it comes from")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "text in UTF-8: \"Speaker: words\" a line")
    private Path file;

    @Override
    public Integer call() {
        if (words < 1 || words > MOST_WORDS) {
            throw new ParameterException(
                    spec.commandLine(), "summarize: --words is a number from 1 to " + MOST_WORDS + ", not " + words);
        }
        List<Line> lines = TranscriptFile.read(file);
        Interruption.endsAtOnce();
        try (InstalledEngines engines = InstalledEngines.open()) {
            if (!from.getLanguage().equals(to.getLanguage())
                    && !engines.translators().has(from, to)) {
                throw new CommandException("summarize: no installed models lead from " + from.toLanguageTag() + " to "
                        + to.toLanguageTag() + ". " + engines.translators().installHint(from, to));
            }
            RenderedSummary summary = TranscriptDigest.of(lines, from, engines.translators(), engines.embedders())
                    .in(to, words)
                    .orElseThrow(() -> new CommandException(
                            "summarize: " + engines.translators().installHint(from, to)));
            if (summary.summary().points().isEmpty()) {
                throw new CommandException("transcript " + file
                        + ": nothing is left of it without fillers; there is nothing to summarise");
            }
            tellOfWords(summary, engines);
            new StandardOutput().write((json ? SummaryJson.of(summary).toString() : summary.text()) + "\n");
        }
        return 0;
    }

    /** Says where a better way to rank is missing. */
    private void tellOfWords(RenderedSummary summary, InstalledEngines engines) {
        if (summary.summary().ranking() == Ranking.WORDS) {
            String missing = engines.embedders().isInstalled()
                    ? engines.translators().installHint(from, Locale.ENGLISH)
                    : engines.embedders().installHint();
            spec.commandLine().getErr().println("interpreter: sentences were ranked by their words alone. " + missing);
        }
    }
}
