package org.meetinginterpreter.libretranslate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.meetinginterpreter.net.BoundedBody;
import org.meetinginterpreter.translation.TranslationException;

/**
 * LibreTranslate's API over HTTP: {@code GET /languages} and {@code POST /translate}
 * (<a href="https://github.com/LibreTranslate/LibreTranslate">LibreTranslate</a>, {@code app.py}). A call ends within the
 * service's timeout whatever the peer does; a broken connection or a gateway's error is tried once more within that time. What a
 * service says in its errors is not repeated: it may hold speech. Thread-safe.
 */
final class LibreTranslateClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 2;
    private static final Set<Integer> GATEWAY_ERRORS = Set.of(502, 503, 504);
    private static final long LANGUAGES_BYTES = 1_000_000;
    private static final int OVERHEAD_BYTES = 10_000;
    private static final int MOST_GROWTH = 10;

    /** A language of the service and those into which it translates it. */
    record Offer(String code, List<String> targets) {}

    private final LibreTranslateService service;
    private final HttpClient http;

    LibreTranslateClient(LibreTranslateService service) {
        this.service = service;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(service.timeout())
                // a redirect would carry texts and the key to where the operator did not send them
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    List<Offer> languages() {
        JsonNode answer = exchange(request("/languages").GET().build(), LANGUAGES_BYTES);
        List<Offer> offers = new ArrayList<>();
        for (JsonNode language : answer) {
            List<String> targets = new ArrayList<>();
            language.path("targets").forEach(target -> targets.add(target.asText()));
            offers.add(new Offer(language.path("code").asText(), targets));
        }
        if (offers.isEmpty()) {
            throw failure("names no languages; is this the address of a LibreTranslate service?");
        }
        return offers;
    }

    /** The translations, in order. */
    List<String> translate(String source, String target, List<String> texts) {
        ObjectNode body = JSON.createObjectNode()
                .put("source", source)
                .put("target", target)
                .put("format", "text");
        texts.forEach(body.putArray("q")::add);
        service.apiKey().ifPresent(key -> body.put("api_key", key.value()));
        HttpRequest request = request("/translate")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        int characters = texts.stream().mapToInt(String::length).sum();
        JsonNode answer = exchange(request, OVERHEAD_BYTES + 4L * MOST_GROWTH * characters)
                .path("translatedText");
        if (!answer.isArray() || answer.size() != texts.size()) {
            throw failure("did not answer with one translation for each text; is it a LibreTranslate service?");
        }
        List<String> translations = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            translations.add(checked(texts.get(i), answer.get(i)));
        }
        return translations;
    }

    private String checked(String text, JsonNode translation) {
        String clean = translation.isTextual() ? plain(translation.asText()) : "";
        if (clean.isBlank()) {
            throw failure("answered without a text");
        }
        if (clean.length() > 200 + MOST_GROWTH * text.length()) {
            throw failure("made a text many times longer than the one it was sent");
        }
        return clean;
    }

    /** Text without control characters but line breaks and tabs. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]+", " ").strip();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + path)).header("Accept", "application/json");
    }

    private JsonNode exchange(HttpRequest request, long mostBytes) {
        long deadline = System.nanoTime() + service.timeout().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> answer = send(request, mostBytes, deadline);
                if (attempt == ATTEMPTS || !GATEWAY_ERRORS.contains(answer.statusCode())) {
                    return read(answer);
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new TranslationException(
                            name() + " cannot be reached (" + reason(e) + "); check its address and that it runs", e);
                }
            }
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, long mostBytes, long deadline) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(mostBytes));
        try {
            // the client's own timeout ends with the answer's head; this one holds for its body too
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure("did not answer within " + service.timeout().toMillis()
                    + " ms; check its load, or allow more with translation.timeout");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure("was asked by a thread that was told to stop");
        }
    }

    private JsonNode read(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 200) {
            try {
                return JSON.readTree(answer.body());
            } catch (IOException e) {
                throw failure("did not answer in JSON; is this the address of a LibreTranslate service?");
            }
        }
        if (status == 400 || status == 413) {
            throw new RefusedException(name() + " refused the text (" + status
                    + "); check its limits, its languages, and whether it wants an apiKey");
        }
        throw failure(
                switch (status) {
                    case 401, 403 ->
                        "refused the apiKey (" + status + "); set the right one in translation.libretranslate";
                    case 429 -> "is asked more often than it allows (429); raise its limit for this apiKey";
                    default ->
                        status / 100 == 3
                                ? "answers with a redirect (" + status + "); configure the address it leads to"
                                : "failed (" + status + "); see its log";
                });
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private TranslationException failure(String what) {
        return new TranslationException(name() + " " + what);
    }

    private String name() {
        return service.id();
    }
}
