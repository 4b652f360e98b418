package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes newer versions of an utterance out of what people decide. */
final class Versions {
    private Versions() {}

    /**
     * The version that a decision leads to.
     *
     * @param newest so far
     * @param renderings knows in which languages it was shown, and how
     */
    static Version of(LogEntry newest, ReviewDecision decision, Renderings renderings) {
        Caption said = newest.said();
        if (decision instanceof ReviewDecision.Flag) {
            return new Version(said.reviewed(Review.FLAGGED), List.of(), false);
        }
        if (decision instanceof ReviewDecision.Approve) {
            List<Caption> texts = new ArrayList<>();
            // what was hidden has been shown to nobody in other languages: it is rendered anew
            for (Caption shown : newest.isHidden() ? List.<Caption>of() : renderings.shown(newest)) {
                if (!Renderings.readAsIs(said.language(), shown.language()) && !isUntranslated(shown)) {
                    texts.add(shown.vouchedFor(shown.text(), Review.APPROVED));
                }
            }
            return new Version(said.vouchedFor(said.text(), Review.APPROVED), texts, newest.isHidden());
        }
        if (decision instanceof ReviewDecision.Correct correct) {
            return corrected(newest, correct.language(), correct.text());
        }
        return new Version(said.reviewed(Review.WITHHELD), List.of(), false);
    }

    /** How a held final enters the log. */
    static Caption released(Caption held, ReviewDecision decision) {
        Caption next = held.released();
        if (decision instanceof ReviewDecision.Flag) {
            return next.reviewed(Review.FLAGGED);
        }
        if (decision instanceof ReviewDecision.Approve) {
            return next.vouchedFor(held.text(), Review.APPROVED);
        }
        if (decision instanceof ReviewDecision.Correct correct) {
            return next.vouchedFor(correct.text(), Review.CORRECTED);
        }
        return next.reviewed(Review.WITHHELD);
    }

    /** Nobody came in time for languages in which an utterance was held. */
    static Version overdue(LogEntry newest, List<Caption> held, boolean publish) {
        Caption said = newest.said();
        List<Caption> texts = held.stream()
                .map(text -> publish ? text.reviewed(Review.FLAGGED) : text.hidden(text.language(), Review.WITHHELD))
                .toList();
        return new Version(publish ? said.reviewed(Review.FLAGGED) : said, texts, false);
    }

    private static Version corrected(LogEntry newest, Locale language, String text) {
        Caption said = newest.said();
        if (Renderings.readAsIs(said.language(), language)) {
            return new Version(said.vouchedFor(text, Review.CORRECTED), List.of(), true);
        }
        Caption shown = said.rendered(language, text, 0, said.made(), said.marks());
        return new Version(
                newest.isHidden() ? said.reviewed(Review.CORRECTED) : said,
                List.of(shown.vouchedFor(text, Review.CORRECTED)),
                newest.isHidden());
    }

    private static boolean isUntranslated(Caption shown) {
        return shown.marks().contains(Mark.TRANSLATION_FAILED) || shown.marks().contains(Mark.TRANSLATION_DELAYED);
    }
}
