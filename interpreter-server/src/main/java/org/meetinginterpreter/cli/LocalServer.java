package org.meetinginterpreter.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.server.InterpreterServer;
import org.meetinginterpreter.server.ServerException;
import org.meetinginterpreter.server.ServerOptions;

/** A server in this process with the installed models behind it; SIGTERM and SIGINT stop it cleanly. */
final class LocalServer implements AutoCloseable {
    private static final long START_SECONDS = 30;
    private static final long ENGINES_MILLIS = 10_000;

    private final InterpreterServer server;
    private final InstalledEngines engines;
    private final RunningServer running;
    private final long stopSeconds;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean closed;

    private LocalServer(InterpreterServer server, InstalledEngines engines, long stopSeconds) {
        this.server = server;
        this.engines = engines;
        this.stopSeconds = stopSeconds;
        this.running = new RunningServer(server.url(), server.organizerToken());
    }

    static LocalServer start(ServerOptions options) {
        Interruption.endsAtOnce();
        InstalledEngines engines = InstalledEngines.open(options.limits().sharing(), options.translationServices());
        try {
            InterpreterServer server = InterpreterServer.start(
                            options, engines.speech(), engines.translators(), engines.embedders())
                    .await(START_SECONDS, TimeUnit.SECONDS);
            LocalServer local =
                    new LocalServer(server, engines, options.lifetimes().stop().toSeconds() + 5);
            local.running.write();
            // not by a shutdown hook: ONNX Runtime's own would close its environment while tracks compute
            Interruption.does(number -> local.stopWithTheProcess());
            return local;
        } catch (TimeoutException e) {
            throw new ServerException("server: did not start within " + START_SECONDS + " s", e);
        }
    }

    InterpreterServer server() {
        return server;
    }

    InstalledEngines engines() {
        return engines;
    }

    /** Waits until the engines are warm; says why when one cannot be loaded. */
    void awaitReady() {
        server.ready().await();
    }

    /** Blocks until the process is told to stop. */
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that was told to stop and stopped has done what it should: status 0, not that of a killed process. */
    private void stopWithTheProcess() {
        boolean wasRunning = isOpen();
        close();
        if (wasRunning) {
            Runtime.getRuntime().halt(0);
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.remove();
        try {
            server.stop().await(stopSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.err.println("interpreter: the server did not stop within " + stopSeconds + " s; ending it");
        }
        closeEngines();
        stopped.countDown();
    }

    /** Engines wait for their calls under way, of which one may hang. */
    private void closeEngines() {
        Thread closing = new Thread(engines::close, "close-engines");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(ENGINES_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
