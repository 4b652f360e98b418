package org.meetinginterpreter.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.meetinginterpreter.bench.DurabilityBench;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench durability}: what it costs to make a final durable, beside a raw fsync. */
@Command(
        name = "durability",
        description = "milliseconds until a final is durable while eight meetings are live, beside a raw fsync",
        mixinStandardHelpOptions = true)
final class BenchDurabilityCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--count", paramLabel = "N", defaultValue = "600", description = "finals; default 600")
    private int count;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "an empty PostgreSQL database to measure as well (jdbc:postgresql://HOST/NAME); its password in"
                            + " INTERPRETER_STORAGE_PASSWORD")
    private String database;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "postgres", description = "of that; default postgres")
    private String user;

    @Override
    public Integer call() {
        Optional<Database.PostgreSql> server = Optional.ofNullable(database)
                .map(url -> new Database.PostgreSql(
                        url, user, Optional.ofNullable(System.getenv("INTERPRETER_STORAGE_PASSWORD"))));
        options.print(
                new DurabilityBench(InterpreterHome.fromEnvironment().folder(), server, count, options.seed()).run());
        return 0;
    }
}
