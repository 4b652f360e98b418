package org.meetinginterpreter.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.Turn.Urgency;
import org.meetinginterpreter.translation.glossary.Glossary;

/** Gets sentences from one language to another; the same language costs nothing. Blocks. */
final class SentenceRendering {
    private static final int TOGETHER = 256;
    private static final Turn TURN = new Turn(Urgency.BULK, "summary");

    private final Optional<Translator> translator;
    private final Glossary glossary;

    private SentenceRendering(Optional<Translator> translator, Glossary glossary) {
        this.translator = translator;
        this.glossary = glossary;
    }

    /** Nothing where no installed models lead there. */
    static Optional<SentenceRendering> find(Translators translators, Locale from, Locale to) {
        return find(translators, from, to, Glossary.EMPTY);
    }

    /** As {@link #find(Translators, Locale, Locale)}; terms come out as a glossary says. */
    static Optional<SentenceRendering> find(Translators translators, Locale from, Locale to, Glossary glossary) {
        if (LanguageMatch.serves(to, from) || from.equals(to)) {
            return Optional.of(new SentenceRendering(Optional.empty(), glossary));
        }
        return translators.find(from, to).map(found -> new SentenceRendering(Optional.of(found), glossary));
    }

    List<String> models() {
        return translator.map(Translator::modelIds).orElse(List.of());
    }

    boolean isSame() {
        return translator.isEmpty();
    }

    List<String> render(List<String> sentences) {
        if (translator.isEmpty()) {
            return sentences;
        }
        List<String> rendered = new ArrayList<>();
        for (int from = 0; from < sentences.size(); from += TOGETHER) {
            List<TranslationRequest> requests =
                    sentences.subList(from, Math.min(sentences.size(), from + TOGETHER)).stream()
                            .map(text -> TranslationRequest.of(text).in(TURN).under(glossary))
                            .toList();
            translator.get().translate(requests).stream()
                    .map(Translation::withDoubts)
                    .forEach(rendered::add);
        }
        return rendered;
    }
}
