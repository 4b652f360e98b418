package org.meetinginterpreter.store;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.meetinginterpreter.store.StoreException.Kind;

/**
 * The key of one meeting. What it seals is bound to the meeting and to its place there: a row that was copied to another place does
 * not open. Without the key nothing opens. Immutable, thread-safe.
 */
public final class SealingKey {
    private final String meeting;
    private final Aead aead;
    private final Bytes sealed;

    SealingKey(String meeting, Aead aead, Bytes sealed) {
        this.meeting = meeting;
        this.aead = aead;
        this.sealed = sealed;
    }

    /** The key itself, sealed with the deployment's, as it is stored. */
    public Bytes sealed() {
        return sealed;
    }

    /**
     * Seals something of the meeting.
     *
     * @param place what it is and where it belongs, such as {@code entry/41}
     */
    public Bytes seal(String place, JsonObject content) {
        return seal(aead, meeting + "/" + place, content.toBuffer().getBytes());
    }

    /** As the other, for what is not JSON. */
    public Bytes seal(String place, byte[] content) {
        return seal(aead, meeting + "/" + place, content);
    }

    /** As {@link #open}, for what is not JSON. */
    public byte[] openBytes(String place, Bytes content) {
        return open(aead, meeting + "/" + place, content);
    }

    /**
     * Opens what was sealed for the same place.
     *
     * @throws StoreException when it was sealed for another place or with another key, or was changed
     */
    public JsonObject open(String place, Bytes content) {
        return new JsonObject(new String(open(aead, meeting + "/" + place, content), StandardCharsets.UTF_8));
    }

    static Bytes seal(Aead aead, String place, byte[] content) {
        try {
            return Bytes.copyFrom(aead.encrypt(content, place.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be sealed: " + place, e);
        }
    }

    static byte[] open(Aead aead, String place, Bytes content) {
        try {
            return aead.decrypt(content.toByteArray(), place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "store: " + place
                            + " cannot be read: it was changed, or sealed with another deployment key; use the key"
                            + " that was there when it was written, or restore a backup",
                    e);
        }
    }
}
