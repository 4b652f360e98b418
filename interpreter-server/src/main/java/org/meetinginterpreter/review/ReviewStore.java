package org.meetinginterpreter.review;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Where a meeting's reviews are kept. */
public interface ReviewStore {
    /** Keeps a review in its newest state; ends when it is durable or that cannot be waited for. */
    Future<Void> put(String id, JsonObject body);

    /** Nothing of a review is kept any more. */
    Future<Void> delete(String id);
}
