package org.meetinginterpreter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.store.StoreChange.Append;
import org.meetinginterpreter.store.StoreChange.AppendAudit;
import org.meetinginterpreter.store.StoreChange.DeleteDocument;
import org.meetinginterpreter.store.StoreChange.DeleteMeeting;
import org.meetinginterpreter.store.StoreChange.DeleteRenderings;
import org.meetinginterpreter.store.StoreChange.PutDocument;
import org.meetinginterpreter.store.StoreChange.PutMeeting;
import org.meetinginterpreter.store.StoreChange.PutRendering;
import org.meetinginterpreter.store.StoreChange.PutSetting;
import org.meetinginterpreter.store.StoreChange.Replace;
import org.meetinginterpreter.store.StoreException.Kind;

/** What every {@link MeetingStore} does, whatever keeps it. */
abstract class MeetingStoreContract {
    private static final AuditRow FIRST = new AuditRow(1, "{\"act\":\"start\"}", "aa");
    private static final AuditRow SECOND = new AuditRow(2, "{\"act\":\"end\"}", "bb");

    private MeetingStore store;

    /** The same database, opened once more. */
    abstract MeetingStore open();

    @BeforeEach
    void openStore() {
        store = open();
        store.apply(List.of(new PutMeeting("m_1", bytes("key"), bytes("settings"))));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    static Bytes bytes(String text) {
        return Bytes.copyFrom(text.getBytes(StandardCharsets.UTF_8));
    }

    private void reopen() {
        store.close();
        store = open();
    }

    @Test
    void everythingIsThereAfterItWasOpenedAgain() {
        store.apply(List.of(
                new PutDocument("m_1", "participant", "p_1", bytes("Ana")),
                new Append("m_1", 1, bytes("one")),
                new Append("m_1", 2, bytes("two")),
                new PutRendering("m_1", 1, "pt", bytes("um")),
                new PutSetting("signing", bytes("secret")),
                new AppendAudit(FIRST)));
        reopen();
        assertEquals(List.of(new StoredMeeting("m_1", bytes("key"), bytes("settings"))), store.meetings());
        assertEquals(List.of(new StoredDocument("participant", "p_1", bytes("Ana"))), store.documents("m_1"));
        assertEquals(
                new StoredLog(
                        List.of(new StoredLog.Entry(1, bytes("one")), new StoredLog.Entry(2, bytes("two"))),
                        List.of(new StoredLog.Rendering(1, "pt", bytes("um")))),
                store.log("m_1"));
        assertEquals(Map.of("signing", bytes("secret")), store.settings());
        assertEquals(List.of(FIRST), store.audit(0, 10));
    }

    @Test
    void changesAreMadeAllOrNone() {
        store.apply(List.of(new Append("m_1", 1, bytes("one"))));
        StoreException taken = assertThrows(
                StoreException.class,
                () -> store.apply(
                        List.of(new Append("m_1", 2, bytes("two")), new Append("m_1", 1, bytes("one again")))));
        assertEquals(Kind.CONFLICT, taken.kind());
        assertEquals(
                List.of(new StoredLog.Entry(1, bytes("one"))), store.log("m_1").entries());
    }

    @Test
    void whatIsPutAgainReplacesWhatWasThere() {
        store.apply(List.of(
                new PutMeeting("m_1", bytes("key 2"), bytes("settings 2")),
                new PutDocument("m_1", "consent", "c_1", bytes("given")),
                new PutDocument("m_1", "consent", "c_1", bytes("withdrawn")),
                new Append("m_1", 1, bytes("one")),
                new PutRendering("m_1", 1, "pt", bytes("um")),
                new PutRendering("m_1", 1, "pt", bytes("uma")),
                new Replace("m_1", 1, bytes("erased")),
                new PutSetting("signing", bytes("old")),
                new PutSetting("signing", bytes("new"))));
        assertEquals(List.of(new StoredMeeting("m_1", bytes("key 2"), bytes("settings 2"))), store.meetings());
        assertEquals(List.of(new StoredDocument("consent", "c_1", bytes("withdrawn"))), store.documents("m_1"));
        StoredLog log = store.log("m_1");
        assertEquals(bytes("erased"), log.entries().get(0).body());
        assertEquals(bytes("uma"), log.renderings().get(0).body());
        assertEquals(bytes("new"), store.settings().get("signing"));
    }

    @Test
    void aProbeChangesNothingThatAnybodyReads() {
        StoredMeeting before = store.meetings().get(0);
        store.apply(List.of(new StoreChange.Probe()));
        assertEquals(List.of(before), store.meetings());
        assertEquals(Map.of(), store.settings());
    }

    @Test
    void aStoreIsNewUntilSomethingWasKept() {
        store.apply(List.of(new DeleteMeeting("m_1")));
        assertTrue(store.isNew());
        store.apply(List.of(new PutSetting("signing", bytes("old"))));
        assertFalse(store.isNew());
    }

    @Test
    void aMeetingGoesWithAllThatIsItsAndNothingElse() {
        store.apply(List.of(
                new PutMeeting("m_2", bytes("key"), bytes("other")),
                new Append("m_2", 1, bytes("stays")),
                new PutDocument("m_1", "participant", "p_1", bytes("Ana")),
                new Append("m_1", 1, bytes("one")),
                new PutRendering("m_1", 1, "pt", bytes("um"))));
        store.apply(List.of(new DeleteMeeting("m_1")));
        store.scrub();
        assertEquals(
                List.of("m_2"), store.meetings().stream().map(StoredMeeting::id).toList());
        assertEquals(List.of(), store.documents("m_1"));
        assertEquals(new StoredLog(List.of(), List.of()), store.log("m_1"));
        assertEquals(1, store.log("m_2").entries().size());
    }

    @Test
    void soundComesPieceByPieceAndGoesWithItsSpeakerOrItsMeeting() {
        store.apply(List.of(
                new StoreChange.PutSound("m_1", "p_1", "r_1", 0, 0, bytes("about")),
                new StoreChange.PutSound("m_1", "p_1", "r_1", 1, 16_000, bytes("one")),
                new StoreChange.PutSound("m_1", "p_2", "r_2", 0, 0, bytes("other"))));
        assertEquals(
                List.of(new StoredSound("r_1", 0, 0), new StoredSound("r_1", 1, 16_000)), store.sounds("m_1", "p_1"));
        assertEquals(Optional.of(bytes("one")), store.sound("m_1", "p_1", "r_1", 1));
        assertEquals(Optional.empty(), store.sound("m_1", "p_1", "r_1", 2));
        store.apply(List.of(new StoreChange.DeleteSound("m_1", "p_1")));
        assertEquals(List.of(), store.sounds("m_1", "p_1"));
        assertEquals(1, store.sounds("m_1", "p_2").size());
        store.apply(List.of(new DeleteMeeting("m_1")));
        assertEquals(List.of(), store.sounds("m_1", "p_2"));
    }

    @Test
    void documentsAndRenderingsCanBeTakenAway() {
        store.apply(List.of(
                new PutDocument("m_1", "participant", "p_1", bytes("Ana")),
                new Append("m_1", 1, bytes("one")),
                new PutRendering("m_1", 1, "pt", bytes("um")),
                new PutRendering("m_1", 1, "es", bytes("uno")),
                new DeleteDocument("m_1", "participant", "p_1"),
                new DeleteRenderings("m_1", 1)));
        assertEquals(List.of(), store.documents("m_1"));
        assertEquals(List.of(), store.log("m_1").renderings());
    }

    @Test
    void whatWasStoredAlreadyMayComeAgain() {
        List<StoreChange> changes = List.of(
                new Append("m_1", 1, bytes("one")),
                new AppendAudit(FIRST),
                new StoreChange.PutSound("m_1", "p_1", "r_1", 0, 8_000, bytes("sound")));
        store.apply(changes);
        store.apply(changes);
        assertEquals(1, store.log("m_1").entries().size());
        assertEquals(List.of(FIRST), store.audit(0, 10));
        assertEquals(1, store.sounds("m_1", "p_1").size());
    }

    @Test
    void nothingIsStoredOfAMeetingThatIsNotThere() {
        StoreException missing =
                assertThrows(StoreException.class, () -> store.apply(List.of(new Append("m_9", 1, bytes("lost")))));
        assertEquals(Kind.CONFLICT, missing.kind());
    }

    @Test
    void theAuditLogIsReadInPieces() {
        store.apply(List.of(new AppendAudit(FIRST), new AppendAudit(SECOND)));
        assertEquals(List.of(FIRST), store.audit(0, 1));
        assertEquals(List.of(SECOND), store.audit(1, 10));
        assertEquals(Optional.of(SECOND), store.lastAudit());
        StoreException taken = assertThrows(
                StoreException.class,
                () -> store.apply(List.of(new AppendAudit(new AuditRow(SECOND.n(), "another", SECOND.hash())))));
        assertEquals(Kind.CONFLICT, taken.kind());
    }
}
