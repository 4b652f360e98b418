package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A person or program in a meeting. Belongs to the server's event loop. */
public final class Participant {
    private final String id;
    private final String name;
    private Role role;
    private final Optional<Locale> language;
    private final boolean named;
    private boolean muted;
    private int connections;
    /** Asked for by recognition's threads. */
    private final AtomicInteger voices = new AtomicInteger();

    /** @param named whether minutes may name whoever it is, though nothing was said */
    Participant(String id, String name, Role role, Optional<Locale> language, boolean named) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.language = language;
        this.named = named;
    }

    /** As it is kept. */
    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("name", name)
                .put("role", role.wire())
                .put("muted", muted)
                .put("named", named);
        language.ifPresent(tag -> json.put("language", tag.toLanguageTag()));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static Participant of(String id, JsonObject json) {
        Participant participant = new Participant(
                id,
                json.getString("name"),
                Role.of(json.getString("role")).orElseThrow(),
                Optional.ofNullable(json.getString("language")).map(Locale::forLanguageTag),
                json.getBoolean("named", false));
        participant.muted = json.getBoolean("muted");
        return participant;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    /** From now on the participant may do what this role may. */
    public void assume(Role next) {
        role = next;
    }

    /** What the participant said on joining to read or speak. */
    public Optional<Locale> language() {
        return language;
    }

    /** Agreed on joining to be named in the minutes, whether or not anything is said. */
    public boolean isNamed() {
        return named;
    }

    public boolean isMuted() {
        return muted;
    }

    public void mute(boolean mute) {
        muted = mute;
    }

    /**
     * A number for one more voice at this participant's microphone; none is given twice, so that a later track never shows one person
     * under another's number. May be called from any thread.
     */
    public int nextVoice() {
        return voices.incrementAndGet();
    }

    public boolean isConnected() {
        return connections > 0;
    }

    public void connected() {
        connections++;
    }

    public void disconnected() {
        connections--;
    }
}
