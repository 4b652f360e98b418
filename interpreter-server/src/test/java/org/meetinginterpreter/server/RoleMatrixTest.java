package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.identity.IdentityOptions;
import org.meetinginterpreter.security.ApiKey;
import org.meetinginterpreter.server.RoleTable.Cell;
import org.meetinginterpreter.server.RoleWorld.Asking;
import org.meetinginterpreter.server.TestServer.Guest;

/** Every route and socket message with every role and with none: only what the table in docs/security.md allows. */
class RoleMatrixTest {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);
    private static final Map<String, String> NO_RATES = Map.of(
            "INTERPRETER_LIMITS_ADDRESS_REQUESTS", "0",
            "INTERPRETER_LIMITS_TOKEN_REQUESTS", "1000000",
            "INTERPRETER_LIMITS_JOIN_ATTEMPTS", "1000000");

    private final RoleTable table = RoleTable.read();
    private final List<String> wrong = new ArrayList<>();

    @TempDir
    private Path folder;

    private TestServer server;
    private JsonObject document;

    /** A request that is right in everything but, perhaps, who sends it. */
    private record Try(String path, JsonObject body) {}

    @BeforeEach
    void start() {
        start(NO_RATES);
        document = new JsonObject(
                server.send(server.request("/api/v1/openapi.json", null).build())
                        .body());
    }

    private void start(Map<String, String> environment) {
        server = new TestServer(TestServer.inMemory(environment)
                .withStorage(Storage.in(folder))
                .withIdentity(nobodyThere())
                .withTranslateApi(new ServerOptions.TranslateApi(
                        Optional.of(ApiKey.parse("0123456789abcdef")), Set.of(), 1_000_000, 3, 100)));
        server.server.ready().await();
    }

    /** A provider that never answers: whoever wants to sign in is sent back to the page. */
    private static IdentityOptions nobodyThere() {
        return new IdentityOptions(
                URI.create("http://127.0.0.1:1"),
                "interpreter",
                Optional.empty(),
                List.of("openid"),
                "groups",
                Set.of(IdentityOptions.EVERYBODY),
                Set.of(),
                Duration.ofHours(1),
                "Example");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTableHasEveryRouteAndSocketMessageAndNothingElse() {
        Set<String> described = new TreeSet<>();
        Set<String> sockets = new TreeSet<>();
        operations().forEach((operation, description) -> {
            described.add(operation);
            boolean socketOnly = operation.endsWith("/audio");
            if (description.getJsonObject("responses").containsKey("101")) {
                sockets.add(operation);
            }
            if (socketOnly) {
                described.remove(operation);
            }
        });
        Set<String> routes = new TreeSet<>();
        Map<String, Set<String>> messages = new LinkedHashMap<>();
        for (String row : table.rows().keySet()) {
            String operation = RoleTable.operation(row);
            if (RoleTable.isSocket(row)) {
                messages.computeIfAbsent(operation, first -> new TreeSet<>()).add(RoleTable.message(row));
            } else {
                routes.add(operation);
            }
        }
        assertEquals(described, routes);
        assertEquals(sockets, new TreeSet<>(messages.keySet()));
        messages.forEach((operation, known) -> {
            Set<String> expected = new TreeSet<>(Set.of("auth", "anything else"));
            if (operation.endsWith("/audio")) {
                expected.addAll(AudioSocket.MESSAGES);
                expected.add("sound");
            }
            assertEquals(expected, known, operation);
        });
    }

    /** By method and path as the table has them. */
    private Map<String, JsonObject> operations() {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : List.of("get", "post", "put", "patch", "delete")) {
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                if (operation != null) {
                    all.put(method.toUpperCase(java.util.Locale.ROOT) + " " + path, operation);
                }
            }
        }
        return all;
    }

    @Test
    void everyRouteDoesForEveryRoleWhatTheTableSays() {
        RoleWorld world = new RoleWorld(server);
        for (Map.Entry<String, List<Cell>> row : table.rows().entrySet()) {
            if (RoleTable.isSocket(row.getKey())) {
                continue;
            }
            for (int column = 0; column < table.roles().size(); column++) {
                String role = table.roles().get(column);
                Cell cell = row.getValue().get(column);
                List<String> elsewhere = role.equals("organizer" + RoleWorld.ELSEWHERE)
                        ? RoleWorld.PARTICIPANTS.stream()
                                .map(any -> any + RoleWorld.ELSEWHERE)
                                .toList()
                        : List.of(role);
                for (String each : elsewhere) {
                    expect(world, row.getKey(), each, cell == Cell.YES, false);
                    if (cell == Cell.YES && changes(row.getKey())) {
                        world = new RoleWorld(server);
                    }
                    if (cell == Cell.OWN) {
                        expect(world, row.getKey(), each, true, true);
                        world = new RoleWorld(server);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** What changes nothing that rights or the record depend on, though it is no GET. */
    private static final Map<String, String> NOT_AUDITED = Map.of(
            "POST /join/terms", "reads",
            "POST /tokens/refresh", "the same rights, under the same id",
            "POST /meetings/{meeting}/utterances", "what is said is the record itself",
            "POST /translate", "outside of meetings, keeps nothing",
            "POST /detect", "always refused",
            "POST /translate_file", "always refused");

    @Test
    void everyRouteThatChangesSomethingIsAudited() {
        for (Map.Entry<String, List<Cell>> row : table.rows().entrySet()) {
            String operation = RoleTable.operation(row.getKey());
            if (RoleTable.isSocket(row.getKey()) || !changes(row.getKey()) || NOT_AUDITED.containsKey(operation)) {
                continue;
            }
            RoleWorld world = new RoleWorld(server);
            int column = row.getValue().indexOf(Cell.YES);
            boolean own = column < 0;
            Asking asking = world.asking(table.roles().get(own ? row.getValue().indexOf(Cell.OWN) : column));
            Try request = request(world, row.getKey(), asking, own);
            long before = audited(0).getLong("last");
            int status = status(operation, request, asking.token());
            JsonArray records = audited(before).getJsonArray("records");
            boolean recorded = records.stream()
                    .map(record -> ((JsonObject) record).getString("act"))
                    .anyMatch(act -> !act.equals("audit.read") && !act.endsWith("refused"));
            if (!recorded && status != 409) {
                wrong.add(row.getKey() + ": " + status + " " + records.encode());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private JsonObject audited(long after) {
        JsonObject page = server.call("GET", "/audit?after=" + after, server.organizer(), null)
                .json();
        return page.getJsonArray("records").size() < 1_000 || after > 0 ? page : audited(page.getLong("last"));
    }

    private static boolean changes(String row) {
        return !RoleTable.operation(row).startsWith("GET ");
    }

    private void expect(RoleWorld world, String row, String role, boolean allowed, boolean own) {
        Asking asking = world.asking(role);
        int status = status(RoleTable.operation(row), request(world, row, asking, own), asking.token());
        // the meeting is live already, which is told to those only who may start it
        // a live meeting cannot be started, nor its minutes be approved: the right was there
        boolean started = (row.contains("/start`") || row.contains("/minutes/approval`")) && status == 409;
        boolean asExpected = allowed ? status / 100 == 2 || status == 303 || started : REFUSALS.contains(status);
        if (!allowed && asking.token().isEmpty() && needsToken(row)) {
            asExpected = status == 401;
        }
        if (!asExpected) {
            wrong.add(row + " as " + role + (own ? " of oneself" : "") + ": " + status);
        }
    }

    private boolean needsToken(String row) {
        JsonArray security = operations().get(RoleTable.operation(row)).getJsonArray("security");
        return security == null || !security.isEmpty();
    }

    @Test
    void tokensThatAreNotGoodAreWorthNothingInAnyRoute() {
        Map<String, String> brief = new LinkedHashMap<>(NO_RATES);
        brief.put("INTERPRETER_LIFETIMES_TOKEN", "1s");
        server.close();
        start(brief);
        RoleWorld before = new RoleWorld(server);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", before.asking("organizer").token().orElseThrow());
        server.close();
        start(NO_RATES);
        RoleWorld world = new RoleWorld(server);
        String good = world.asking("organizer").token().orElseThrow();
        Asking revoked = world.join(world.meeting, "organizer");
        server.call("DELETE", "/tokens/" + revoked.tokenId(), revoked.token().orElseThrow(), null);
        bad.put("revoked", revoked.token().orElseThrow());
        Asking removed = world.join(world.meeting, "organizer");
        server.call("DELETE", "/meetings/" + world.meeting + "/participants/" + removed.id(), server.organizer(), null);
        bad.put("of somebody who was removed", removed.token().orElseThrow());
        bad.put("forged", good.substring(0, good.length() - 6) + "AAAAAA");
        bad.put("without signature", good.substring(0, good.lastIndexOf('.') + 1));
        bad.put("no token", "x");
        bad.put("a key that is wrong", world.asking("key").token().orElseThrow() + "x");
        bad.put("too long", "x".repeat(10_000));
        Awaitility.await()
                .until(() -> status("GET /meetings", new Try("/api/v1/meetings", null), Optional.of(bad.get("expired")))
                        == 401);
        for (String row : table.rows().keySet()) {
            if (!RoleTable.isSocket(row) && needsToken(row)) {
                bad.forEach((kind, token) -> {
                    Try request = request(world, row, world.speaker, false);
                    int status = status(RoleTable.operation(row), request, Optional.of(token));
                    if (status != 401) {
                        wrong.add(row + " with a token that is " + kind + ": " + status);
                    }
                });
            }
        }
        bad.forEach((kind, token) -> {
            for (String path : List.of("captions?language=en", "reviews", "audio")) {
                TestSocket socket = server.socket("/meetings/" + world.meeting + "/" + path, token);
                if (socket.awaitClose() != 1008) {
                    wrong.add(path + " with a token that is " + kind + ": " + socket);
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everySocketMessageDoesForEveryRoleWhatTheTableSays() {
        RoleWorld world = new RoleWorld(server);
        for (Map.Entry<String, List<Cell>> row : table.rows().entrySet()) {
            for (int column = 0;
                    RoleTable.isSocket(row.getKey()) && column < table.roles().size();
                    column++) {
                String role = table.roles().get(column);
                boolean allowed = row.getValue().get(column) == Cell.YES;
                Asking asking = role.equals("speaker") ? world.join(world.meeting, "speaker") : world.asking(role);
                if (!does(world, row.getKey(), asking, allowed)) {
                    wrong.add(row.getKey() + " as " + role);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Whether the server does what was expected of a message. */
    private boolean does(RoleWorld world, String row, Asking asking, boolean allowed) {
        String path = path(world, RoleTable.operation(row)).replaceFirst("^/api/v1", "");
        String message = RoleTable.message(row);
        TestSocket socket = server.socket(path + (path.endsWith("/captions") ? "?language=en" : ""), List.of(), true);
        asking.token()
                .ifPresent(token ->
                        socket.send(new JsonObject().put("type", "auth").put("token", token)));
        boolean audio = path.endsWith("/audio");
        JsonObject start = TestServer.start(new Guest("", "", asking.id(), asking.consent()));
        if (audio && (message.equals("sound") || message.equals("end"))) {
            tell(socket, start.encode());
        }
        switch (message) {
            case "auth" -> {
                if (audio && allowed) {
                    // this socket is silent until it is told to start
                    tell(socket, start.encode());
                }
                if (!allowed && asking.token().isEmpty()) {
                    tell(socket, "{\"type\":\"auth\",\"token\":\"\"}");
                }
            }
            case "start" -> tell(socket, start.encode());
            case "end" -> tell(socket, "{\"type\":\"end\"}");
            case "sound" -> {
                if (allowed) {
                    socket.await("ready");
                    TestServer.speak(socket, 4);
                } else {
                    socket.offer(new byte[3_200]);
                }
            }
            default -> tell(socket, "{\"type\":\"mute\"}");
        }
        if (!allowed) {
            int code = socket.awaitClose();
            String problem =
                    socket.messages("error").get(0).getString("problem").replaceAll(".*:", "");
            return code == 1008
                    && Set.of("not-authenticated", "forbidden", "not-found", "invalid-request")
                            .contains(problem)
                    && (message.equals("anything else")
                            || socket.messages("ready").isEmpty());
        }
        socket.await(
                switch (message) {
                    case "sound" -> "caption";
                    case "end" -> "ended";
                    default -> "ready";
                });
        socket.close();
        return true;
    }

    /** The server may have closed it already. */
    private static void tell(TestSocket socket, String message) {
        socket.offer(message);
    }

    private int status(String operation, Try request, Optional<String> token) {
        HttpRequest.Builder builder = server.request(request.path(), token.orElse(null))
                .header("X-Forwarded-For", "192.0.2.1")
                .method(
                        operation.substring(0, operation.indexOf(' ')),
                        request.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(request.body().encode()));
        if (request.body() != null) {
            builder.header("Content-Type", "application/json");
        }
        try {
            // a feed goes on for ever: the head is enough
            var answer = server.sendLater(builder.build()).join();
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String path(RoleWorld world, String operation) {
        String path = operation.substring(operation.indexOf(' ') + 1).replace("{meeting}", world.meeting);
        return document.getJsonObject("paths")
                        .getJsonObject(operation.substring(operation.indexOf(' ') + 1))
                        .containsKey("servers")
                ? path
                : ApiRouter.BASE + path;
    }

    private Try request(RoleWorld world, String row, Asking asking, boolean own) {
        String operation = RoleTable.operation(row);
        boolean ofMeeting = row.endsWith("of the meeting");
        Asking whom = own ? asking : world.speaker;
        String path = path(world, operation).replace("{participant}", whom.id());
        JsonObject meeting = ofMeeting ? new JsonObject().put("meeting", world.meeting) : new JsonObject();
        JsonObject code = new JsonObject().put("code", world.joinCode());
        return switch (operation) {
            case "POST /meetings" -> new Try(path, TestServer.plan(new JsonObject(), "en"));
            case "PATCH /meetings/{meeting}" -> new Try(path, new JsonObject().put("title", "Other"));
            case "POST /meetings/{meeting}/invitations" -> new Try(path, new JsonObject().put("role", "listener"));
            case "POST /join", "POST /join/terms" -> new Try(path, code);
            case "DELETE /tokens/{token}" ->
                new Try(path.replace("{token}", own ? asking.tokenId() : whom.tokenId()), null);
            case "POST /keys" -> new Try(path, meeting.put("name", "Wall").put("rights", JsonArray.of("feed")));
            case "GET /keys" -> new Try(path + (ofMeeting ? "?meeting=" + world.meeting : ""), null);
            case "DELETE /keys/{key}" -> new Try(path.replace("{key}", world.keyId(ofMeeting)), null);
            case "PATCH /meetings/{meeting}/participants/{participant}" ->
                new Try(path, new JsonObject().put("muted", true));
            case "GET /meetings/{meeting}/participants/{participant}/sound/{recording}" ->
                new Try(path.replace("{recording}", world.recording(whom)), null);
            case "PUT /meetings/{meeting}/consents/{consent}" ->
                new Try(path.replace("{consent}", "c_new"), new JsonObject().put("language", "en"));
            case "DELETE /meetings/{meeting}/consents/{consent}" ->
                new Try(path.replace("{consent}", whom.consent()), null);
            case "POST /meetings/{meeting}/reviews/{review}" -> {
                String utterance = server.call(
                                "GET", "/meetings/" + world.meeting + "/captions?language=en", server.organizer(), null)
                        .json()
                        .getJsonArray("captions")
                        .getJsonObject(0)
                        .getString("utterance");
                JsonObject approval = new JsonObject().put("decision", "approve");
                // whoever has seen nothing is told what there is
                JsonObject seen = server.call(
                                "POST",
                                "/meetings/" + world.meeting + "/reviews/" + utterance,
                                server.organizer(),
                                approval.copy().put("version", 999))
                        .json()
                        .getJsonObject("review");
                yield new Try(path.replace("{review}", utterance), approval.put("version", seen.getInteger("version")));
            }
            case "PUT /glossary", "PUT /meetings/{meeting}/glossary" ->
                new Try(path, new JsonObject().put("entries", JsonArray.of(world.term())));
            case "POST /glossary/entries", "POST /meetings/{meeting}/glossary/entries" -> new Try(path, world.term());
            case "PUT /glossary/entries/{entry}", "PUT /meetings/{meeting}/glossary/entries/{entry}" ->
                new Try(path.replace("{entry}", world.entry(path.contains("/meetings/"))), world.term());
            case "DELETE /glossary/entries/{entry}", "DELETE /meetings/{meeting}/glossary/entries/{entry}" ->
                new Try(path.replace("{entry}", world.entry(path.contains("/meetings/"))), null);
            case "PUT /meetings/{meeting}/minutes" -> new Try(path, new JsonObject().put("version", 0));
            case "POST /meetings/{meeting}/minutes/approval" ->
                new Try(path, new JsonObject().put("version", 0).put("name", "The chair"));
            case "POST /meetings/{meeting}/utterances" ->
                new Try(path, new JsonObject().put("language", "en").put("text", "Yes."));
            case "GET /meetings/{meeting}/captions/{utterance}/notes" ->
                new Try(path.replace("{utterance}", "u1") + "?language=en", null);
            case "POST /translate" ->
                new Try(
                        path,
                        new JsonObject().put("q", "Yes.").put("source", "en").put("target", "pt"));
            case "GET /meetings/{meeting}/captions",
                    "GET /meetings/{meeting}/summary",
                    "GET /meetings/{meeting}/feed" -> new Try(path + "?language=en", null);
            default ->
                new Try(path + (path.contains("/captions.") || path.contains("/minutes.") ? "?language=pt" : ""), null);
        };
    }

    @Test
    void theTableNamesEveryRoleThatThereIs() {
        Set<String> roles = document
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Role")
                .getJsonArray("enum")
                .stream()
                .map(String.class::cast)
                .collect(Collectors.toSet());
        assertTrue(table.roles().containsAll(roles), () -> roles + " of " + table.roles());
    }
}
