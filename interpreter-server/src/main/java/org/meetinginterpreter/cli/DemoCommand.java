package org.meetinginterpreter.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelInstaller;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.server.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Installs what is missing, serves, and holds a real meeting in which the installed recordings speak. */
@Command(
        name = "demo",
        description = "hold a real meeting: two recordings speak English, captions come in English and Portuguese",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "stop after the meeting; otherwise the server stays up")
    private boolean exit;

    @Option(names = "--port", defaultValue = "0", description = "default: a free one")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        long started = System.nanoTime();
        InterpreterHome home = InterpreterHome.fromEnvironment();
        new ModelInstaller(
                        home,
                        ModelCatalog.load(home),
                        System.getenv(),
                        Terminal.progress(spec.commandLine().getErr()))
                .install(List.of("default"), new ModelInstaller.Acceptance(false, false));
        try (LocalServer local = LocalServer.start(
                ServerOptions.defaults().withStorage(Storage.inMemory()).withPort(port))) {
            local.awaitReady();
            System.out.printf("live at %s after %.1f s%n", local.server().url(), secondsSince(started));
            ApiClient organizer =
                    new ApiClient(local.server().url(), local.server().organizerToken());
            DemoMeeting meeting = new DemoMeeting(
                    organizer, new ModelStore(home).require("moonshine-tiny-en").file("recordings"));
            meeting.open();
            String room = local.server().url() + "/join#code=" + meeting.joinCode();
            System.out.println("readers join at " + room);
            System.out.println("captions below are machine-made: speech recognition, then machine translation");
            CaptionPrinter captions = meeting.hold();
            captions.printSummary();
            meeting.printSummary();
            if (captions.finals("pt") == 0) {
                throw new CommandException("the meeting gave no Portuguese caption; see the messages above");
            }
            if (exit) {
                meeting.end();
            } else {
                System.out.println("the meeting goes on; Ctrl-C ends it");
                System.out.println("  organizer: " + local.server().organizerLink());
                System.out.println("  readers:   " + room);
                local.awaitStop();
            }
        }
        return 0;
    }

    private static double secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos) / 1000.0;
    }
}
