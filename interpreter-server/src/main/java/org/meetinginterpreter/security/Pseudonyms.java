package org.meetinginterpreter.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.meetinginterpreter.meeting.RandomIds;

/**
 * Names for people who sign in: the same for the same person as long as the deployment's salt is the same, and nobody without it can
 * tell or guess whose they are. Thread-safe.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final byte[] salt;

    /** @param salt of the deployment, secret */
    public Pseudonyms(String salt) {
        this.salt = salt.getBytes(StandardCharsets.US_ASCII);
    }

    /** A salt for a new deployment. */
    public static String salt() {
        return RandomIds.secret();
    }

    /** The id of a person whom a provider knows. */
    public String of(String issuer, String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            // no issuer has a line's end in it
            byte[] whole = mac.doFinal((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return "o_" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
