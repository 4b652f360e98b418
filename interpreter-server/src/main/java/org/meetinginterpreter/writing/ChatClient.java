package org.meetinginterpreter.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.meetinginterpreter.net.BoundedBody;

/**
 * {@code POST /chat/completions} (<a href="https://platform.openai.com/docs/api-reference/chat">OpenAI's API</a>, as llama.cpp, Ollama and vLLM have it too).
 * A call ends within the endpoint's timeout whatever the peer does; it is not tried again. What an endpoint says in its errors is not repeated: it may
 * hold speech. Thread-safe.
 */
final class ChatClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANSWER_BYTES = 200_000;
    private static final int MOST_TOKENS = 1_000;

    private final WritingEndpoint endpoint;
    private final HttpClient http;

    ChatClient(WritingEndpoint endpoint) {
        this.endpoint = endpoint;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(endpoint.timeout())
                // a redirect would carry speech and the key to where the operator did not send them
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * What the model answers; blocks.
     *
     * @throws WritingException when it does not, in time
     */
    String answer(String instructions, String text) {
        ObjectNode body = JSON.createObjectNode()
                .put("model", endpoint.model())
                .put("temperature", 0)
                .put("max_tokens", MOST_TOKENS)
                .put("stream", false);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", instructions);
        messages.addObject().put("role", "user").put("content", text);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.url() + "/chat/completions"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        endpoint.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key.value()));
        JsonNode content = read(send(request.build()))
                .path("choices")
                .path(0)
                .path("message")
                .path("content");
        if (!content.isTextual()) {
            throw failure("did not answer with a message; is it an OpenAI-compatible endpoint?");
        }
        return content.asText();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(ANSWER_BYTES));
        try {
            // the client's own timeout ends with the answer's head; this one holds for its body too
            return answer.get(endpoint.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            String reason = e.getCause().getMessage() == null
                    ? e.getCause().getClass().getSimpleName()
                    : e.getCause().getMessage();
            throw new WritingException(
                    endpoint.id() + " cannot be reached (" + reason + "); check summaryWriter.url and that it runs", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure("did not answer within " + endpoint.timeout().toMillis()
                    + " ms; check its load, take a smaller model, or allow more with summaryWriter.timeout");
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
                throw failure("did not answer in JSON; is this the address of an OpenAI-compatible endpoint?");
            }
        }
        throw failure(
                switch (status) {
                    case 401, 403 -> "refused the key (" + status + "); set the right one as summaryWriter.apiKey";
                    case 404 ->
                        "knows neither this address nor this model (404); check summaryWriter.url, which ends with /v1, and summaryWriter.model";
                    case 429 -> "is asked more often than it allows (429)";
                    default ->
                        status / 100 == 3
                                ? "answers with a redirect (" + status + "); configure the address it leads to"
                                : "failed (" + status + "); see its log";
                });
    }

    private WritingException failure(String what) {
        return new WritingException(endpoint.id() + " " + what);
    }
}
