package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.meetinginterpreter.security.Act;
import org.meetinginterpreter.store.AuditRow;
import org.meetinginterpreter.store.MeetingStore;

/** Who did what in a meeting, for its organizer; in all of the deployment, for its admin. */
final class AuditRoutes {
    private static final int MOST = 1_000;

    private final MeetingStore store;
    private final WorkerExecutor readers;

    AuditRoutes(MeetingStore store, WorkerExecutor readers) {
        this.store = store;
        this.readers = readers;
    }

    void register(ApiRouter api) {
        api.act(HttpMethod.GET, "/meetings/:meeting/audit", "audit.read", this::show);
        api.act(HttpMethod.GET, "/audit", "audit.read", this::showAll);
    }

    private Future<Reply> show(ApiRequest request) {
        String meeting = request.meeting(Act.READ_AUDIT).id();
        long after = request.query("after").seq("after");
        return readers.executeBlocking(() -> of(meeting, after), false);
    }

    private Future<Reply> showAll(ApiRequest request) {
        Act.RUN_DEPLOYMENT.require(request.caller().grant());
        long after = request.query("after").seq("after");
        return readers.executeBlocking(() -> all(after), false);
    }

    private Reply all(long after) {
        JsonArray records = new JsonArray();
        long last = after;
        for (AuditRow row : store.audit(after, MOST)) {
            records.add(new JsonObject(row.record()).put("hash", row.hash()));
            last = row.n();
        }
        return Reply.ok(new JsonObject().put("records", records).put("last", last));
    }

    /** The next records of one meeting; {@code last} leads to those behind them. */
    private Reply of(String meeting, long after) {
        JsonArray records = new JsonArray();
        long last = after;
        List<AuditRow> rows = store.audit(last, MOST);
        while (!rows.isEmpty() && records.size() < MOST) {
            for (AuditRow row : rows) {
                JsonObject record = new JsonObject(row.record());
                if (meeting.equals(record.getString("meeting")) && records.size() < MOST) {
                    records.add(record.put("hash", row.hash()));
                }
                last = records.size() < MOST
                        ? row.n()
                        : records.getJsonObject(MOST - 1).getLong("n");
            }
            rows = store.audit(last, MOST);
        }
        return Reply.ok(new JsonObject().put("records", records).put("last", last));
    }
}
