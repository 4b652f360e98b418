package org.meetinginterpreter.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Renderings;

/** Finds in captions what a meeting wants looked at. Belongs to the event loop. */
final class Flagger {
    /** Below it words are as often wrong as right (decision 22). */
    static final double LEAST_CONFIDENCE = 0.5;

    private final boolean doubt;
    private final List<LanguageList> lists;

    private record LanguageList(Locale language, WordList words) {}

    Flagger(ReviewOptions options) {
        doubt = options.doubt();
        lists = options.words().entrySet().stream()
                .map(list -> new LanguageList(list.getKey(), new WordList(list.getKey(), list.getValue())))
                .toList();
    }

    private List<WordList> lists(Locale language) {
        return lists.stream()
                .filter(list -> Renderings.readAsIs(list.language(), language))
                .map(LanguageList::words)
                .toList();
    }

    /** What speaks against a final as it was said. */
    List<Reason> said(Caption caption, OptionalDouble confidence) {
        List<Reason> reasons = words(caption);
        if (doubt && confidence.isPresent() && confidence.getAsDouble() < LEAST_CONFIDENCE) {
            reasons.add(Reason.unsure(caption.language(), confidence.getAsDouble(), LEAST_CONFIDENCE));
        }
        return reasons;
    }

    /** What speaks against its translation. */
    List<Reason> rendered(Caption rendering) {
        List<Reason> reasons = words(rendering);
        if (doubt) {
            rendering.marks().stream()
                    .filter(Reason::isDoubt)
                    .sorted()
                    .forEach(mark -> reasons.add(Reason.doubt(rendering.language(), mark)));
        }
        return reasons;
    }

    private List<Reason> words(Caption caption) {
        List<Reason> reasons = new ArrayList<>();
        for (WordList list : lists(caption.language())) {
            list.find(caption.text()).forEach(hit -> reasons.add(Reason.word(caption.language(), hit)));
        }
        return reasons;
    }

    /** What may be shown of a growing caption: nothing unless all that is looked for can be told of it already. */
    Caption clear(Caption growing) {
        int clear = doubt ? 0 : growing.text().length();
        for (WordList list : lists(growing.language())) {
            clear = Math.min(clear, list.clear(growing.text()));
        }
        return clear == growing.text().length() ? growing : growing.cut(clear);
    }
}
