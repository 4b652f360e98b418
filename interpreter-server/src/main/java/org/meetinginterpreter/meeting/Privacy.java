package org.meetinginterpreter.meeting;

/**
 * What a deployment sets about people's data.
 *
 * @param consentTexts by which speakers of meetings without words of their own are asked
 * @param retention of meetings whose organizers say nothing
 * @param longestRetention that an organizer may choose; it holds also for meetings that were made when it was longer
 * @param unused how long a meeting that was planned and never started is kept after its last change
 */
public record Privacy(ConsentTexts consentTexts, Retention retention, Retention longestRetention, Retention unused) {
    private static final int DEFAULT_DAYS = 90;

    public Privacy {
        if (unused.days().orElse(1) == 0) {
            throw new IllegalArgumentException(
                    "privacy: unusedDays must be 1 or more, or null; at 0 no meeting could be planned");
        }
        if (retention.isLongerThan(longestRetention)) {
            throw new IllegalArgumentException(
                    "privacy: retentionDays is more than longestRetentionDays; a meeting would be kept too long by default");
        }
    }

    public static Privacy defaults() {
        return new Privacy(
                ConsentTexts.shipped(),
                Retention.ofDays(DEFAULT_DAYS),
                Retention.UNLIMITED,
                Retention.ofDays(DEFAULT_DAYS));
    }
}
