package org.meetinginterpreter.digest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.meetinginterpreter.summary.Summary;

/**
 * A summary in a reader's language.
 *
 * @param summary its texts in that language; names of speakers as they are
 * @param models ids of the models that translated, in order; none where nothing was translated
 */
public record RenderedSummary(Summary summary, Locale language, List<String> models) {
    public RenderedSummary {
        models = List.copyOf(models);
    }

    /** Other contents, in the same language by the same models. */
    public RenderedSummary with(Summary other) {
        return new RenderedSummary(other, language, models);
    }

    /** The points, one a line. */
    public String text() {
        return summary.points().stream().map(Summary.Point::text).collect(Collectors.joining("\n"));
    }
}
