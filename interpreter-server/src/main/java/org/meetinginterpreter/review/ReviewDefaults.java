package org.meetinginterpreter.review;

import java.util.List;
import org.meetinginterpreter.embedding.ExampleSentences;

/**
 * What a deployment looks for in every meeting that is reviewed.
 *
 * @param examples English sentences; captions that mean much the same are flagged
 * @param threshold how near they must come, 0.1 to 0.95, where a meeting does not say it
 */
public record ReviewDefaults(List<String> examples, double threshold) {
    public ReviewDefaults {
        examples = List.copyOf(examples);
        ReviewOptions.checkExamples(examples);
        ReviewOptions.checkThreshold(threshold);
    }

    public static ReviewDefaults none() {
        return new ReviewDefaults(List.of(), ExampleSentences.THRESHOLD);
    }
}
