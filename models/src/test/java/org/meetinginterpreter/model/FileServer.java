package org.meetinginterpreter.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server of few words on a free port of this machine, which can also misbehave: cut a response, or fall silent within it. */
final class FileServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Response> responses = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private interface Response {
        void send(OutputStream out) throws IOException, InterruptedException;
    }

    FileServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The paths asked for, in order. */
    List<String> requests() {
        return requests;
    }

    void serve(String path, byte[] body) {
        cut(path, body, body.length);
    }

    /** Announces the whole body, sends only the first bytes and closes the connection. */
    void cut(String path, byte[] body, int sent) {
        responses.put(path, out -> {
            out.write(ok(body.length));
            out.write(body, 0, sent);
        });
    }

    /** Sends the first bytes, then nothing more, and holds the connection. */
    void fallSilent(String path, byte[] body, int sent) {
        responses.put(path, out -> {
            out.write(ok(body.length));
            out.write(body, 0, sent);
            out.flush();
            closed.await();
        });
    }

    void redirect(String path, String address) {
        responses.put(path, out -> out.write(head("302 Found\r\nLocation: " + address, 0)));
    }

    private static byte[] ok(int length) {
        return head("200 OK", length);
    }

    private static byte[] head(String status, int length) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> answer(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket connection) {
        try (connection;
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream()) {
            String path = head(in).split(" ", -1)[1];
            requests.add(path);
            responses
                    .getOrDefault(path, missing -> missing.write(head("404 Not Found", 0)))
                    .send(out);
            out.flush();
        } catch (IOException e) {
            // the client went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
