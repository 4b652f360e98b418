package org.meetinginterpreter.meeting;

import java.time.Instant;
import java.util.Optional;

/**
 * What a one-time secret is good for.
 *
 * @param meeting the meeting it lets into; nothing for the organizer's link, which is good for all
 */
public record Invitation(Optional<String> meeting, Role role, String name, Instant expires) {}
