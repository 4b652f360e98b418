package org.meetinginterpreter.bench;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NettyWebSocketTest {
    private final Vertx vertx = Vertx.vertx();
    private final EventLoopGroup threads = NettyWebSocket.threads(1);
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Integer> closes = new CopyOnWriteArrayList<>();
    private final NettyWebSocket.Listener listener = new NettyWebSocket.Listener() {
        @Override
        public void text(String message) {
            texts.add(message);
        }

        @Override
        public void closed(int code, String reason) {
            closes.add(code);
        }
    };
    private URI address;

    @BeforeEach
    void serve() throws Exception {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("interpreter.v1"))
                .webSocketHandshakeHandler(handshake -> {
                    if (handshake.path().equals("/refused")) {
                        handshake.reject(401);
                    } else {
                        handshake.accept();
                    }
                })
                .webSocketHandler(NettyWebSocketTest::answer)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
        address = URI.create("ws://127.0.0.1:" + server.actualPort() + "/");
    }

    private static void answer(ServerWebSocket socket) {
        socket.writeTextMessage("protocol " + socket.subProtocol());
        socket.textMessageHandler(text -> {
            switch (text) {
                case "in pieces" -> {
                    socket.writeFrame(WebSocketFrame.textFrame("two ", false));
                    socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("pieces"), true));
                }
                case "close" -> socket.close((short) 1013, "too slow");
                default -> socket.writeTextMessage("you said " + text);
            }
        });
        socket.binaryMessageHandler(bytes -> socket.writeTextMessage(bytes.length() + " bytes"));
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void sendsAndReceives() {
        try (NettyWebSocket socket =
                NettyWebSocket.connect(threads, address, "interpreter.v1,bearer.a.b.c", listener)) {
            socket.send("olá");
            socket.send(new byte[3200]);
            socket.send("in pieces");
            await().untilAsserted(() -> assertEquals(
                    List.of("protocol interpreter.v1", "you said olá", "3200 bytes", "two pieces"), texts));
        }
    }

    @Test
    void tellsWhyTheServerClosed() {
        try (NettyWebSocket socket = NettyWebSocket.connect(threads, address, "interpreter.v1", listener)) {
            socket.send("close");
            await().untilAsserted(() -> assertEquals(List.of(1013), closes));
        }
    }

    @Test
    void saysThatItWasRefused() {
        assertThrows(
                BenchException.class,
                () -> NettyWebSocket.connect(threads, address.resolve("/refused"), "interpreter.v1", listener));
        assertThrows(
                BenchException.class,
                () -> NettyWebSocket.connect(threads, URI.create("ws://127.0.0.1:1/"), "interpreter.v1", listener));
    }
}
