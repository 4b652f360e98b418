package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One-time secrets that were given out; only their hashes are kept. Thread-safe. */
public final class Invitations {
    private static final int MOST = 100_000;

    private final Map<String, Invitation> byHash = new ConcurrentHashMap<>();

    /** Makes the secret of an invitation. */
    public String issue(Invitation invitation) {
        if (byHash.size() >= MOST) {
            throw ProblemType.LIMIT_REACHED.because("There are too many open invitations; let some expire.");
        }
        String secret = RandomIds.secret();
        byHash.put(hash(secret), invitation);
        return secret;
    }

    /** Uses a secret up; nothing when it is wrong, used or expired. */
    public Optional<Invitation> redeem(String secret) {
        return Optional.ofNullable(byHash.remove(hash(secret)))
                .filter(invitation -> invitation.expires().isAfter(Instant.now()));
    }

    /** What a secret is good for, without using it up. */
    public Optional<Invitation> known(String secret) {
        return Optional.ofNullable(byHash.get(hash(secret)))
                .filter(invitation -> invitation.expires().isAfter(Instant.now()));
    }

    /** Gives a secret back that was redeemed for a request which then failed: its bearer may try again. */
    public void restore(String secret, Invitation invitation) {
        byHash.putIfAbsent(hash(secret), invitation);
    }

    /** An invitation of an earlier run of the server. */
    void restore(String hash, JsonObject json, String meeting) {
        byHash.put(hash, Invitation.of(meeting, json));
    }

    /** The open invitation of somebody who did not come yet. */
    public Optional<Invitation> of(String meeting, String participant) {
        return byHash.values().stream()
                .filter(invitation -> isOf(invitation, meeting, participant))
                .findAny();
    }

    /**
     * Forgets those whose time was over at {@code now}, with the names in them.
     *
     * @return what was forgotten, by the hash of its secret
     */
    public Map<String, Invitation> expire(Instant now) {
        Map<String, Invitation> expired = new HashMap<>();
        byHash.forEach((hash, invitation) -> {
            if (invitation.expires().isBefore(now)) {
                expired.put(hash, invitation);
            }
        });
        byHash.keySet().removeAll(expired.keySet());
        return expired;
    }

    /**
     * Takes back the invitation of somebody who did not come yet. Others of the same name keep theirs.
     *
     * @return what was taken back, by the hash of its secret
     */
    public Map<String, Invitation> withdraw(String meeting, String participant) {
        Map<String, Invitation> withdrawn = new HashMap<>();
        byHash.forEach((hash, invitation) -> {
            if (isOf(invitation, meeting, participant)) {
                withdrawn.put(hash, invitation);
            }
        });
        byHash.keySet().removeAll(withdrawn.keySet());
        return withdrawn;
    }

    private static boolean isOf(Invitation invitation, String meeting, String participant) {
        return invitation.meeting().equals(meeting) && invitation.participant().equals(participant);
    }

    /** A deleted meeting's invitations are worth nothing. */
    public void forget(String meeting) {
        byHash.values().removeIf(invitation -> invitation.meeting().equals(meeting));
    }

    /** By what a secret is known: its SHA-256 in hexadecimal. */
    public static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
