package org.meetinginterpreter.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.meetinginterpreter.config.InterpreterConfig;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.translation.marian.Arithmetic;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "run the server", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on; default 127.0.0.1")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "default 8080; 0 takes a free one")
    private Integer port;

    @Option(names = "--config", paramLabel = "FILE", description = "interpreter.yaml")
    private Path config;

    @ArgGroup(exclusive = false)
    private Tls tls;

    @Option(names = "--json", description = "print one line {\"url\":…,\"organizerToken\":…} when the engines are warm")
    private boolean json;

    /** PEM files; one without the other is wrong usage. */
    private static final class Tls {
        @Option(names = "--tls-cert", required = true, paramLabel = "FILE", description = "PEM certificate chain")
        private Path certificate;

        @Option(names = "--tls-key", required = true, paramLabel = "FILE", description = "PEM private key")
        private Path key;
    }

    @Override
    public Integer call() {
        try (LocalServer local = LocalServer.start(options())) {
            if (!json) {
                System.out.println("organizer: " + local.server().organizerLink());
                System.out.flush();
            }
            local.awaitReady();
            if (json) {
                System.out.println(ApiClient.JSON
                        .createObjectNode()
                        .put("url", local.server().url().toString())
                        .put("organizerToken", local.server().organizerToken()));
            } else {
                System.out.println("ready: languages heard " + local.engines().heard() + ", translations "
                        + local.engines().translated());
            }
            System.out.flush();
            local.awaitStop();
        }
        return 0;
    }

    private ServerOptions options() {
        ServerOptions options = InterpreterConfig.load(Optional.ofNullable(config), System.getenv());
        options.arithmetic().ifPresent(Arithmetic::prefer);
        if (host != null) {
            options = options.withHost(host);
        }
        if (port != null) {
            options = options.withPort(port);
        }
        if (tls != null) {
            options = options.withTls(new ServerOptions.Tls(tls.certificate, tls.key));
        }
        return options;
    }
}
