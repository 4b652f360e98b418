package org.meetinginterpreter.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.meeting.RandomIds;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;
import org.meetinginterpreter.translation.glossary.GlossaryFormat;
import org.meetinginterpreter.translation.glossary.GlossaryImport;
import org.meetinginterpreter.translation.glossary.GlossaryJson;

/**
 * The glossary of a meeting and that of the deployment: whole, as files, and entry by entry. Versions are {@code ETag}s, of the whole and of
 * each entry; with {@code If-Match} nobody overwrites what somebody else changed meanwhile.
 */
final class GlossaryRoutes {
    /** What an entry has on the wire. */
    private static final String[] ENTRY_FIELDS = {
        "id", "kind", "exactCase", "alsoLiteral", "terms", "notes", "literal", "version"
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeetingRegistry meetings;
    private final AudioTracks tracks;
    private final AuditLog audit;
    private final WorkerExecutor workers;

    /** @param workers threads that read and write files */
    GlossaryRoutes(MeetingRegistry meetings, AudioTracks tracks, AuditLog audit, WorkerExecutor workers) {
        this.meetings = meetings;
        this.tracks = tracks;
        this.audit = audit;
        this.workers = workers;
    }

    /** One of the two kinds of glossaries: who may do what with it, and where it is. */
    private interface Shelf {
        Glossary read(ApiRequest request);

        /** Refuses who may not add, or not change. */
        void requireRight(ApiRequest request, boolean onlyAdds);

        Future<Glossary> change(ApiRequest request, UnaryOperator<Glossary> change);
    }

    void register(ApiRouter api) {
        register(api, "/meetings/:meeting/glossary", new Shelf() {
            @Override
            public Glossary read(ApiRequest request) {
                return request.meeting(Act.READ_GLOSSARY).glossary().own();
            }

            @Override
            public void requireRight(ApiRequest request, boolean onlyAdds) {
                request.meeting(onlyAdds ? Act.ADD_TO_GLOSSARY : Act.CHANGE_GLOSSARY);
            }

            @Override
            public Future<Glossary> change(ApiRequest request, UnaryOperator<Glossary> change) {
                return changed(request.meeting(Act.ADD_TO_GLOSSARY), change);
            }
        });
        register(api, "/glossary", new Shelf() {
            @Override
            public Glossary read(ApiRequest request) {
                Act.PLAN_MEETINGS.require(request.caller().grant());
                return meetings.glossary();
            }

            @Override
            public void requireRight(ApiRequest request, boolean onlyAdds) {
                Act.RUN_DEPLOYMENT.require(request.caller().grant());
            }

            @Override
            public Future<Glossary> change(ApiRequest request, UnaryOperator<Glossary> change) {
                return meetings.changeGlossary(change)
                        .compose(changed -> Future.join(meetings.all().stream()
                                        .map(tracks::revise)
                                        .toList())
                                .map(changed));
            }
        });
    }

    private void register(ApiRouter api, String path, Shelf shelf) {
        api.route(HttpMethod.GET, path, request -> show(request, shelf));
        api.act(HttpMethod.PUT, path, "glossary.set", request -> replace(request, shelf));
        api.act(HttpMethod.POST, path + "/entries", "glossary.add", request -> add(request, shelf));
        api.act(HttpMethod.PUT, path + "/entries/:entry", "glossary.change", request -> change(request, shelf));
        api.act(HttpMethod.DELETE, path + "/entries/:entry", "glossary.remove", request -> remove(request, shelf));
        for (GlossaryFormat format : GlossaryFormat.values()) {
            api.streamRoute(HttpMethod.GET, path + "." + format.wire(), request -> download(request, shelf, format));
        }
    }

    private Future<Reply> show(ApiRequest request, Shelf shelf) {
        request.query();
        Glossary glossary = shelf.read(request);
        return workers.executeBlocking(
                        () -> {
                            JsonArray entries = new JsonArray();
                            glossary.entries().forEach(entry -> entries.add(json(entry)));
                            return Reply.ok(new JsonObject()
                                    .put("version", tag(glossary))
                                    .put("entries", entries));
                        },
                        false)
                .onSuccess(reply -> tag(request, tag(glossary)));
    }

    private void download(ApiRequest request, Shelf shelf, GlossaryFormat format) {
        request.query();
        Glossary glossary = shelf.read(request);
        workers.executeBlocking(() -> written(glossary, format), false)
                .onSuccess(file -> {
                    tag(request, tag(glossary));
                    request.context()
                            .response()
                            .putHeader("content-type", format.mediaType() + ";charset=utf-8")
                            .putHeader("content-disposition", "attachment; filename=\"glossary." + format.wire() + "\"")
                            .end(file);
                })
                .onFailure(request.context()::fail);
    }

    private static Buffer written(Glossary glossary, GlossaryFormat format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        format.write(glossary, file);
        return Buffer.buffer(file.toByteArray());
    }

    private Future<Reply> replace(ApiRequest request, Shelf shelf) {
        request.query();
        shelf.requireRight(request, false);
        GlossaryFormat format = format(request);
        Buffer body = Optional.ofNullable(request.context().body().buffer()).orElse(Buffer.buffer());
        Predicate<String> expected = expected(request);
        return workers.executeBlocking(() -> format.readFrom(new ByteArrayInputStream(body.getBytes())), false)
                .compose(read -> {
                    if (read.glossary().isEmpty() && !read.faults().isEmpty()) {
                        throw ProblemType.INVALID_REQUEST.because(
                                "Nothing in this " + format.wire().toUpperCase(Locale.ROOT)
                                        + " can be used, so the glossary was left as it is; faults says why.",
                                new JsonObject().put("faults", faults(read)));
                    }
                    return shelf.change(request, before -> {
                                requireMatch(expected, tag(before));
                                return read.glossary();
                            })
                            .map(after -> {
                                tag(request, tag(after));
                                return Reply.ok(new JsonObject()
                                        .put("version", tag(after))
                                        .put("entries", after.entries().size())
                                        .put("faults", faults(read)));
                            });
                });
    }

    private static JsonArray faults(GlossaryImport read) {
        JsonArray faults = new JsonArray();
        read.faults()
                .forEach(fault ->
                        faults.add(new JsonObject().put("line", fault.line()).put("message", fault.message())));
        return faults;
    }

    private static GlossaryFormat format(ApiRequest request) {
        String type = Optional.ofNullable(request.context().request().getHeader("content-type"))
                .orElse("")
                .replaceFirst("\\s*;.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> GlossaryFormat.JSON;
            case "text/csv", "text/tab-separated-values" -> GlossaryFormat.CSV;
            case "application/x-tbx", "application/tbx+xml", "application/xml", "text/xml" -> GlossaryFormat.TBX;
            default ->
                throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                        "Send the glossary as application/json, text/csv or application/x-tbx.");
        };
    }

    private Future<Reply> add(ApiRequest request, Shelf shelf) {
        shelf.requireRight(request, true);
        GlossaryEntry entry = newEntry(entryBody(request));
        return shelf.change(request, before -> added(before, entry)).map(after -> {
            tag(request, tag(entry));
            return Reply.created(answer(entry, after));
        });
    }

    private static Glossary added(Glossary before, GlossaryEntry entry) {
        if (before.entry(entry.id()).isPresent()) {
            throw ProblemType.INVALID_REQUEST.because(
                    "There is an entry with this id; change it by PUT, or leave the id out.");
        }
        return with(before, entry);
    }

    /** Changes a meeting's glossary; in force, also for those who speak, when it ends. */
    private Future<Glossary> changed(Meeting meeting, UnaryOperator<Glossary> change) {
        return meeting.glossary()
                .change(change)
                .compose(changed -> tracks.revise(meeting).map(changed));
    }

    /** Adds what a reviewer's decision brought. */
    Future<Void> addTo(Meeting meeting, GlossaryEntry entry, ApiRequest request) {
        return changed(meeting, before -> added(before, entry))
                .compose(after -> audit.record(
                        request.caller().grant().participant(),
                        request.caller().grant().role().wire(),
                        "glossary.add",
                        Optional.of(meeting.id()),
                        Optional.empty(),
                        request.address()));
    }

    private Future<Reply> change(ApiRequest request, Shelf shelf) {
        shelf.requireRight(request, false);
        String id = request.path("entry");
        JsonObject body = entryBody(request);
        if (!id.equals(body.getString("id", id))) {
            throw ProblemType.INVALID_REQUEST.because("The id of an entry stays; leave it out, or send the same.");
        }
        GlossaryEntry entry = entry(body.put("id", id));
        Predicate<String> expected = expected(request);
        return shelf.change(request, before -> {
                    requireMatch(expected, tag(find(before, id)));
                    return with(before, entry);
                })
                .map(after -> {
                    tag(request, tag(entry));
                    return Reply.ok(answer(entry, after));
                });
    }

    private Future<Reply> remove(ApiRequest request, Shelf shelf) {
        shelf.requireRight(request, false);
        String id = request.path("entry");
        Predicate<String> expected = expected(request);
        return shelf.change(request, before -> {
                    requireMatch(expected, tag(find(before, id)));
                    return before.without(id);
                })
                .map(after -> Reply.nothing());
    }

    private static GlossaryEntry find(Glossary glossary, String id) {
        return glossary.entry(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "There is no such entry in this glossary; perhaps somebody took it away."));
    }

    private static JsonObject entryBody(ApiRequest request) {
        request.query();
        request.body(ENTRY_FIELDS);
        Buffer body = request.context().body().buffer();
        return body == null || body.length() == 0 ? new JsonObject() : Fields.parse(body);
    }

    /** Reads an entry, which gets an id where it brings none. */
    static GlossaryEntry newEntry(JsonObject json) {
        Fields.of(json, ENTRY_FIELDS);
        return entry(json.containsKey("id") ? json : json.copy().put("id", RandomIds.id("t_")));
    }

    /** Reads an entry that has an id. */
    private static GlossaryEntry entry(JsonObject json) {
        try {
            return GlossaryJson.entry(JSON.readTree(json.encode()));
        } catch (IllegalArgumentException | IOException e) {
            throw ProblemType.INVALID_REQUEST.because("The entry cannot be used: " + e.getMessage() + ".");
        }
    }

    /** With an entry, where there is room for it. */
    private static Glossary with(Glossary before, GlossaryEntry entry) {
        try {
            return before.with(entry);
        } catch (IllegalArgumentException e) {
            throw ProblemType.LIMIT_REACHED.because("The entry has no room: " + e.getMessage() + ".");
        }
    }

    private static JsonObject answer(GlossaryEntry entry, Glossary after) {
        return new JsonObject().put("entry", json(entry)).put("version", tag(after));
    }

    private static JsonObject json(GlossaryEntry entry) {
        return new JsonObject(GlossaryJson.json(entry).toString()).put("version", tag(entry));
    }

    private static String tag(Glossary glossary) {
        return glossary.isEmpty() ? "empty" : glossary.version();
    }

    private static String tag(GlossaryEntry entry) {
        return new Glossary(List.of(entry)).version();
    }

    private static void tag(ApiRequest request, String version) {
        request.context().response().putHeader("etag", "\"" + version + "\"");
    }

    /** What {@code If-Match} (RFC 9110, 13.1.1) says; compression may have made a tag weak on its way. */
    private static Predicate<String> expected(ApiRequest request) {
        String header = request.context().request().getHeader("if-match");
        if (header == null || header.strip().equals("*")) {
            return any -> true;
        }
        List<String> tags = Arrays.stream(header.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                .toList();
        return tags::contains;
    }

    private static void requireMatch(Predicate<String> expected, String version) {
        if (!expected.test(version)) {
            throw ProblemType.GLOSSARY_CHANGED.because(
                    "Somebody changed this since you saw it, so nothing was done; read it again.",
                    new JsonObject().put("version", version));
        }
    }
}
