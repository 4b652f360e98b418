package org.meetinginterpreter.minutes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What people made of a meeting's minutes: an agenda, a text in the place of the machine's, an approval of it. Kept with the meeting.
 *
 * @param version grows with each change; 0 before the first
 * @param agenda one line for each item; may be empty
 * @param text nothing while the machine's counts
 * @param approval of exactly this version's text
 */
public record WrittenMinutes(long version, List<String> agenda, Optional<Text> text, Optional<Approval> approval) {
    /** Nobody wrote anything. */
    public static final WrittenMinutes NONE = new WrittenMinutes(0, List.of(), Optional.empty(), Optional.empty());

    public WrittenMinutes {
        agenda = List.copyOf(agenda);
    }

    /**
     * The text.
     *
     * @param language in which people wrote it
     */
    public record Text(
            Locale language, List<Line> points, List<Line> decisions, List<Task> actions, List<Line> questions) {
        public Text {
            points = List.copyOf(points);
            decisions = List.copyOf(decisions);
            actions = List.copyOf(actions);
            questions = List.copyOf(questions);
        }
    }

    /**
     * A sentence.
     *
     * @param seqs where the utterances that it rests on first entered the log; it leaves the minutes with any of them
     */
    public record Line(String text, List<Long> seqs) {
        public Line {
            seqs = List.copyOf(seqs);
        }
    }

    /** What somebody is to do; {@code who} and {@code due} may be empty. */
    public record Task(String who, String what, String due, List<Long> seqs) {
        public Task {
            seqs = List.copyOf(seqs);
        }
    }

    /**
     * An approval.
     *
     * @param by the participant's id
     * @param name as it stands in the minutes
     * @param last the last {@code seq} of the log at that time
     */
    public record Approval(String by, String name, Instant at, long last) {}

    /** Another text or agenda, which nobody approved yet. */
    public WrittenMinutes edited(List<String> newAgenda, Optional<Text> newText) {
        return new WrittenMinutes(version + 1, newAgenda, newText, Optional.empty());
    }

    /** The same text, approved. */
    public WrittenMinutes approved(Approval by) {
        return new WrittenMinutes(version, agenda, text, Optional.of(by));
    }

    /** Without what does not rest on these utterances alone. */
    public WrittenMinutes only(Set<Long> seqs) {
        return new WrittenMinutes(
                version,
                agenda,
                text.map(one -> new Text(
                        one.language(),
                        only(one.points(), seqs),
                        only(one.decisions(), seqs),
                        one.actions().stream()
                                .filter(task -> seqs.containsAll(task.seqs()))
                                .toList(),
                        only(one.questions(), seqs))),
                approval);
    }

    private static List<Line> only(List<Line> lines, Set<Long> seqs) {
        return lines.stream().filter(line -> seqs.containsAll(line.seqs())).toList();
    }

    /** After somebody was erased: nothing of what rests on their utterances, and their name nowhere. */
    public WrittenMinutes without(Set<Long> erased, Optional<String> name) {
        UnaryOperator<String> clean = said -> name.filter(who -> !who.isBlank())
                .map(who -> said.replace(who, "…"))
                .orElse(said);
        return new WrittenMinutes(
                version,
                agenda.stream().map(clean).toList(),
                text.map(one -> new Text(
                        one.language(),
                        without(one.points(), erased, clean),
                        without(one.decisions(), erased, clean),
                        one.actions().stream()
                                .filter(task -> task.seqs().stream().noneMatch(erased::contains))
                                .map(task -> new Task(
                                        clean.apply(task.who()), clean.apply(task.what()), task.due(), task.seqs()))
                                .toList(),
                        without(one.questions(), erased, clean))),
                approval.map(one -> new Approval(one.by(), clean.apply(one.name()), one.at(), one.last())));
    }

    private static List<Line> without(List<Line> lines, Set<Long> erased, UnaryOperator<String> clean) {
        return lines.stream()
                .filter(line -> line.seqs().stream().noneMatch(erased::contains))
                .map(line -> new Line(clean.apply(line.text()), line.seqs()))
                .toList();
    }

    /** As it is kept and sent. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put("version", version).put("agenda", new JsonArray(agenda));
        text.ifPresent(one -> json.put(
                "text",
                new JsonObject()
                        .put("language", one.language().toLanguageTag())
                        .put("points", lines(one.points()))
                        .put("decisions", lines(one.decisions()))
                        .put(
                                "actions",
                                new JsonArray(one.actions().stream()
                                        .map(task -> new JsonObject()
                                                .put("who", task.who())
                                                .put("what", task.what())
                                                .put("due", task.due())
                                                .put("seqs", new JsonArray(task.seqs())))
                                        .toList()))
                        .put("questions", lines(one.questions()))));
        approval.ifPresent(one -> json.put(
                "approval",
                new JsonObject()
                        .put("by", one.by())
                        .put("name", one.name())
                        .put("at", one.at().toString())
                        .put("last", one.last())));
        return json;
    }

    private static JsonArray lines(List<Line> lines) {
        return new JsonArray(lines.stream()
                .map(line -> new JsonObject().put("text", line.text()).put("seqs", new JsonArray(line.seqs())))
                .toList());
    }

    /** Reads what {@link #toJson} wrote. */
    public static WrittenMinutes of(JsonObject json) {
        return new WrittenMinutes(
                json.getLong("version"),
                json.getJsonArray("agenda").stream().map(String.class::cast).toList(),
                Optional.ofNullable(json.getJsonObject("text"))
                        .map(text -> new Text(
                                Locale.forLanguageTag(text.getString("language")),
                                lines(text.getJsonArray("points")),
                                lines(text.getJsonArray("decisions")),
                                objects(text.getJsonArray("actions"))
                                        .map(task -> new Task(
                                                task.getString("who"),
                                                task.getString("what"),
                                                task.getString("due"),
                                                seqs(task)))
                                        .toList(),
                                lines(text.getJsonArray("questions")))),
                Optional.ofNullable(json.getJsonObject("approval"))
                        .map(one -> new Approval(
                                one.getString("by"),
                                one.getString("name"),
                                Instant.parse(one.getString("at")),
                                one.getLong("last"))));
    }

    private static List<Line> lines(JsonArray lines) {
        return objects(lines)
                .map(line -> new Line(line.getString("text"), seqs(line)))
                .toList();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static List<Long> seqs(JsonObject json) {
        return json.getJsonArray("seqs").stream()
                .map(seq -> Objects.requireNonNull((Number) seq).longValue())
                .toList();
    }
}
