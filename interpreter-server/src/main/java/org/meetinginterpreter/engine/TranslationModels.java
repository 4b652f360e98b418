package org.meetinginterpreter.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.meetinginterpreter.libretranslate.LibreTranslateModel;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelTask;
import org.meetinginterpreter.translation.RoutePlanner;
import org.meetinginterpreter.translation.TranslationModel;

/** What can translate on this machine, and by which of it a text gets from one language to another. Thread-safe. */
final class TranslationModels {
    private static final int KNOWN_ROUTES = 1_000;

    /** One made for a pair before one that does many, one whose files were checked before another, and the larger of two tiers. */
    private static final Comparator<InstalledModel> BEST_FIRST = Comparator.comparing(
                    (InstalledModel model) -> model.pairs().size() > 1)
            .thenComparing(model -> !model.published())
            .thenComparing(InstalledModel::size, Comparator.reverseOrder());

    private final ModelStore store;
    private final List<LibreTranslateModel> services;
    private volatile Routes routes;

    /** @param services those elsewhere, preferred to installed models that fit as well */
    TranslationModels(ModelStore store, List<LibreTranslateModel> services) {
        this.store = store;
        this.services = services;
        this.routes = new Routes(List.of(), services);
    }

    private record Pair(Locale from, Locale to) {}

    /** Routes over what was installed at one time, each worked out once. */
    private static final class Routes {
        private final List<InstalledModel> installed;
        private final List<TranslationModel> models;
        private final Paths all;
        private final Paths here;

        Routes(List<InstalledModel> installed, List<LibreTranslateModel> services) {
            this.installed = installed;
            List<TranslationModel> local = installed.stream()
                    .filter(model -> model.task() == ModelTask.TRANSLATION)
                    .sorted(BEST_FIRST)
                    .flatMap(
                            model -> model.pairs().stream().<TranslationModel>map(pair -> new MarianModel(model, pair)))
                    .toList();
            this.models = Stream.concat(services.stream(), local.stream()).toList();
            this.here = new Paths(local);
            this.all = services.isEmpty() ? here : new Paths(models);
        }
    }

    /** Routes over some models, each worked out once. */
    private static final class Paths {
        private final RoutePlanner<TranslationModel> planner;
        private final Map<Pair, List<TranslationModel>> known = new ConcurrentHashMap<>();

        Paths(List<TranslationModel> models) {
            this.planner = new RoutePlanner<>(models);
        }

        List<TranslationModel> find(Pair pair) {
            if (known.size() > KNOWN_ROUTES) {
                known.clear();
            }
            return known.computeIfAbsent(pair, asked -> planner.plan(asked.from, asked.to));
        }
    }

    /** All of them, each for every pair that it does; the best first. */
    List<TranslationModel> all() {
        return routes().models;
    }

    /**
     * The models of the best route, one or two; none where the installed ones do not lead there. While a service rests, installed
     * models take its place where they lead there and its fallback is wanted.
     */
    List<TranslationModel> route(Locale from, Locale to) {
        Routes current = routes();
        List<TranslationModel> best = current.all.find(new Pair(from, to));
        boolean resting =
                best.stream().anyMatch(hop -> hop instanceof LibreTranslateModel service && service.isResting());
        if (!resting) {
            return best;
        }
        List<TranslationModel> other = instead(from, to);
        return other.isEmpty() ? best : other;
    }

    /** Installed models for a pair that a service does now, where there are some and its fallback is wanted. */
    List<TranslationModel> instead(Locale from, Locale to) {
        Routes current = routes();
        List<LibreTranslateModel> elsewhere = current.all.find(new Pair(from, to)).stream()
                .filter(LibreTranslateModel.class::isInstance)
                .map(LibreTranslateModel.class::cast)
                .toList();
        boolean wanted = !elsewhere.isEmpty() && elsewhere.stream().allMatch(LibreTranslateModel::hasFallback);
        return wanted ? current.here.find(new Pair(from, to)) : List.of();
    }

    private Routes routes() {
        List<InstalledModel> installed = store.installed();
        Routes current = routes;
        if (!current.installed.equals(installed)) {
            current = new Routes(installed, services);
            routes = current;
        }
        return current;
    }
}
