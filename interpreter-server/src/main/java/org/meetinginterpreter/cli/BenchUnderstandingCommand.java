package org.meetinginterpreter.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.meetinginterpreter.bench.ActsBench;
import org.meetinginterpreter.bench.AdaptationBench;
import org.meetinginterpreter.bench.BenchException;
import org.meetinginterpreter.bench.GlossaryBench;
import org.meetinginterpreter.bench.IdiomBench;
import org.meetinginterpreter.bench.Peer;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.bench.SummaryBench;
import org.meetinginterpreter.bench.SummarySpeed;
import org.meetinginterpreter.bench.SupportBench;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.embedding.minilm.MiniLmSentenceEmbedder;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.Summarizer;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench understanding}: what is made of meetings beyond their words. */
@Command(
        name = "understanding",
        description =
                "glossary and idioms in translation; figures as locales have them; summaries beside lead, TextRank and LexRank; decisions and actions beside keywords; written sentences held against what was said; speed at four hours of captions",
        mixinStandardHelpOptions = true)
final class BenchUnderstandingCommand implements Callable<Integer> {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES}; several may be named; default: all")
    private List<Part> parts;

    /** What is measured; each gives a report of its own. */
    enum Part {
        GLOSSARY,
        IDIOMS,
        ADAPTATION,
        SUMMARIES,
        ACTS,
        SUPPORT,
        SPEED
    }

    @Override
    public Integer call() {
        Set<Part> wanted = parts == null ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
        for (Part part : wanted) {
            switch (part) {
                case GLOSSARY -> bothWays(part, (network, report) -> new GlossaryBench(network).run(report));
                case IDIOMS -> bothWays(part, (network, report) -> new IdiomBench(network).run(report));
                case ADAPTATION -> adaptation();
                case SUMMARIES -> summaries();
                case ACTS -> acts();
                case SUPPORT -> support();
                case SPEED -> speed();
            }
        }
        return 0;
    }

    /** With the two default networks, without cache and other checks; {@code --json} lists what is wrong in the tuned half. */
    private void bothWays(Part part, BiConsumer<MarianTranslator, Report> bench) {
        Report report = new Report("understanding, " + part.name().toLowerCase(Locale.ROOT), "without glossary");
        with("firefox-tiny-en-pt-1693087644", Locale.ENGLISH, PORTUGUESE, network -> bench.accept(network, report));
        with("firefox-tiny-pt-en-1693087646", PORTUGUESE, Locale.ENGLISH, network -> bench.accept(network, report));
        options.print(report);
    }

    /** {@code --json} lists what is wrong in the tuned half. */
    private void adaptation() {
        Report report = new Report("understanding, adaptation", "as they were said");
        new AdaptationBench().run(report);
        options.print(report);
    }

    private static void with(String model, Locale from, Locale to, Consumer<MarianTranslator> user) {
        InstalledModel installed = ModelStore.open().require(model);
        try (MarianTranslator network = MarianTranslator.open(installed.folder(), model, from, to)) {
            network.warmUp();
            user.accept(network);
        }
    }

    private static SentenceEmbedder embedder() {
        return MiniLmSentenceEmbedder.open(
                ModelStore.open().require("minilm-l6-v2-q").folder());
    }

    private void summaries() {
        Report report = new Report("understanding, summaries", "sumy, lead");
        try (SentenceEmbedder embedder = embedder();
                Peer peer = Peer.start(
                                options.peers(), "sumy", options.peerScripts().resolve("sumy_summaries.py"))
                        .orElseThrow(() -> new BenchException(
                                "the peer that scores summaries is absent; run: scripts/install-peers sumy"))) {
            new SummaryBench(Summarizer.byMeaning(embedder), peer).run(options.data(), report);
        }
        options.print(report);
    }

    private void acts() {
        Report report = new Report("understanding, acts", "lines with a keyword");
        try (InstalledEngines engines = InstalledEngines.open()) {
            Translator translator = engines.translators()
                    .find(Locale.forLanguageTag("pt"), Locale.ENGLISH)
                    .orElseThrow(() -> new BenchException(
                            engines.translators().installHint(Locale.forLanguageTag("pt"), Locale.ENGLISH)));
            new ActsBench(Summarizer.byMeaning(engines.embedders().open()), lines -> english(lines, translator))
                    .run(report);
        }
        options.print(report);
    }

    private static List<Line> english(List<Line> lines, Translator translator) {
        List<String> texts =
                translator.translateTexts(lines.stream().map(Line::text).toList());
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Line(lines.get(i).number(), lines.get(i).speaker(), texts.get(i)))
                .toList();
    }

    /** {@code --json} lists what is wrong in the tuned half. */
    private void support() {
        Report report = new Report("understanding, support", "nearness alone");
        try (SentenceEmbedder embedder = embedder()) {
            new SupportBench(embedder).run(report);
        }
        options.print(report);
    }

    private void speed() {
        Report report = new Report("understanding, speed", "-");
        try (SentenceEmbedder embedder = embedder()) {
            new SummarySpeed(Summarizer.byMeaning(embedder)).run(options.data(), report);
        }
        options.print(report);
    }
}
