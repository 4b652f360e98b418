package org.meetinginterpreter.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.meetinginterpreter.model.LanguageGroup;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.model.LanguagePair;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelEntry;
import org.meetinginterpreter.model.ModelTask;
import org.meetinginterpreter.translation.RoutePlanner;
import org.meetinginterpreter.translation.TranslationHop;

/** Names the models that would serve a language or a pair. */
final class InstallHints {
    private static final String INSTALL = "run: scripts/interpreter models install ";
    private static final String ADD = "; add one of your own: scripts/interpreter models add";

    /** The default set, then models whose bytes can be checked, then the smallest: what a laptop can carry. */
    private static final Comparator<ModelEntry> FOR_A_LAPTOP = Comparator.comparing(
                    (ModelEntry entry) -> !ModelCatalog.DEFAULT_IDS.contains(entry.id()))
            .thenComparing(entry -> !entry.isPublished())
            .thenComparing(entry -> entry.size() == 0 ? Long.MAX_VALUE : entry.size());

    private final ModelCatalog catalog;

    InstallHints(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    String toRecognise(Locale language) {
        String purpose = "recognise " + language.toLanguageTag();
        return entries(ModelTask.SPEECH_RECOGNITION)
                .filter(entry -> LanguageGroup.parse(entry.languages().get(0))
                        .distance(language)
                        .isPresent())
                .findFirst()
                .map(entry -> "To " + purpose + ", " + install(List.of(entry)))
                .orElse("The catalogue has no model to " + purpose + ADD);
    }

    /**
     * Which models to install for a pair: one that does it by itself, else those that complete a route.
     *
     * @param installed what is there already
     */
    String toTranslate(Locale from, Locale to, List<? extends TranslationHop> installed) {
        String purpose = "translate from " + from.toLanguageTag() + " to " + to.toLanguageTag();
        if (LanguageMatch.serves(to, from)) {
            return from.toLanguageTag() + " and " + to.toLanguageTag()
                    + " are the same language; the text needs no translation";
        }
        List<Step> route = missingRoute(from, to, installed);
        if (route.isEmpty()) {
            return "The catalogue has no model to " + purpose + ", nor models through a third language" + ADD;
        }
        List<ModelEntry> missing =
                route.stream().flatMap(step -> step.entry().stream()).toList();
        String pivot =
                route.size() == 1 ? "" : " by way of " + route.get(0).target().toLanguageTag();
        return missing.isEmpty()
                ? "What it takes to " + purpose + " is installed; try again"
                : "To " + purpose + pivot + ", " + install(missing);
    }

    private List<Step> missingRoute(Locale from, Locale to, List<? extends TranslationHop> installed) {
        List<Step> known = entries(ModelTask.TRANSLATION)
                .flatMap(entry -> entry.pairs().stream().map(pair -> Step.to(entry, pair)))
                .toList();
        List<Step> alone = new RoutePlanner<>(known).plan(from, to);
        if (alone.size() == 1) {
            return alone;
        }
        // what is there already costs nothing
        return new RoutePlanner<>(Stream.concat(installed.stream().map(Step::there), known.stream())
                        .toList())
                .plan(from, to);
    }

    /** A step that the catalogue knows, or one that is there and needs no entry. */
    private record Step(Locale source, Locale target, Optional<ModelEntry> entry) implements TranslationHop {
        static Step to(ModelEntry entry, LanguagePair pair) {
            return new Step(pair.from(), pair.to(), Optional.of(entry));
        }

        static Step there(TranslationHop hop) {
            return new Step(hop.source(), hop.target(), Optional.empty());
        }
    }

    private Stream<ModelEntry> entries(ModelTask task) {
        return catalog.entries().stream()
                .filter(entry -> entry.task() == task && !entry.languages().isEmpty())
                .sorted(FOR_A_LAPTOP);
    }

    private static String install(List<ModelEntry> entries) {
        boolean published = entries.stream().allMatch(ModelEntry::isPublished);
        return INSTALL
                + entries.stream().map(ModelEntry::id).collect(Collectors.joining(" "))
                + (published ? "" : " --accept-unverified");
    }
}
