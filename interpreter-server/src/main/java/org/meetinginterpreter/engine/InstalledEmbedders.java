package org.meetinginterpreter.engine;

import java.util.Optional;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.embedding.EmbeddingException;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.embedding.minilm.MiniLmSentenceEmbedder;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelTask;

/** The sentence-embedding network of the store; one for all who ask. */
final class InstalledEmbedders implements SentenceEmbedders {
    private final ModelStore store;
    private Optional<SentenceEmbedder> open = Optional.empty();

    InstalledEmbedders(ModelStore store) {
        this.store = store;
    }

    private Optional<InstalledModel> installed() {
        return store.installed().stream()
                .filter(model -> model.task() == ModelTask.SENTENCE_EMBEDDING)
                .findFirst();
    }

    @Override
    public boolean isInstalled() {
        return installed().isPresent();
    }

    @Override
    public synchronized SentenceEmbedder open() {
        if (open.isEmpty()) {
            open = Optional.of(MiniLmSentenceEmbedder.open(installed()
                    .orElseThrow(() -> new EmbeddingException(installHint()))
                    .folder()));
        }
        return open.get();
    }

    synchronized void close() {
        open.ifPresent(SentenceEmbedder::close);
        open = Optional.empty();
    }
}
