package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.meetinginterpreter.caption.Delays;
import org.meetinginterpreter.caption.MeetingStatistics;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.speech.SpeechStatistics;

/** How well a meeting goes, for its organizer. */
final class StatisticsRoutes {
    private final AudioTracks tracks;

    StatisticsRoutes(AudioTracks tracks) {
        this.tracks = tracks;
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.GET, "/meetings/:meeting/statistics", this::show);
    }

    private Future<Reply> show(ApiRequest request) {
        Meeting meeting = request.meeting(Act.SEE_STATISTICS);
        MeetingStatistics statistics = meeting.captions().statistics();
        return Future.succeededFuture(Reply.ok(new JsonObject()
                .put("delays", delays(statistics))
                .put("recognition", recognition(statistics.recognition()))
                .put("captions", captions(meeting, statistics.delivery()))
                .put("flicker", flicker(statistics))
                .put("tracks", tracks(tracks.count(meeting.id())))
                .put("server", server(meeting))));
    }

    private static JsonObject delays(MeetingStatistics statistics) {
        JsonObject translated = new JsonObject();
        statistics.translated().forEach((language, delays) -> translated.put(language.toLanguageTag(), json(delays)));
        return new JsonObject().put("final", json(statistics.finals())).put("translated", translated);
    }

    private static JsonObject json(Delays.Summary delays) {
        return new JsonObject()
                .put("count", delays.count())
                .put("p50Millis", delays.p50Millis())
                .put("p95Millis", delays.p95Millis())
                .put("p99Millis", delays.p99Millis())
                .put("mostMillis", delays.mostMillis());
    }

    private static JsonObject recognition(MeetingStatistics.Recognition recognition) {
        SpeechStatistics speech = recognition.speech();
        return new JsonObject()
                .put("soundMillis", recognition.heardMillis())
                .put("realTimeFactor", share(recognition.processorMillis(), recognition.heardMillis()))
                .put("words", speech.words())
                .put("lowConfidenceShare", share(speech.unsureWords(), speech.words()))
                .put("correctedWords", speech.correctedWords())
                .put("droppedTexts", speech.droppedTexts())
                .put("failures", recognition.failures())
                .put("restarts", recognition.restarts())
                .put("languageQuestions", recognition.languageQuestions());
    }

    private static JsonObject captions(Meeting meeting, MeetingStatistics.Delivery delivery) {
        return new JsonObject()
                .put("entries", meeting.captions().last())
                .put("partialsShown", delivery.partialsShown())
                .put("partialsDropped", delivery.partialsDropped())
                .put("delayedTranslations", delivery.delayedTranslations())
                .put("failedTranslations", delivery.failedTranslations());
    }

    private static JsonArray flicker(MeetingStatistics statistics) {
        JsonArray all = new JsonArray();
        for (MeetingStatistics.Erasure erasure : statistics.flicker()) {
            all.add(new JsonObject()
                    .put("language", erasure.language().toLanguageTag())
                    .put("mode", erasure.mode().name().toLowerCase(Locale.ROOT))
                    .put("normalisedErasure", rounded(erasure.normalised())));
        }
        return all;
    }

    private static JsonObject tracks(AudioTracks.Count count) {
        return new JsonObject()
                .put("speaking", count.speaking())
                .put("idle", count.idle())
                .put("muted", count.muted());
    }

    private JsonObject server(Meeting meeting) {
        Admission admission = tracks.admission();
        JsonObject capacity = new JsonObject();
        meeting.languages().forEach(language -> capacity.put(language.toLanguageTag(), admission.capacity(language)));
        AudioTracks.Count all = tracks.count();
        return new JsonObject()
                .put("speaking", all.speaking())
                .put("tracks", all.speaking() + all.idle() + all.muted())
                .put("capacity", capacity)
                .put("refused", admission.refused())
                .put("stuck", tracks.stuck())
                .put("easing", tracks.easing());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : rounded((double) part / whole);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
