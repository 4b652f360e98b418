package org.meetinginterpreter.digest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.summary.Summary;

/**
 * What a meeting comes to, for readers of a language. Lines are the {@code seq} under which utterances first entered the log.
 *
 * @param rendered texts in the reader's language as far as models lead there
 * @param last the last {@code seq} that it knows of
 * @param byWords languages whose sentences were ranked by their words alone, as nothing leads from them to English, or no network is
 *     installed
 * @param otherwise by line, the language of a point that no model leads to the reader's from: it stands as it was said
 * @param actsIn the language of decisions, actions, questions and figures
 * @param utterances by line, the utterance
 */
public record MeetingOverview(
        RenderedSummary rendered,
        long last,
        List<Locale> byWords,
        Map<Long, Locale> otherwise,
        Locale actsIn,
        Map<Long, String> utterances) {
    public MeetingOverview {
        byWords = List.copyOf(byWords);
        otherwise = Map.copyOf(otherwise);
        utterances = Map.copyOf(utterances);
    }

    /** Points, decisions and the like. */
    public Summary summary() {
        return rendered.summary();
    }
}
