package org.meetinginterpreter.identity;

import java.util.Optional;

/**
 * Who signed in.
 *
 * @param issuer the provider that says so
 * @param subject what the provider calls this person, for ever
 * @param name as the provider shows it
 * @param admin otherwise an organizer
 */
public record Person(String issuer, String subject, Optional<String> name, boolean admin) {
    /** Nothing of it belongs into a log. */
    @Override
    public String toString() {
        return "Person[admin=" + admin + "]";
    }
}
