package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.ParallelText;
import org.meetinginterpreter.bench.TranslationBench;
import org.meetinginterpreter.bench.TranslationBench.Direction;
import org.meetinginterpreter.bench.TranslationBench.Part;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.marian.Arithmetic;
import org.meetinginterpreter.translation.marian.MarianTranslator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench translation}: English and Portuguese beside native Bergamot, with the very same model files. */
@Command(
        name = "translation",
        description = "translation of FLORES sentences: start, speed, quality, memory",
        mixinStandardHelpOptions = true)
final class BenchTranslationCommand implements Callable<Integer> {
    private static final String ENGLISH_PORTUGUESE = "firefox-tiny-en-pt-1693087644";
    private static final String PORTUGUESE_ENGLISH = "firefox-tiny-pt-en-1693087646";

    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100",
            description = "lines in each timed round; default 100")
    private int count;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "7", description = "timed rounds; default 7")
    private int rounds;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "997",
            description = "lines whose quality is measured; default all 997")
    private int lines;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "some parts alone, of: start, speed, quality")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Override
    public Integer call() {
        TranslationBench bench = new TranslationBench(options.peers(), options.peerScripts(), rounds, options.seed());
        options.print(bench.run(
                direction(ENGLISH_PORTUGUESE, Locale.ENGLISH, PORTUGUESE),
                direction(PORTUGUESE_ENGLISH, PORTUGUESE, Locale.ENGLISH),
                count,
                EnumSet.copyOf(parts)));
        return 0;
    }

    private Direction direction(String modelId, Locale source, Locale target) {
        InstalledModel model = ModelStore.open().require(modelId);
        ParallelText text = ParallelText.read(flores(source), flores(target));
        return new Direction(
                modelId,
                source,
                target,
                model.folder(),
                lines < text.size() ? text.draw(lines, options.seed()) : text,
                () -> MarianTranslator.open(model.folder(), modelId, source, target),
                () -> MarianTranslator.open(model.folder(), modelId, source, target, Arithmetic.FLOAT32));
    }

    private Path flores(Locale language) {
        return options.data().resolve("text/flores-dev." + language.getLanguage());
    }
}
