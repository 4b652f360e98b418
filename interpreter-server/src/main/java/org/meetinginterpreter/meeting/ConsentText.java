package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a speaker is asked to agree to, in one language, word by word as it is shown.
 *
 * @param points what happens, one sentence or a few each
 * @param agree the sentence that is agreed to
 * @param keepSound the second sentence, which may be agreed to or not; only where the meeting keeps sound
 */
public record ConsentText(Locale language, List<String> points, String agree, Optional<String> keepSound) {
    private static final int VERSION_BYTES = 16;

    public ConsentText {
        points = List.copyOf(points);
    }

    /** Names exactly these words: the first 16 bytes of a SHA-256 over all of them and their language, in hexadecimal. */
    public String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(toJson().encode().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** The words; the order of fields is part of the version. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("language", language.toLanguageTag())
                .put("points", new JsonArray(points))
                .put("agree", agree);
        keepSound.ifPresent(sentence -> json.put("keepSound", sentence));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static ConsentText of(JsonObject json) {
        return new ConsentText(
                Locale.forLanguageTag(json.getString("language")),
                json.getJsonArray("points").stream().map(String.class::cast).toList(),
                json.getString("agree"),
                Optional.ofNullable(json.getString("keepSound")));
    }
}
