package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CuttingProxyTest {
    private static final int LINES = 20_000;

    @Test
    void whatIsDelayedMoreOrLessOnTheWayComesInTheOrderInWhichItWasSent() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CuttingProxy proxy = new CuttingProxy(server.getLocalPort());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            client.setSoTimeout(60_000);
            // the proxy connects when it is spoken to
            client.getOutputStream().write('!');
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(server, proxy));
            BufferedReader received =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (int line = 0; line < LINES; line++) {
                assertEquals(String.valueOf(line), received.readLine());
            }
            client.shutdownOutput();
            sending.join();
        }
    }

    private static void send(ServerSocket server, CuttingProxy proxy) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            assertEquals('!', socket.getInputStream().read());
            OutputStream out = socket.getOutputStream();
            for (int line = 0; line < LINES; line++) {
                if (line % 50 == 0) {
                    proxy.delay(line / 50 % 4);
                }
                out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            // to close now would cut what is still on its way
            assertEquals(-1, socket.getInputStream().read());
        } catch (IOException e) {
            throw new AssertionError("the server's side broke", e);
        }
    }
}
