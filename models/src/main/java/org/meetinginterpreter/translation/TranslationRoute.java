package org.meetinginterpreter.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.meetinginterpreter.model.LanguageMatch;

/**
 * A way from one language to another: one translator, or two through a pivot language. What was shown and committed earlier concerns
 * the last one. Thread-safe; closing it leaves the translators open, which other routes use as well.
 */
public final class TranslationRoute implements Translator {
    private final Locale source;
    private final Locale target;
    private final List<Translator> hops;

    /**
     * A route; the languages may differ in the region from those of the translators.
     *
     * @param source what is translated
     * @param target what it becomes
     * @param hops one or two translators
     * @throws IllegalArgumentException when they do not lead from the one language to the other, or it is the same on both ends
     */
    public TranslationRoute(Locale source, Locale target, List<Translator> hops) {
        this.source = source;
        this.target = target;
        this.hops = List.copyOf(hops);
        if (hops.isEmpty() || hops.size() > 2) {
            throw new IllegalArgumentException(this + ": a route has one or two translators, not " + hops.size());
        }
        if (LanguageMatch.serves(target, source)) {
            throw new IllegalArgumentException(this + ": the same language on both ends; the text is right as it is");
        }
        Translator first = hops.get(0);
        boolean joined = LanguageMatch.serves(source, first.source())
                && (hops.size() == 1
                        || LanguageMatch.between(first.target(), last().source())
                                .isPresent())
                && LanguageMatch.serves(target, last().target());
        if (!joined) {
            throw new IllegalArgumentException(this + ": the models do not lead there: "
                    + hops.stream().map(TranslationRoute::name).collect(Collectors.joining(", then ")));
        }
    }

    @Override
    public List<String> modelIds() {
        return hops.stream().flatMap(hop -> hop.modelIds().stream()).toList();
    }

    @Override
    public Locale source() {
        return source;
    }

    @Override
    public Locale target() {
        return target;
    }

    @Override
    public boolean isSteerable() {
        return last().isSteerable();
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        if (hops.size() == 1) {
            return translate(last(), requests);
        }
        List<TranslationRequest> free =
                requests.stream().map(TranslationRequest::unsteered).toList();
        List<Translation> pivots = translate(hops.get(0), free);
        List<TranslationRequest> second = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            second.add(requests.get(i).withText(pivots.get(i).text()));
        }
        return translate(last(), second);
    }

    private List<Translation> translate(Translator hop, List<TranslationRequest> requests) {
        List<Translation> translations;
        try {
            translations = hop.translate(requests);
        } catch (TranslationException e) {
            if (hops.size() == 1) {
                throw e;
            }
            throw new TranslationException(this + " failed at " + name(hop) + ": " + e.getMessage(), e);
        }
        if (translations.size() != requests.size()) {
            throw new TranslationException(this + ": " + name(hop) + " gave " + translations.size()
                    + " translations for " + requests.size() + " texts; remove the model, or report this");
        }
        return translations;
    }

    private Translator last() {
        return hops.get(hops.size() - 1);
    }

    private static String name(Translator hop) {
        return String.join(", ", hop.modelIds()) + " (" + hop.source().toLanguageTag() + " to "
                + hop.target().toLanguageTag() + ")";
    }

    /** As in messages: {@code translating pt to es}. */
    @Override
    public String toString() {
        return "translating " + source.toLanguageTag() + " to " + target.toLanguageTag();
    }

    /** Leaves its translators open. */
    @Override
    public void close() {}
}
