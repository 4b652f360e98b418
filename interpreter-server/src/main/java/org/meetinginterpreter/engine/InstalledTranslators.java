package org.meetinginterpreter.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRoute;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.faithful.FaithfulTranslator;
import org.meetinginterpreter.translation.robust.RobustTranslator;
import org.meetinginterpreter.translation.shared.SharingOptions;
import org.meetinginterpreter.translation.shared.SharingStatistics;
import org.meetinginterpreter.translation.shared.TranslationWorkers;

/** Routes over the translation models of the store, checked for what they lose; the workers translate for all of them. */
final class InstalledTranslators implements Translators {
    private final TranslationModels models;
    private final InstallHints hints;
    private final TranslationWorkers workers;

    InstalledTranslators(ModelStore store, InstallHints hints, SharingOptions options) {
        this.models = new TranslationModels(store);
        this.hints = hints;
        this.workers = new TranslationWorkers(options);
    }

    @Override
    public Optional<Translator> find(Locale from, Locale to) {
        List<TranslationModel> route = models.route(from, to);
        if (route.isEmpty()) {
            return Optional.empty();
        }
        List<Translator> hops = route.stream().map(workers::share).toList();
        return Optional.of(new FaithfulTranslator(new RobustTranslator(new TranslationRoute(from, to, hops))));
    }

    @Override
    public List<String> route(Locale from, Locale to) {
        return models.route(from, to).stream().map(TranslationModel::id).toList();
    }

    @Override
    public String installHint(Locale from, Locale to) {
        return hints.toTranslate(from, to, models.all());
    }

    @Override
    public void prepare(Locale from, Locale to) {
        models.route(from, to).forEach(workers::prepare);
        // what is known of the two languages is loaded as well, and stays
        find(from, to);
    }

    @Override
    public void warmUp() {
        models.all().stream()
                .filter(model -> ModelCatalog.DEFAULT_IDS.contains(model.id()))
                .forEach(model -> prepare(model.source(), model.target()));
    }

    @Override
    public void forget() {
        workers.forget();
    }

    @Override
    public SharingStatistics statistics() {
        return workers.statistics();
    }

    void close() {
        workers.close();
    }
}
