package org.meetinginterpreter.meeting;

/**
 * What a deployment sets about people's data.
 *
 * @param consentTexts by which speakers of meetings without words of their own are asked
 * @param retention of meetings whose organizers say nothing
 * @param longestRetention that an organizer may choose; it holds also for meetings that were made when it was longer
 */
public record Privacy(ConsentTexts consentTexts, Retention retention, Retention longestRetention) {
    private static final int DEFAULT_DAYS = 90;

    public Privacy {
        if (retention.isLongerThan(longestRetention)) {
            throw new IllegalArgumentException(
                    "privacy: retentionDays is more than longestRetentionDays; a meeting would be kept too long by default");
        }
    }

    public static Privacy defaults() {
        return new Privacy(ConsentTexts.shipped(), Retention.ofDays(DEFAULT_DAYS), Retention.UNLIMITED);
    }
}
