package org.meetinginterpreter.cli;

import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.VocabularyBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench vocabulary}: repair of misheard names. */
@Command(
        name = "vocabulary",
        description = "repair of misheard names by a vocabulary: names repaired, other words changed, cost",
        mixinStandardHelpOptions = true)
final class BenchVocabularyCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        options.print(new VocabularyBench(options.seed()).run());
        return 0;
    }
}
