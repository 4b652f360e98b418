package org.meetinginterpreter.server;

import org.meetinginterpreter.meeting.ConsentTexts;

/**
 * What a deployment sets about people's data.
 *
 * @param consentTexts by which speakers of meetings without words of their own are asked
 */
public record Privacy(ConsentTexts consentTexts) {
    public static Privacy defaults() {
        return new Privacy(ConsentTexts.shipped());
    }
}
