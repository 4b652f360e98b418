package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;

/** A meeting as it is stored: its own key, sealed with the deployment's, and its settings, sealed with its own. */
public record StoredMeeting(String id, Bytes sealedKey, Bytes body) {}
