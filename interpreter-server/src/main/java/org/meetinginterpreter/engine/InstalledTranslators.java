package org.meetinginterpreter.engine;

import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelTask;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.marian.MarianTranslator;

/** Translation models of the store. */
final class InstalledTranslators implements Translators {
    private final ModelStore store;
    private final InstallHints hints;
    private final LoadedModels<MarianTranslator> translators = new LoadedModels<>(InstalledTranslators::load);

    InstalledTranslators(ModelStore store, InstallHints hints) {
        this.store = store;
        this.hints = hints;
    }

    @Override
    public Optional<Translator> find(Locale from, Locale to) {
        return model(from, to).map(translators::get);
    }

    @Override
    public boolean has(Locale from, Locale to) {
        return model(from, to).isPresent();
    }

    @Override
    public String installHint(Locale from, Locale to) {
        return hints.hint(ModelTask.TRANSLATION, from, to);
    }

    @Override
    public void warmUp() {
        store.installed().stream()
                .filter(model -> model.task() == ModelTask.TRANSLATION)
                .filter(model -> ModelCatalog.DEFAULT_IDS.contains(model.id()))
                .forEach(model -> translators.get(model).warmUp());
    }

    private Optional<InstalledModel> model(Locale from, Locale to) {
        return store.find(ModelTask.TRANSLATION, from, to).stream().findFirst();
    }

    private static MarianTranslator load(InstalledModel model) {
        return MarianTranslator.open(
                model.folder(),
                model.id(),
                model.languages().get(0),
                model.languages().get(1));
    }

    void close() {
        translators.close().forEach(MarianTranslator::close);
    }
}
