package org.meetinginterpreter.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The key of a program, known by its SHA-256 alone; compared in constant time. */
public final class ApiKey {
    private static final int SHORTEST = 16;
    private static final Pattern HASH = Pattern.compile("sha256:([0-9a-f]{64})");

    private final byte[] hash;

    private ApiKey(byte[] hash) {
        this.hash = hash;
    }

    /**
     * A key as it stands in a configuration: by itself, or {@code sha256:} and its hash in lower-case hexadecimal.
     *
     * @throws IllegalArgumentException for one that could be guessed; the message does not repeat it
     */
    public static ApiKey parse(String text) {
        var hashed = HASH.matcher(text);
        if (hashed.matches()) {
            return new ApiKey(HexFormat.of().parseHex(hashed.group(1)));
        }
        if (text.startsWith("sha256:") || text.length() < SHORTEST) {
            throw new IllegalArgumentException("a key of at least " + SHORTEST
                    + " characters is needed, or sha256: and 64 hexadecimal digits; openssl rand -hex 24 makes one");
        }
        return new ApiKey(sha256(text));
    }

    public boolean matches(String given) {
        return MessageDigest.isEqual(hash, sha256(given));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
