package org.meetinginterpreter.translation.shared;

import java.util.concurrent.CompletableFuture;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRequest;

/** A text that one or more callers wait for. */
final class WaitingText {
    private final TranslationModel model;
    private final TranslationRequest request;
    private final CompletableFuture<Translation> result = new CompletableFuture<>();

    WaitingText(TranslationModel model, TranslationRequest request) {
        this.model = model;
        this.request = request;
    }

    TranslationModel model() {
        return model;
    }

    TranslationRequest request() {
        return request;
    }

    int length() {
        return request.text().length();
    }

    /** Completed outside of locks: whoever waits may go on in the completing thread. */
    CompletableFuture<Translation> result() {
        return result;
    }
}
