package org.meetinginterpreter.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * Fetches a file by HTTP: follows redirects (never from https to http), gives up on a server that stays silent, and checks length and
 * SHA-256 of what came.
 */
final class HttpDownload {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();
    private final InstallProgress progress;
    private final Duration longestSilence;

    HttpDownload(InstallProgress progress, Duration longestSilence) {
        this.progress = progress;
        this.longestSilence = longestSilence;
    }

    /**
     * Fetches into a file.
     *
     * @param size published bytes, or null
     * @param sha256 published hash, or null
     * @param most bytes that are taken at most where no size is published
     */
    void fetch(String url, Long size, String sha256, long most, Path target) throws IOException {
        HttpResponse<InputStream> response = get(url);
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException("HTTP status " + response.statusCode() + " from " + url);
            }
            long announced =
                    response.headers().firstValueAsLong("Content-Length").orElse(-1);
            if (size != null && announced >= 0 && announced != size) {
                throw new IOException(
                        url + " sends " + announced + " bytes where " + size + " were published: not the same file");
            }
            progress.begin("fetching " + url, size != null ? size : Math.max(announced, 0));
            try {
                receive(body, url, announced, size == null ? most : size, sha256, target);
            } finally {
                progress.end();
            }
        }
    }

    private HttpResponse<InputStream> get(String url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(longestSilence)
                .header("User-Agent", "meeting-interpreter")
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new IOException("no answer from " + request.uri().getHost() + " in time; check the network", e);
        } catch (ConnectException e) {
            throw new IOException(
                    "cannot reach " + request.uri().getHost()
                            + "; check the network, or set INTERPRETER_MODELS_MIRROR to a folder that holds the model",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + url, e);
        }
    }

    private void receive(InputStream body, String url, long announced, long most, String sha256, Path target)
            throws IOException {
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[Hashes.BUFFER];
        long received = 0;
        try (OutputStream out = Files.newOutputStream(target);
                SilenceWatch watch = new SilenceWatch(body, longestSilence)) {
            for (int n = read(body, buffer, watch, received, announced);
                    n >= 0;
                    n = read(body, buffer, watch, received, announced)) {
                received += n;
                if (received > most) {
                    throw new IOException(url + " sends more than the " + most + " bytes expected: not the same file");
                }
                out.write(buffer, 0, n);
                digest.update(buffer, 0, n);
                progress.advance(n);
            }
        }
        if (announced >= 0 && received != announced) {
            throw cut(received, announced, null);
        }
        String actual = Hashes.hex(digest);
        if (sha256 != null && !sha256.equals(actual)) {
            throw new IOException("wrong SHA-256 of " + url + " (" + received + " bytes): published " + sha256
                    + ", came " + actual + "; the file was changed on the way or at its source");
        }
    }

    private static int read(InputStream body, byte[] buffer, SilenceWatch watch, long received, long announced)
            throws IOException {
        try {
            int n = body.read(buffer);
            watch.heard();
            return n;
        } catch (IOException e) {
            throw cut(received, announced, e);
        }
    }

    private static IOException cut(long received, long announced, IOException cause) {
        return new IOException(
                "the connection was cut after " + received + (announced < 0 ? "" : " of " + announced)
                        + " bytes; run the command again",
                cause);
    }
}
