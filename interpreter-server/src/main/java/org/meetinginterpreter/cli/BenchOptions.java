package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.List;
import org.meetinginterpreter.bench.Alignment;
import org.meetinginterpreter.bench.Recordings;
import org.meetinginterpreter.bench.Report;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.ModelStore;
import picocli.CommandLine.Option;

/** What all benchmarks understand, and where they find what they need. */
final class BenchOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "for all that is drawn at random; default 1")
    private long seed;

    @Option(names = "--json", description = "figures as JSON instead of a table")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "development data (speech/en, text); default: shared/data beside the repository")
    private Path data;

    @Option(names = "--peers", paramLabel = "FOLDER", description = "installed peers; default: $INTERPRETER_HOME/peers")
    private Path peers;

    long seed() {
        return seed;
    }

    Path data() {
        return data == null ? repository().resolveSibling("shared").resolve("data") : data;
    }

    Path peers() {
        return peers == null ? InterpreterHome.fromEnvironment().folder().resolve("peers") : peers;
    }

    /** The scripts that drive peers. */
    Path peerScripts() {
        return repository().resolve("scripts").resolve("peers");
    }

    /** The recordings whose alignment is known, as far as they are there. */
    Recordings recordings(int most) {
        List<Path> folders = List.of(
                ModelStore.open().path("moonshine-tiny-en").resolve("recordings"),
                data().resolve("speech").resolve("en"));
        return Recordings.in(Alignment.load(), folders, most);
    }

    void print(Report report) {
        System.out.println(json ? report.json().toString() : report.markdown());
    }

    /** The repository that {@code scripts/interpreter} names. */
    static Path repository() {
        String named = System.getProperty("interpreter.repository");
        if (named == null) {
            throw new CommandException("bench: start it as scripts/interpreter bench, so that it finds its scripts");
        }
        return Path.of(named).toAbsolutePath().normalize();
    }
}
