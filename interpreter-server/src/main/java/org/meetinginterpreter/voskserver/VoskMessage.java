package org.meetinginterpreter.voskserver;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.meeting.CleanText;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.Vocabulary;

/** What a client sends as text. Fields that only the original knows are passed over, as it passes over those it does not know. */
sealed interface VoskMessage {
    /** The sound ends: one last result, then the connection closes. */
    record Eof() implements VoskMessage {}

    /** A result at once; the connection stays. */
    record Reset() implements VoskMessage {}

    /**
     * How to hear what follows; what is absent stays as it was.
     *
     * @param sampleRateHz of the sound
     * @param language in which it is spoken; whoever names one is told whether that is possible
     * @param isLanguageUnknown whether what stands there is no language at all
     * @param vocabulary names and terms to expect
     * @param words whether results tell each word's time and confidence
     * @param alternatives how many alternatives to list; 0 for the plain form
     */
    record Config(
            Optional<Integer> sampleRateHz,
            Optional<Locale> language,
            boolean isLanguageUnknown,
            Optional<Vocabulary> vocabulary,
            Optional<Boolean> words,
            Optional<Integer> alternatives)
            implements VoskMessage {}

    int LOWEST_RATE_HZ = 8_000;
    int HIGHEST_RATE_HZ = 48_000;
    int MOST_ALTERNATIVES = 10;

    /**
     * Reads a message.
     *
     * @throws VoskProtocolException saying what is wrong and what is possible
     */
    static VoskMessage parse(String text) {
        try {
            JsonObject message = new JsonObject(text);
            if (message.containsKey("eof")) {
                return new Eof();
            }
            if (message.containsKey("reset")) {
                return new Reset();
            }
            if (message.getValue("config") instanceof JsonObject config) {
                return config(config);
            }
        } catch (DecodeException noJson) {
            throw new VoskProtocolException(
                    "text that is no JSON; send {\"config\":{…}}, {\"reset\":1} or {\"eof\":1}");
        }
        throw new VoskProtocolException("unknown message; send {\"config\":{…}}, {\"reset\":1} or {\"eof\":1}");
    }

    private static Config config(JsonObject config) {
        if (config.containsKey("model")) {
            throw new VoskProtocolException("config.model is not taken: it names a path; use config.language");
        }
        Optional<String> named = Optional.ofNullable(config.getValue("language"))
                .map(Object::toString)
                .filter(tag -> !tag.isBlank());
        Optional<Locale> language = named.flatMap(VoskMessage::language);
        return new Config(
                number(config, "sample_rate", LOWEST_RATE_HZ, HIGHEST_RATE_HZ),
                language,
                named.isPresent() && language.isEmpty(),
                Optional.ofNullable(config.getValue("phrase_list")).map(VoskMessage::vocabulary),
                Optional.ofNullable(config.getValue("words"))
                        .map(value -> value instanceof Boolean flag ? flag : !"0".equals(value.toString())),
                number(config, "max_alternatives", 0, MOST_ALTERNATIVES));
    }

    private static Optional<Locale> language(String tag) {
        try {
            return Optional.of(Languages.parse(tag.replace('_', '-')));
        } catch (Problem noLanguage) {
            return Optional.empty();
        }
    }

    /** Jigasi sends whole numbers as floats. */
    private static Optional<Integer> number(JsonObject config, String key, int least, int most) {
        Object value = config.getValue(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Number number) || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw new VoskProtocolException("config." + key + " must be a number from " + least + " to " + most);
        }
        return Optional.of((int) Math.round(number.doubleValue()));
    }

    /** The original takes the list for all that can be said, here it is what is likely to be said. */
    private static Vocabulary vocabulary(Object value) {
        if (!(value instanceof JsonArray list)) {
            throw new VoskProtocolException("config.phrase_list must be a list of texts");
        }
        List<String> phrases = list.stream()
                .map(String::valueOf)
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty() && !phrase.equals("[unk]"))
                .toList();
        for (String phrase : phrases) {
            CleanText.lineFault(phrase, Vocabulary.LONGEST_TERM).ifPresent(fault -> {
                throw new VoskProtocolException("config.phrase_list has a phrase that " + fault);
            });
        }
        try {
            return new Vocabulary(phrases);
        } catch (SpeechException tooMuch) {
            throw new VoskProtocolException("config.phrase_list: " + tooMuch.getMessage());
        }
    }
}
