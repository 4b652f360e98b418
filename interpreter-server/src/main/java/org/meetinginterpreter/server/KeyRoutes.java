package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.security.ApiKeys;
import org.meetinginterpreter.security.KeyRight;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreWriter;

/** Keys for programs: of one meeting, by its organizer; of the deployment, by its admin. */
final class KeyRoutes {
    /** What the settings of keys are called, before the key's id. */
    static final String SETTING = "api-key/";

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 1_000;

    private final ApiKeys keys;
    private final Callers callers;
    private final OpenConnections connections;
    private final StoreWriter writer;
    private final DeploymentKey deployment;

    KeyRoutes(
            ApiKeys keys, Callers callers, OpenConnections connections, StoreWriter writer, DeploymentKey deployment) {
        this.keys = keys;
        this.callers = callers;
        this.connections = connections;
        this.writer = writer;
        this.deployment = deployment;
    }

    void register(ApiRouter api) {
        api.act(HttpMethod.POST, "/keys", "key.create", this::create);
        api.route(HttpMethod.GET, "/keys", this::list);
        api.act(HttpMethod.DELETE, "/keys/:key", "key.revoke", this::revoke);
    }

    private Future<Reply> create(ApiRequest request) {
        Fields body = request.body("name", "meeting", "rights");
        Optional<String> meeting = body.optionalText("meeting", 40);
        require(request, meeting);
        Set<KeyRight> rights = rights(body.texts("rights"));
        if (keys.all().size() >= MOST) {
            throw ProblemType.LIMIT_REACHED.because("There are " + MOST + " keys already; revoke those not in use.");
        }
        ApiKeys.Made made = ApiKeys.make(body.text("name", LONGEST_NAME), meeting, rights);
        String name = SETTING + made.entry().id();
        return writer.write(List.of(new StoreChange.PutSetting(
                        name, deployment.sealSetting(name, made.entry().toJson()))))
                .recover(failure -> Future.failedFuture(ProblemType.NOT_STORED.because(
                        "The server cannot write its record now, so no key was made; try again.")))
                .map(kept -> {
                    keys.add(made.entry());
                    return Reply.created(made.entry().shown().put("secret", made.text()))
                            .about(meeting);
                });
    }

    private static Set<KeyRight> rights(List<String> wires) {
        Set<KeyRight> rights = new HashSet<>();
        for (String wire : wires) {
            rights.add(KeyRight.of(wire)
                    .orElseThrow(() -> ProblemType.INVALID_REQUEST.because("rights are feed, captions and exports.")));
        }
        if (rights.isEmpty()) {
            throw ProblemType.INVALID_REQUEST.because("rights must name one of feed, captions and exports.");
        }
        return rights;
    }

    private Future<Reply> list(ApiRequest request) {
        Optional<String> meeting = request.query("meeting").optional("meeting");
        require(request, meeting);
        JsonArray all = new JsonArray();
        keys.all().stream()
                .filter(entry -> meeting.isEmpty() || entry.meeting().equals(meeting))
                .forEach(entry -> all.add(entry.shown()));
        return Future.succeededFuture(Reply.ok(new JsonObject().put("keys", all)));
    }

    private Future<Reply> revoke(ApiRequest request) {
        ApiKeys.Entry entry = keys.find(request.path("key"))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such key, or it was revoked."));
        require(request, entry.meeting());
        keys.remove(entry);
        connections.close(
                grant -> grant.participant().equals(entry.id()),
                ProblemType.NOT_AUTHENTICATED.because("The key was revoked."));
        return writer.settle(List.of(new StoreChange.DeleteSetting(SETTING + entry.id())))
                .map(kept -> Reply.nothing().about(entry.meeting()));
    }

    /** A meeting goes, and with it the keys that were good for it alone. */
    Future<Void> forgetKeysOf(String meeting) {
        List<ApiKeys.Entry> gone = keys.all().stream()
                .filter(entry -> entry.meeting().equals(Optional.of(meeting)))
                .toList();
        gone.forEach(keys::remove);
        return gone.isEmpty()
                ? Future.succeededFuture()
                : writer.settle(gone.stream()
                        .<StoreChange>map(entry -> new StoreChange.DeleteSetting(SETTING + entry.id()))
                        .toList());
    }

    private void require(ApiRequest request, Optional<String> meeting) {
        if (meeting.isPresent()) {
            callers.meeting(request.caller(), Act.MANAGE_KEYS, meeting.get());
        } else {
            Act.RUN_DEPLOYMENT.require(request.caller().grant());
        }
    }
}
