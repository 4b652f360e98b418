package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;

/** Something of a meeting, such as a participant. */
public record StoredDocument(String kind, String id, Bytes body) {}
