package org.meetinginterpreter.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.meetinginterpreter.meeting.RandomIds;

/**
 * The keys by which tokens are known: the newest signs, the others are known until the last token that they signed has expired.
 *
 * @param keys oldest first
 */
public record SigningKeys(List<Key> keys) {
    private static final int BYTES = 32;

    /**
     * One key (HS256).
     *
     * @param id names it in the header {@code kid} of its tokens
     * @param secret its bytes in Base64
     * @param made since when it signs
     */
    public record Key(String id, String secret, Instant made) {
        byte[] bytes() {
            return Base64.getDecoder().decode(secret);
        }

        /** Without its secret. */
        @Override
        public String toString() {
            return "Key[" + id + ", " + made + "]";
        }
    }

    public SigningKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no signing key");
        }
    }

    /** The first one. */
    public static SigningKeys generate() {
        return new SigningKeys(List.of(fresh()));
    }

    private static Key fresh() {
        return new Key(RandomIds.id("s_"), Base64.getEncoder().encodeToString(RandomIds.bytes(BYTES)), Instant.now());
    }

    public Key newest() {
        return keys.get(keys.size() - 1);
    }

    /**
     * With a new key that signs from now on.
     *
     * @param longest how long a token lives: a key of which none can be alive any more is left out
     */
    public SigningKeys rotated(Duration longest) {
        Instant now = Instant.now();
        List<Key> next = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            // a key signed until the next one was made
            boolean needed =
                    i + 1 == keys.size() || keys.get(i + 1).made().plus(longest).isAfter(now);
            if (needed) {
                next.add(keys.get(i));
            }
        }
        next.add(fresh());
        return new SigningKeys(next);
    }

    /** Whether the newest has signed for so long. */
    public boolean isOlderThan(Duration age) {
        return newest().made().plus(age).isBefore(Instant.now());
    }

    /** As they are kept. */
    public String toJson() {
        JsonArray all = new JsonArray();
        keys.forEach(key -> all.add(new JsonObject()
                .put("id", key.id())
                .put("secret", key.secret())
                .put("made", key.made().toString())));
        return new JsonObject().put("keys", all).encode();
    }

    /** Reads what {@link #toJson} wrote. */
    public static SigningKeys of(String json) {
        return new SigningKeys(new JsonObject(json)
                .getJsonArray("keys").stream()
                        .map(JsonObject.class::cast)
                        .map(key -> new Key(
                                key.getString("id"), key.getString("secret"), Instant.parse(key.getString("made"))))
                        .toList());
    }

    /** The one key of a store of an earlier version, which signed without naming itself. */
    public static SigningKeys ofOne(String secret) {
        return new SigningKeys(List.of(new Key("s_first", secret, Instant.now())));
    }
}
