package org.meetinginterpreter.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import org.meetinginterpreter.server.InterpreterServer;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.server.SocketMessages;

/** Sends back what comes, over sockets that are set as the server's are. It exists for the suite of {@link WebSocketBench} only. */
final class EchoServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    EchoServer() {
        server = vertx.createHttpServer(InterpreterServer.socketOptions(ServerOptions.defaults()))
                .webSocketHandler(EchoServer::echo)
                .listen(0, "127.0.0.1")
                .await();
    }

    private static void echo(ServerWebSocket socket) {
        socket.exceptionHandler(broken -> {});
        new SocketMessages(
                        ServerOptions.defaults().limits().frameBytes(),
                        socket::writeTextMessage,
                        socket::writeBinaryMessage,
                        code -> socket.close((short) code))
                .listen(socket);
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
