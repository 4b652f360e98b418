package org.meetinginterpreter.meeting;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids, codes and secrets that cannot be guessed. Thread-safe. */
public final class RandomIds {
    /** Letters and digits that nobody mistakes for one another: no 0/O, 1/I/L, 5/S, 8/B, U/V. */
    private static final String CLEAR = "ACDEFGHJKMNPQRTWXY234679";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** An id such as {@code m_3Jx…}: 96 random bits after the prefix. */
    public static String id(String prefix) {
        return prefix + encoded(12).replace('-', 'x').replace('_', 'y');
    }

    /** A one-time secret: 192 random bits. */
    public static String secret() {
        return encoded(24);
    }

    /** A join code such as {@code K7Q-M2P}: one of 191 million, tried a limited number of times. */
    public static String joinCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(i == 3 ? "-" : "").append(CLEAR.charAt(RANDOM.nextInt(CLEAR.length())));
        }
        return code.toString();
    }

    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encoded(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }
}
