package org.meetinginterpreter.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.meetinginterpreter.caption.Renderings;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.meeting.DamagedMeeting;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingOptions;
import org.meetinginterpreter.meeting.Participant;
import org.meetinginterpreter.security.Act;

/** Meetings and participants as the API shows them: what the caller's role needs, not more. */
final class MeetingView {
    private final SpeechEngines engines;
    private final Translators translators;

    MeetingView(SpeechEngines engines, Translators translators) {
        this.engines = engines;
        this.translators = translators;
    }

    JsonObject of(Meeting meeting, Caller caller) {
        JsonObject json = new JsonObject()
                .put("id", meeting.id())
                .put("title", meeting.title())
                .put("state", meeting.state().wire())
                .put("languages", tags(meeting.languages()))
                .put("availability", availability(meeting))
                .put("rooms", engines.tellsVoicesApart())
                .put("keepsSound", meeting.options().privacy().keepSound())
                .put("last", meeting.last());
        json.put("retention", retention(meeting));
        if (meeting.started().isPresent()) {
            json.put("started", meeting.started().get().toString());
        }
        if (meeting.ended().isPresent()) {
            json.put("ended", meeting.ended().get().toString());
        }
        if (Act.REVIEW.isAllowed(caller.grant())) {
            meeting.reviews().meaning(meeting.languages()).ifPresent(meaning -> json.put("meaning", meaning));
        }
        if (Act.SHOW_JOIN_CODE.isAllowed(caller.grant())) {
            JsonObject readers = new JsonObject();
            meeting.captions().readers().forEach((language, count) -> readers.put(language.toLanguageTag(), count));
            json.put("joinCode", meeting.joinCode())
                    .put("created", meeting.created().toString())
                    .put("readers", readers)
                    .put("options", of(meeting.options()));
        }
        return json;
    }

    /** What is known of a meeting that cannot be read. */
    static JsonObject of(DamagedMeeting meeting) {
        JsonObject json = new JsonObject().put("id", meeting.id());
        meeting.title().ifPresent(title -> json.put("title", title));
        return json.put("problem", meeting.told().detail());
    }

    /** How long the meeting is kept after its end, and until when, once that is known; without days until somebody deletes it. A planned one may end unused. */
    static JsonObject retention(Meeting meeting) {
        JsonObject json = new JsonObject();
        meeting.retention().days().ifPresent(days -> json.put("days", days));
        meeting.deleted().ifPresent(when -> json.put("deleted", when.toString()));
        meeting.deletedUnlessStarted().ifPresent(when -> json.put("deletedUnlessStarted", when.toString()));
        return json;
    }

    private static JsonObject of(MeetingOptions options) {
        JsonObject json = new JsonObject()
                .put("embedOrigins", new JsonArray(options.embedOrigins()))
                .put("passcode", options.passcode().isPresent())
                .put("vocabulary", new JsonArray(options.vocabulary().terms()))
                .put("keepSound", options.privacy().keepSound())
                .put("review", options.review().toJson());
        options.privacy().retention().days().ifPresent(days -> json.put("retentionDays", days));
        options.privacy().consentTexts().ifPresent(texts -> json.put("consentTexts", texts.toJson()));
        return json;
    }

    /** Which of the meeting's languages can be heard, and from which of them each can be translated. */
    private JsonArray availability(Meeting meeting) {
        JsonArray all = new JsonArray();
        Set<Locale> heard = engines.languages();
        for (Locale language : meeting.languages()) {
            boolean speech = heard.stream().anyMatch(known -> Renderings.readAsIs(known, language));
            List<Locale> sources = meeting.languages().stream()
                    .filter(other -> !Renderings.readAsIs(other, language) && translators.has(other, language))
                    .toList();
            JsonArray hints = new JsonArray();
            if (!speech) {
                hints.add(engines.installHint(language));
            }
            for (Locale other : meeting.languages()) {
                if (!Renderings.readAsIs(other, language) && !sources.contains(other)) {
                    hints.add(translators.installHint(other, language));
                }
            }
            all.add(new JsonObject()
                    .put("language", language.toLanguageTag())
                    .put("speech", speech)
                    .put("translatedFrom", tags(sources))
                    .put("routes", routes(sources, language))
                    .put("hints", hints));
        }
        return all;
    }

    /** By which models a language is reached from others; two where a pivot lies between. */
    private JsonArray routes(List<Locale> sources, Locale language) {
        JsonArray routes = new JsonArray();
        for (Locale source : sources) {
            routes.add(new JsonObject()
                    .put("from", source.toLanguageTag())
                    .put("models", new JsonArray(translators.route(source, language))));
        }
        return routes;
    }

    static JsonObject of(Participant participant) {
        JsonObject json = new JsonObject()
                .put("id", participant.id())
                .put("name", participant.name())
                .put("role", participant.role().wire())
                .put("named", participant.isNamed())
                .put("connected", participant.isConnected())
                .put("muted", participant.isMuted());
        participant.language().ifPresent(language -> json.put("language", language.toLanguageTag()));
        return json;
    }

    private static JsonArray tags(List<Locale> languages) {
        return new JsonArray(languages.stream().map(Locale::toLanguageTag).toList());
    }
}
