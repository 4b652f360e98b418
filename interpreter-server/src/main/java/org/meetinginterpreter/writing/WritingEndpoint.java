package org.meetinginterpreter.writing;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.meetinginterpreter.net.Secret;

/**
 * An endpoint that speaks OpenAI's chat completions, such as llama.cpp's server, Ollama or vLLM.
 *
 * @param url its address up to and with {@code /v1}
 * @param model the model's name there
 * @param apiKey what goes into the header {@code Authorization}
 * @param timeout how long one stretch of a meeting may take
 */
public record WritingEndpoint(URI url, String model, Optional<Secret> apiKey, Duration timeout) {
    public WritingEndpoint {
        boolean usable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!usable) {
            throw new IllegalArgumentException(
                    "summaryWriter.url must be an http or https address without user, query or fragment, such as http://127.0.0.1:11434/v1");
        }
        if (model.isBlank() || model.length() > 200) {
            throw new IllegalArgumentException(
                    "summaryWriter.model must name a model of the endpoint, such as llama3.2:3b, in at most 200 characters");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("summaryWriter.timeout must be above 0, such as 60s");
        }
        url = URI.create(url.toString().replaceAll("/+$", "").replaceAll("/chat/completions$", ""));
    }

    /** As it stands in {@code made} behind {@code written:}, such as {@code llama3.2:3b@127.0.0.1:11434}. */
    public String id() {
        return model + "@" + url.getAuthority();
    }
}
