package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.GlossaryChangeBench;
import org.meetinginterpreter.model.InterpreterHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench glossary-change}: how soon readers see a changed glossary. */
@Command(
        name = "glossary-change",
        description = "how soon a changed glossary is in the next caption, in glossaries of three sizes",
        mixinStandardHelpOptions = true)
final class BenchGlossaryChangeCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "30", description = "changes of each size; default 30")
    private int count;

    @Override
    public Integer call() {
        options.print(new GlossaryChangeBench(
                        BenchOptions.repository(),
                        InterpreterHome.fromEnvironment().folder(),
                        count)
                .run());
        return 0;
    }
}
