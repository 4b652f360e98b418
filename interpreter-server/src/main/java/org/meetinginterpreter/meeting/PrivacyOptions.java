package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What an organizer sets about people's data.
 *
 * @param keepSound whether the sound of speakers who agree to it is kept
 * @param consentTexts the meeting's own words to ask for consent; otherwise the deployment's
 * @param retention how long the meeting is kept after its end
 */
public record PrivacyOptions(boolean keepSound, Optional<ConsentTexts> consentTexts, Retention retention) {
    public PrivacyOptions {
        if (keepSound && consentTexts.isPresent() && !consentTexts.get().canAskForSound()) {
            throw ProblemType.INVALID_REQUEST.because(
                    "options.consentTexts lacks keepSound in a language, by which speakers are asked whether their sound is kept.");
        }
    }

    /** As they are kept. */
    JsonObject toJson() {
        JsonObject json = new JsonObject().put("keepSound", keepSound);
        retention.days().ifPresent(days -> json.put("retentionDays", days));
        consentTexts.ifPresent(texts -> json.put("consentTexts", texts.toJson()));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static PrivacyOptions of(JsonObject json) {
        return new PrivacyOptions(
                json.getBoolean("keepSound"),
                Optional.ofNullable(json.getJsonObject("consentTexts")).map(ConsentTexts::of),
                json.containsKey("retentionDays")
                        ? Retention.ofDays(json.getInteger("retentionDays"))
                        : Retention.UNLIMITED);
    }
}
