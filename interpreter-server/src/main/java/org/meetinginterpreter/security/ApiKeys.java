package org.meetinginterpreter.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.RandomIds;

/** The keys of programs that read: only their hashes are kept. Belongs to the server's event loop. */
public final class ApiKeys {
    private static final String PREFIX = "k_";
    /** A key ends when it is revoked. */
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private final Map<String, Entry> byId = new LinkedHashMap<>();

    /**
     * A key as it is kept.
     *
     * @param hash SHA-256 of its secret, which has 192 random bits
     * @param meeting the one it is good for; nothing: all
     */
    public record Entry(
            String id, String hash, String name, Optional<String> meeting, Set<KeyRight> rights, Instant created) {
        public Entry {
            rights = Set.copyOf(rights);
        }

        public Bearer bearer() {
            return Bearer.program(id, meeting, rights);
        }

        /** As it is shown: without the hash. */
        public JsonObject shown() {
            JsonObject json = new JsonObject()
                    .put("key", id)
                    .put("name", name)
                    .put(
                            "rights",
                            new JsonArray(List.copyOf(new TreeSet<>(
                                    rights.stream().map(KeyRight::wire).toList()))))
                    .put("created", created.toString());
            meeting.ifPresent(of -> json.put("meeting", of));
            return json;
        }

        /** As it is kept. */
        public String toJson() {
            return shown().put("hash", hash).encode();
        }

        /** Reads what {@link #toJson} wrote. */
        public static Entry of(String text) {
            JsonObject json = new JsonObject(text);
            return new Entry(
                    json.getString("key"),
                    json.getString("hash"),
                    json.getString("name"),
                    Optional.ofNullable(json.getString("meeting")),
                    json.getJsonArray("rights").stream()
                            .map(wire -> KeyRight.of((String) wire).orElseThrow())
                            .collect(Collectors.toSet()),
                    Instant.parse(json.getString("created")));
        }
    }

    /** A new key, of which the text is shown once. */
    public record Made(Entry entry, String text) {}

    /** @param entries the keys of earlier runs of the server */
    public ApiKeys(List<Entry> entries) {
        entries.forEach(this::add);
    }

    /** Makes a key, which counts once it was added. */
    public static Made make(String name, Optional<String> meeting, Set<KeyRight> rights) {
        String secret = RandomIds.secret();
        Entry entry = new Entry(
                RandomIds.id(PREFIX),
                Invitations.hash(secret),
                name,
                meeting,
                rights,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new Made(entry, entry.id() + "." + secret);
    }

    public void add(Entry entry) {
        byId.put(entry.id(), entry);
    }

    public void remove(Entry entry) {
        byId.remove(entry.id());
    }

    public List<Entry> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether a text is meant as a key rather than as a token. */
    public static boolean isKey(String text) {
        return text.startsWith(PREFIX);
    }

    /** What the holder of a key may do; nothing when it is wrong or was revoked. */
    public Optional<Grant> grant(String text) {
        String[] parts = text.split("\\.", 2);
        return parts.length < 2
                ? Optional.empty()
                : find(parts[0])
                        .filter(entry -> same(entry.hash(), Invitations.hash(parts[1])))
                        .map(entry -> new Grant(
                                entry.id(), entry.bearer(), Instant.now().plus(FOR_GOOD)));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
