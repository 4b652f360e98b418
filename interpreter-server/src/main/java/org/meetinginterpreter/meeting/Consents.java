package org.meetinginterpreter.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The consents of a meeting's speakers that are on record. Whoever is about to decode sound asks {@link #find} first. Belongs to the
 * server's event loop.
 */
public final class Consents {
    private final Predicate<ConsentText> current;
    private final Map<String, Consent> byId = new LinkedHashMap<>();

    /** @param current whether the meeting still asks with these words */
    Consents(Predicate<ConsentText> current) {
        this.current = current;
    }

    void restore(Consent consent) {
        byId.put(consent.id(), consent);
    }

    /**
     * A speaker's consent, which counts once it is on record; the same id and words again are the same consent.
     *
     * @param text what was shown
     */
    public Consent proposed(String id, Participant participant, ConsentText text, boolean keepsSound) {
        Consent known = byId.get(id);
        if (known == null) {
            return new Consent(id, participant.id(), Instant.now(), text, keepsSound, Optional.empty());
        }
        if (!known.participant().equals(participant.id())) {
            throw ProblemType.NOT_FOUND.because("This consent is not yours.");
        }
        if (!known.holds() || !known.text().equals(text) || known.keepsSound() != keepsSound) {
            throw ProblemType.CONSENT_OUTDATED.because(
                    "This consent was taken back, or given to other words; give it under an id that was not used yet.");
        }
        return known;
    }

    /** A speaker's consent is on record. */
    public void give(Consent consent) {
        byId.put(consent.id(), consent);
    }

    /** Takes a consent back. */
    public Consent withdraw(String id, String participant) {
        Consent withdrawn = held(id, participant)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such consent of yours."))
                .withdrawnAt(Instant.now());
        byId.put(id, withdrawn);
        return withdrawn;
    }

    /** A participant is removed: the consents prove what was agreed to so far, and hold no more. */
    List<Consent> endAllOf(String participant) {
        List<Consent> ended = new ArrayList<>();
        of(participant).stream()
                .filter(Consent::holds)
                .forEach(consent -> ended.add(withdraw(consent.id(), participant)));
        return ended;
    }

    /** Nothing of them is left. */
    List<Consent> forgetAllOf(String participant) {
        List<Consent> forgotten = of(participant);
        forgotten.forEach(consent -> byId.remove(consent.id()));
        return forgotten;
    }

    /** A consent by which a participant may be recognised now: on record, the participant's own, not taken back, to today's words. */
    public Optional<Consent> find(String id, String participant) {
        return held(id, participant).filter(consent -> current.test(consent.text()));
    }

    private Optional<Consent> held(String id, String participant) {
        return Optional.ofNullable(byId.get(id))
                .filter(consent -> consent.participant().equals(participant) && consent.holds());
    }

    /** The newest consent by which a participant may be recognised now. */
    public Optional<Consent> newest(String participant) {
        return of(participant).stream()
                .filter(consent -> find(consent.id(), participant).isPresent())
                .reduce((earlier, later) -> later);
    }

    /** All that a participant ever gave, in their order. */
    public List<Consent> of(String participant) {
        return byId.values().stream()
                .filter(consent -> consent.participant().equals(participant))
                .toList();
    }
}
