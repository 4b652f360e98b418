package org.meetinginterpreter.meeting;

import java.time.Instant;

/** A speaker agreed that the voice is recognised; withdrawn by removing the record. */
public record Consent(String id, String participant, Instant given) {}
