package org.meetinginterpreter.server;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.meeting.CleanText;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * A call of {@code POST /translate} as LibreTranslate takes it: a JSON object or a form. Fields that are not known are ignored, as there; the
 * query is not read, since a key must not stand in a request line.
 */
final class TranslateCall {
    private static final List<String> FORM_TYPES = List.of("application/x-www-form-urlencoded", "multipart/form-data");
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    private static final Pattern JIGASI = Pattern.compile(
            "\\{\"q\": \"(?<q>.*)\",\"source\": \"(?<source>\\w{2})\",\"target\": \"(?<target>\\w{2})\",\"format\": \"text\","
                    + "\"api_key\": \"(?<key>[^\"]*)\"}",
            Pattern.DOTALL);

    private final JsonObject fields;
    private final String apiKey;

    private TranslateCall(JsonObject fields, String apiKey) {
        this.fields = fields;
        this.apiKey = apiKey;
    }

    static TranslateCall read(RoutingContext context) {
        String type = Optional.ofNullable(context.request().getHeader("content-type"))
                .orElse("")
                .replaceAll(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        JsonObject fields;
        if (FORM_TYPES.contains(type)) {
            fields = form(context.request().formAttributes());
        } else if (type.equals("application/json") && context.body().buffer() != null) {
            fields = json(context.body().buffer());
        } else {
            throw invalid("send application/json or a form with q, source and target");
        }
        return new TranslateCall(fields, key(context, fields));
    }

    /** jigasi puts what was said into its body as it is: a quotation in it makes no JSON, but leaves the frame around it. */
    private static JsonObject json(Buffer body) {
        try {
            return Fields.parse(body);
        } catch (Problem notJson) {
            Matcher frame = JIGASI.matcher(body.toString());
            if (!frame.matches()) {
                throw notJson;
            }
            return new JsonObject()
                    .put("q", frame.group("q"))
                    .put("source", frame.group("source"))
                    .put("target", frame.group("target"))
                    .put("api_key", frame.group("key"));
        }
    }

    private static JsonObject form(MultiMap attributes) {
        JsonObject fields = new JsonObject();
        attributes.names().forEach(name -> {
            List<String> values = attributes.getAll(name);
            fields.put(name, values.size() == 1 ? values.get(0) : new JsonArray(values));
        });
        return fields;
    }

    /** Programs that send an empty key, such as jigasi, get theirs from a proxy before them. */
    private static String key(RoutingContext context, JsonObject fields) {
        if (fields.getValue("api_key") instanceof String key && !key.isEmpty()) {
            return key;
        }
        Matcher bearer = BEARER.matcher(Optional.ofNullable(context.request().getHeader("authorization"))
                .orElse(""));
        return bearer.matches() ? bearer.group(1) : "";
    }

    String apiKey() {
        return apiKey;
    }

    String source() {
        return required("source");
    }

    String target() {
        return required("target");
    }

    private String required(String name) {
        if (!(fields.getValue(name) instanceof String value) || value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    /** What is to be translated, within bounds, as plain text. */
    List<String> texts(int mostTexts, int mostCharacters) {
        requirePlainText();
        List<String> texts = new ArrayList<>();
        Object q = fields.getValue("q");
        if (q instanceof JsonArray array) {
            array.forEach(item -> texts.add(text(item, mostCharacters)));
        } else if (q != null) {
            texts.add(text(q, mostCharacters));
        }
        int characters = texts.stream().mapToInt(String::length).sum();
        if (characters == 0) {
            throw missing("q");
        }
        if (texts.size() > mostTexts) {
            throw invalid("request (" + texts.size() + ") exceeds text limit (" + mostTexts + ") in number");
        }
        if (characters > mostCharacters) {
            throw invalid("request (" + characters + ") exceeds text limit (" + mostCharacters + ")");
        }
        return texts;
    }

    private void requirePlainText() {
        if (!"text".equals(fields.getValue("format", "text"))) {
            throw ProblemType.INVALID_REQUEST.because(
                    "This format is not supported (html is not): send plain text with format text.");
        }
    }

    private static String text(Object item, int longest) {
        if (!(item instanceof String text)) {
            throw invalid("q must be a text or a list of texts");
        }
        // too long ones are told apart below, in LibreTranslate's words
        CleanText.fault(text, Math.max(longest, text.length())).ifPresent(fault -> {
            throw invalid("q " + fault);
        });
        return text;
    }

    /** One translation for a text, a list for a list. There are no alternatives; who asks for some gets none. */
    JsonObject reply(List<String> translations) {
        boolean list = fields.getValue("q") instanceof JsonArray;
        JsonObject reply =
                new JsonObject().put("translatedText", list ? new JsonArray(translations) : translations.get(0));
        if (fields.containsKey("alternatives")) {
            JsonArray none = new JsonArray();
            translations.forEach(translation -> none.add(new JsonArray()));
            reply.put("alternatives", list ? none : new JsonArray());
        }
        return reply;
    }

    private static Problem missing(String name) {
        return invalid("missing " + name + " parameter");
    }

    private static Problem invalid(String what) {
        return ProblemType.INVALID_REQUEST.because("Invalid request: " + what);
    }
}
