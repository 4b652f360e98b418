package org.meetinginterpreter.libretranslate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.net.CircuitBreaker;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

/** Sends texts to the service in calls of bounded size. Thread-safe. */
final class LibreTranslateTranslator implements Translator {
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST_TEXTS = 25;

    private final LibreTranslateModel model;
    private final LibreTranslateClient client;
    private final CircuitBreaker breaker;
    private final String sourceCode;
    private final String targetCode;

    LibreTranslateTranslator(
            LibreTranslateModel model,
            LibreTranslateClient client,
            CircuitBreaker breaker,
            String sourceCode,
            String targetCode) {
        this.model = model;
        this.client = client;
        this.breaker = breaker;
        this.sourceCode = sourceCode;
        this.targetCode = targetCode;
    }

    @Override
    public List<String> modelIds() {
        return List.of(model.id());
    }

    @Override
    public Locale source() {
        return model.source();
    }

    @Override
    public Locale target() {
        return model.target();
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        List<String> texts = requests.stream().map(this::checked).toList();
        List<Translation> translations = new ArrayList<>();
        for (int from = 0; from < texts.size(); ) {
            int to = endOfCall(texts, from);
            send(texts.subList(from, to)).forEach(text -> translations.add(Translation.of(text)));
            from = to;
        }
        return translations;
    }

    /** Blank texts stay here: the service refuses a call that has nothing to translate. */
    private List<String> send(List<String> texts) {
        List<String> toSend = texts.stream().filter(text -> !text.isEmpty()).toList();
        List<String> results =
                toSend.isEmpty() ? List.of() : breaker.call(() -> client.translate(sourceCode, targetCode, toSend));
        List<String> all = new ArrayList<>();
        int next = 0;
        for (String text : texts) {
            all.add(text.isEmpty() ? "" : results.get(next++));
        }
        return all;
    }

    private String checked(TranslationRequest request) {
        if (request.isSteered()) {
            throw new IllegalArgumentException(model.id() + " cannot continue an earlier translation");
        }
        String text = LibreTranslateClient.plain(request.text());
        if (text.length() > LONGEST_TEXT) {
            throw new RefusedException(model.id() + ": a text of " + text.length() + " characters is too long; "
                    + LONGEST_TEXT + " are sent at most, so cut it between sentences");
        }
        return text;
    }

    private static int endOfCall(List<String> texts, int from) {
        int characters = 0;
        int to = from;
        while (to < texts.size() && to - from < MOST_TEXTS) {
            characters += texts.get(to).length();
            if (to > from && characters > LONGEST_TEXT) {
                break;
            }
            to++;
        }
        return to;
    }

    /** Connections end by themselves when they have been idle. */
    @Override
    public void close() {}
}
