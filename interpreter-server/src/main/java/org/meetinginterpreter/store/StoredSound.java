package org.meetinginterpreter.store;

/**
 * A piece of sound that is kept, without its body.
 *
 * @param chunk 0 describes the recording, the others follow in their order; numbers may be missing
 * @param samples how long it is
 */
public record StoredSound(String recording, int chunk, long samples) {}
