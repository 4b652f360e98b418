package org.meetinginterpreter.identity;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.meetinginterpreter.net.BoundedBody;

/** Requests to the provider, bounded in time and size, without redirects. Blocks; thread-safe. */
final class ProviderHttp implements ResourceRetriever {
    private static final long MOST_BYTES = 1 << 20;

    private final HttpClient client;
    private final Duration timeout;

    ProviderHttp(Duration timeout) {
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(url.toString()))
                .header("accept", "application/json")
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode());
        }
        return new Resource(
                text(answer), answer.headers().firstValue("content-type").orElse("application/json"));
    }

    HTTPResponse send(HTTPRequest request) throws IOException {
        HttpRequest.Builder copy = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        copy.method(
                request.getMethod().name(),
                request.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.getBody()));
        HttpResponse<byte[]> answer = send(copy.build());
        HTTPResponse read = new HTTPResponse(answer.statusCode());
        try {
            answer.headers().map().forEach((name, values) -> {
                // HTTP/2 has names that begin with a colon
                if (!name.startsWith(":")) {
                    read.setHeader(name, values.toArray(String[]::new));
                }
            });
        } catch (IllegalArgumentException e) {
            throw new IOException("the provider's answer has a header that cannot be read", e);
        }
        read.setBody(text(answer));
        return read;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            // of the whole answer, not only of its head
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(request.uri() + " did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(
                    request.uri() + ": " + (cause.getMessage() == null ? "cannot be reached" : cause.getMessage()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for " + request.uri(), e);
        }
    }
}
