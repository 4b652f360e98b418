package org.meetinginterpreter.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelEntry;
import org.meetinginterpreter.model.ModelTask;

/** Names the model that would serve a language or a pair. */
final class InstallHints {
    private final ModelCatalog catalog;

    InstallHints(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    String hint(ModelTask task, Locale... languages) {
        List<String> wanted =
                List.of(languages).stream().map(Locale::getLanguage).toList();
        return catalog.entries().stream()
                .filter(entry -> entry.task() == task && wanted.equals(plain(entry)))
                // the default set, then models whose bytes can be checked, then the smallest: what a laptop can carry
                .min(Comparator.comparing((ModelEntry entry) -> !ModelCatalog.DEFAULT_IDS.contains(entry.id()))
                        .thenComparing(entry -> !entry.isPublished())
                        .thenComparing(ModelEntry::size))
                .map(entry -> "To " + purpose(task, languages) + ", run: scripts/interpreter models install "
                        + entry.id() + (entry.isPublished() ? "" : " --accept-unverified"))
                .orElse("The catalogue has no model to " + purpose(task, languages)
                        + "; add one of your own: scripts/interpreter models add");
    }

    private static String purpose(ModelTask task, Locale... languages) {
        return task == ModelTask.TRANSLATION
                ? "translate from " + languages[0].toLanguageTag() + " to " + languages[1].toLanguageTag()
                : "recognise " + languages[0].toLanguageTag();
    }

    private static List<String> plain(ModelEntry entry) {
        return entry.languages().stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .toList();
    }
}
