package org.meetinginterpreter.translation.shared;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

/** One model, whose work {@link TranslationWorkers} do together with that of all others. Thread-safe. */
final class SharedTranslator implements Translator {
    private final TranslationModel model;
    private final TranslationWorkers workers;
    private final AtomicBoolean closed = new AtomicBoolean();

    SharedTranslator(TranslationModel model, TranslationWorkers workers) {
        this.model = model;
        this.workers = workers;
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
    public boolean isSteerable() {
        return model.isSteerable();
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        if (closed.get()) {
            throw new TranslationException("the translator " + model.id() + " is closed; open it again");
        }
        if (!model.isSteerable() && requests.stream().anyMatch(TranslationRequest::isSteered)) {
            throw new IllegalArgumentException("the translator " + model.id() + " takes no steered requests");
        }
        LongTexts texts = new LongTexts(source(), target(), requests);
        return texts.join(workers.translate(model, texts.pieces()));
    }

    /** Fails what waits for the model, and closes it when its last batch is through. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            workers.close(model);
        }
    }
}
