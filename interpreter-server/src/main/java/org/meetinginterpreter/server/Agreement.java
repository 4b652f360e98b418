package org.meetinginterpreter.server;

import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.meeting.ConsentText;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * How a speaker says yes.
 *
 * @param language in which the words were shown
 * @param version of the words that were shown; whoever names none has shown today's
 * @param keepSound whether the sound may be kept as well
 */
record Agreement(Optional<Locale> language, Optional<String> version, boolean keepSound) {
    /** What an object that gives consent may have. */
    static final String[] FIELDS = {"language", "version", "keepSound"};

    private static final int LONGEST = 40;

    static Agreement read(Fields fields) {
        return new Agreement(
                fields.optionalText("language", LONGEST).map(Languages::parse),
                fields.optionalText("version", LONGEST),
                fields.flag("keepSound", false));
    }

    /** The {@code consent} of a join: true, or an object; nothing for those who did not say yes. */
    static Optional<Agreement> ofJoin(Fields body) {
        if (body.isObject("consent")) {
            return Optional.of(read(body.object("consent", FIELDS)));
        }
        return body.flag("consent", false)
                ? Optional.of(new Agreement(Optional.empty(), Optional.empty(), false))
                : Optional.empty();
    }

    /**
     * The words that were agreed to.
     *
     * @param otherwise the speaker's language, where it was not said in which language they were shown
     */
    ConsentText text(Meeting meeting, Optional<Locale> otherwise) {
        ConsentText text = meeting.consentText(language.or(() -> otherwise).orElse(Locale.ENGLISH));
        if (version.isPresent() && !version.get().equals(text.version())) {
            throw ProblemType.CONSENT_OUTDATED.because(
                    "These are not the words by which this meeting asks for consent now; show the new ones and ask again.");
        }
        if (keepSound && text.keepSound().isEmpty()) {
            throw ProblemType.INVALID_REQUEST.because(
                    "This meeting keeps no sound, so it cannot be agreed to; leave keepSound out.");
        }
        return text;
    }
}
