package org.meetinginterpreter.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.libretranslate.LibreTranslateModel;
import org.meetinginterpreter.libretranslate.LibreTranslateService;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.TranslationRoute;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.faithful.FaithfulTranslator;
import org.meetinginterpreter.translation.faithful.FaithfulnessCheck;
import org.meetinginterpreter.translation.glossary.StarterIdioms;
import org.meetinginterpreter.translation.robust.RobustTranslator;
import org.meetinginterpreter.translation.shared.SharingOptions;
import org.meetinginterpreter.translation.shared.SharingStatistics;
import org.meetinginterpreter.translation.shared.TranslationWorkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes over the translation models of the store, checked for what they lose; the workers translate for all of them. */
final class InstalledTranslators implements Translators {
    private static final Logger LOG = LoggerFactory.getLogger(InstalledTranslators.class);
    private static final int CALLS_OF_A_SERVICE = 4;
    private static final long CACHED_OF_A_SERVICE = 200_000;

    private final TranslationModels models;
    private final InstallHints hints;
    private final TranslationWorkers workers;
    private final Map<LibreTranslateModel, TranslationWorkers> elsewhere = new LinkedHashMap<>();

    InstalledTranslators(
            ModelStore store, InstallHints hints, SharingOptions options, List<LibreTranslateService> services) {
        services.forEach(service -> elsewhere.put(
                new LibreTranslateModel(service),
                new TranslationWorkers(new SharingOptions(
                        CALLS_OF_A_SERVICE, Math.min(CACHED_OF_A_SERVICE, options.cachedCharacters()), 0))));
        this.models = new TranslationModels(store, List.copyOf(elsewhere.keySet()));
        this.hints = hints;
        this.workers = new TranslationWorkers(options);
    }

    /** A service has threads of its own, which do nothing but wait for it: it never holds up installed models. */
    private TranslationWorkers workers(TranslationModel model) {
        return model instanceof LibreTranslateModel service ? elsewhere.get(service) : workers;
    }

    @Override
    public Optional<Translator> find(Locale from, Locale to) {
        return translator(from, to, models.route(from, to));
    }

    @Override
    public Optional<Translator> instead(Locale from, Locale to) {
        return translator(from, to, models.instead(from, to));
    }

    private Optional<Translator> translator(Locale from, Locale to, List<TranslationModel> route) {
        if (route.isEmpty()) {
            return Optional.empty();
        }
        List<Translator> hops =
                route.stream().map(model -> workers(model).share(model)).toList();
        return Optional.of(new FaithfulTranslator(new RobustTranslator(new TranslationRoute(from, to, hops))));
    }

    @Override
    public List<Locale> languages() {
        return models.all().stream()
                .flatMap(model -> Stream.of(model.source(), model.target()))
                .distinct()
                .sorted(Comparator.comparing(Locale::toLanguageTag))
                .toList();
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
        models.route(from, to).forEach(model -> workers(model).prepare(model));
        // what is known of the two languages is loaded as well, and stays
        find(from, to).ifPresent(found -> FaithfulnessCheck.of(found.source(), found.target()));
    }

    @Override
    public void warmUp() {
        elsewhere.forEach(InstalledTranslators::check);
        models.all().stream()
                .filter(model -> ModelCatalog.DEFAULT_IDS.contains(model.id()))
                .forEach(model -> prepare(model.source(), model.target()));
        // read here, where nobody waits
        StarterIdioms.glossary();
    }

    /** A service that is down does not keep the server from starting: it may come back, as it may go away later. */
    private static void check(LibreTranslateModel service, TranslationWorkers itsWorkers) {
        try {
            itsWorkers.prepare(service);
            LOG.info(
                    "{} translates {} to {}: these texts leave this machine",
                    service.id(),
                    service.source(),
                    service.target());
        } catch (TranslationException e) {
            LOG.warn("{} to {}: {}", service.source(), service.target(), e.getMessage());
        }
    }

    @Override
    public void forget() {
        workers.forget();
        elsewhere.values().forEach(TranslationWorkers::forget);
    }

    @Override
    public SharingStatistics statistics() {
        return elsewhere.values().stream()
                .map(TranslationWorkers::statistics)
                .reduce(workers.statistics(), SharingStatistics::plus);
    }

    void close() {
        workers.close();
        elsewhere.values().forEach(TranslationWorkers::close);
    }
}
