package org.meetinginterpreter.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private volatile Routes routes = new Routes(List.of());

    TranslationModels(ModelStore store) {
        this.store = store;
    }

    private record Pair(Locale from, Locale to) {}

    /** Routes over what was installed at one time, each worked out once. */
    private static final class Routes {
        private final List<InstalledModel> installed;
        private final List<TranslationModel> models;
        private final RoutePlanner<TranslationModel> planner;
        private final Map<Pair, List<TranslationModel>> known = new ConcurrentHashMap<>();

        Routes(List<InstalledModel> installed) {
            this.installed = installed;
            this.models = installed.stream()
                    .filter(model -> model.task() == ModelTask.TRANSLATION)
                    .sorted(BEST_FIRST)
                    .flatMap(
                            model -> model.pairs().stream().<TranslationModel>map(pair -> new MarianModel(model, pair)))
                    .toList();
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

    /** The models of the best route, one or two; none where the installed ones do not lead there. */
    List<TranslationModel> route(Locale from, Locale to) {
        return routes().find(new Pair(from, to));
    }

    private Routes routes() {
        List<InstalledModel> installed = store.installed();
        Routes current = routes;
        if (!current.installed.equals(installed)) {
            current = new Routes(installed);
            routes = current;
        }
        return current;
    }
}
