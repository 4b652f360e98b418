package org.meetinginterpreter.export;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.speech.SpokenWord;

/** One JSON object, as {@code components.schemas.Transcript} of the API's description says. */
final class JsonWriter implements CaptionWriter {
    private final ExportHead head;
    private final Labels labels;
    private boolean begun;

    JsonWriter(ExportHead head) {
        this.head = head;
        this.labels = Labels.of(head.language());
    }

    @Override
    public String head() {
        JsonArray speakers = new JsonArray();
        head.speakers().stream()
                .filter(speaker -> !speaker.id().isEmpty())
                .map(JsonWriter::speaker)
                .forEach(speakers::add);
        JsonObject json = new JsonObject()
                .put("meeting", head.meeting())
                .put("title", head.title())
                .put("state", head.state())
                .put("language", head.language().toLanguageTag())
                .put("direction", head.isRightToLeft() ? "rtl" : "ltr")
                .put("status", head.vouching().wire())
                .put("label", labels.of(head.vouching()))
                .put("last", head.last())
                .put("written", head.written())
                .put("speakers", speakers);
        head.beside().ifPresent(beside -> json.put("beside", beside(beside)));
        String open = json.encode();
        return open.substring(0, open.length() - 1) + ",\"captions\":[";
    }

    @Override
    public String add(ExportedCaption said) {
        String comma = begun ? ",\n" : "\n";
        begun = true;
        Caption caption = said.caption();
        JsonObject json = caption(caption, labels);
        if (!caption.words().isEmpty()) {
            json.put("words", words(caption.words()));
        }
        said.beside().ifPresent(one -> json.put("beside", caption(one, Labels.of(one.language()))));
        return comma + json.encode();
    }

    private static JsonObject caption(Caption caption, Labels labels) {
        Optional<Vouching> vouching = Vouching.of(caption);
        JsonObject json =
                caption.toJson().put("status", vouching.map(Vouching::wire).orElse("gap"));
        vouching.ifPresent(one -> json.put("label", labels.of(one)));
        return json;
    }

    private static JsonObject beside(ExportHead.Beside beside) {
        return new JsonObject()
                .put("language", beside.language().toLanguageTag())
                .put("direction", ExportHead.direction(beside.language()))
                .put("status", beside.vouching().wire())
                .put("label", Labels.of(beside.language()).of(beside.vouching()));
    }

    @Override
    public String end() {
        return "\n]}\n";
    }

    private static JsonObject speaker(Speaker speaker) {
        JsonObject json = new JsonObject().put("id", speaker.id()).put("name", speaker.name());
        return speaker.voice() == 0 ? json : json.put("voice", speaker.voice());
    }

    private static JsonArray words(List<SpokenWord> words) {
        JsonArray all = new JsonArray();
        words.forEach(word -> all.add(new JsonObject()
                .put("text", word.text())
                .put("startMillis", word.startMillis())
                .put("endMillis", word.endMillis())));
        return all;
    }
}
