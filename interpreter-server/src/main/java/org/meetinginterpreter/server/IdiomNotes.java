package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.Renderings;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;
import org.meetinginterpreter.translation.glossary.GlossaryMatch;
import org.meetinginterpreter.translation.glossary.StarterIdioms;

/**
 * What readers may want to know of terms and idioms in a caption, in their own language: what was said, what it means word for word, when it
 * is said. Found when somebody asks, under the glossary that then is in force. Belongs to the server's event loop.
 */
final class IdiomNotes {
    private final WorkerExecutor worker;

    /** @param worker finds entries in texts */
    IdiomNotes(WorkerExecutor worker) {
        this.worker = worker;
    }

    void register(ApiRouter api) {
        api.route(HttpMethod.GET, "/meetings/:meeting/captions/:utterance/notes", this::notes);
    }

    private Future<Reply> notes(ApiRequest request) {
        Meeting meeting = request.meeting(Act.READ_CAPTIONS);
        Locale language = meeting.language(request.query("language").text("language"));
        CaptionPipeline captions = meeting.captions();
        String utterance = request.path("utterance");
        Glossary glossary = meeting.glossary().inForce();
        List<Locale> languages = meeting.languages();
        return captions.shown(utterance, language).compose(shown -> {
            Caption caption = shown.orElseThrow(() -> ProblemType.NOT_FOUND.because(
                    "The meeting has no such final; name the utterance of a caption with a seq."));
            Optional<Caption> source = captions.said(utterance);
            if (caption.review().isHiding() || source.isEmpty()) {
                return Future.succeededFuture(Reply.ok(new JsonObject().put("notes", new JsonArray())));
            }
            return worker.executeBlocking(
                    () -> Reply.ok(
                            new JsonObject().put("notes", find(source.get(), caption, language, languages, glossary))),
                    false);
        });
    }

    private static JsonArray find(
            Caption source, Caption shown, Locale language, List<Locale> languages, Glossary glossary) {
        Glossary all = StarterIdioms.behind(glossary);
        Locale spoken = source.language();
        boolean readAsIs = Renderings.readAsIs(spoken, language);
        // entries are found on the way to another language; whoever reads what was said needs any such way
        Stream<Locale> ways = readAsIs
                ? languages.stream().filter(other -> !Renderings.readAsIs(spoken, other))
                : Stream.of(language);
        JsonArray notes = new JsonArray();
        ways.map(to -> all.matcher(spoken, to))
                .filter(matcher -> !matcher.isEmpty())
                .map(matcher -> matcher.find(source.text()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of())
                .forEach(match -> note(match, source.text(), shown.text(), language, readAsIs)
                        .ifPresent(notes::add));
        return notes;
    }

    private static Optional<JsonObject> note(
            GlossaryMatch match, String said, String shown, Locale language, boolean readAsIs) {
        GlossaryEntry entry = match.entry();
        Optional<String> literal = entry.literal(language);
        Optional<String> note = entry.note(language);
        if (literal.isEmpty() && note.isEmpty()) {
            return Optional.empty();
        }
        JsonObject json = new JsonObject()
                .put("entry", entry.id())
                .put("kind", entry.kind().wire())
                .put("said", match.surface(said));
        (readAsIs ? Optional.of(match.surface(said)) : written(match, entry, shown, language))
                .ifPresent(rendered -> json.put("shown", rendered));
        literal.ifPresent(text -> json.put("literal", text));
        note.ifPresent(text -> json.put("note", text));
        return Optional.of(json);
    }

    /** The rendering as it stands in the caption; nothing where none of its forms does. */
    private static Optional<String> written(GlossaryMatch match, GlossaryEntry entry, String shown, Locale language) {
        String lower = shown.toLowerCase(language);
        return Stream.concat(
                        match.renderings().stream(),
                        entry.term(language).stream().flatMap(term -> term.forms().stream()))
                .filter(form -> lower.contains(form.toLowerCase(language)))
                .max(Comparator.comparingInt(String::length))
                .map(form -> {
                    int at = lower.indexOf(form.toLowerCase(language));
                    // lower case may be longer than what it stands for
                    return lower.length() == shown.length() ? shown.substring(at, at + form.length()) : form;
                });
    }
}
