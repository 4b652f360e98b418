package org.meetinginterpreter.server;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.audio.AudioFormat.Encoding;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;

/** The first message of a speaker's socket: which language, which track, whose consent, how the sound is written, and whether several people share the microphone. */
record AudioStart(Locale language, String track, String consent, AudioFormat format, boolean room) {
    /** Where a client names none. */
    private static final String DEFAULT_TRACK = "t1";

    static AudioStart read(JsonObject message, Meeting meeting) {
        Fields fields = Fields.of(message, "type", "language", "track", "consent", "format", "room");
        // before anything else: without a consent not even the format is of interest
        String consent = fields.optionalText("consent", 60)
                .orElseThrow(() -> ProblemType.CONSENT_MISSING.because(
                        "start has no consent; join with \"consent\":true and send the id that comes back."));
        Locale language = meeting.language(fields.text("language", 40));
        String track = fields.optionalText("track", 40).orElse(DEFAULT_TRACK);
        Fields format = fields.object("format", "encoding", "sampleRate", "channels");
        return new AudioStart(language, track, consent, format(format), fields.flag("room", false));
    }

    private static AudioFormat format(Fields format) {
        Encoding encoding = switch (format.text("encoding", 40)) {
            case "pcm_s16le" -> Encoding.PCM_S16LE;
            case "pcm_f32le" -> Encoding.PCM_F32LE;
            case "opus" -> Encoding.OPUS;
            default ->
                throw ProblemType.INVALID_AUDIO.because(
                        "format.encoding is not one that is taken here; send pcm_s16le, pcm_f32le or opus.");
        };
        int rate = format.integer("sampleRate", 1, Integer.MAX_VALUE);
        int channels = format.integer("channels", 1, Integer.MAX_VALUE, 1);
        try {
            return new AudioFormat(encoding, rate, channels);
        } catch (AudioException unusable) {
            throw ProblemType.INVALID_AUDIO.because(unusable.getMessage() + ".");
        }
    }
}
