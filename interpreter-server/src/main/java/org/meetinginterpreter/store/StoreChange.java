package org.meetinginterpreter.store;

import com.google.crypto.tink.util.Bytes;

/** One change of what is stored; bodies are sealed bytes. */
public sealed interface StoreChange {
    /** Whether something of the meeting must not be found any more. */
    default boolean isErasing() {
        return false;
    }

    /** A meeting is new, or its settings changed. */
    record PutMeeting(String meeting, Bytes sealedKey, Bytes body) implements StoreChange {}

    /** A meeting with all that belongs to it goes, its key first of all. */
    record DeleteMeeting(String meeting) implements StoreChange {
        @Override
        public boolean isErasing() {
            return true;
        }
    }

    /** Something of a meeting, such as a participant; {@code kind} and {@code id} are not secret. */
    record PutDocument(String meeting, String kind, String id, Bytes body) implements StoreChange {}

    record DeleteDocument(String meeting, String kind, String id) implements StoreChange {
        @Override
        public boolean isErasing() {
            return true;
        }
    }

    /** The next entry of a caption log; a {@code seq} that is taken is a conflict. */
    record Append(String meeting, long seq, Bytes body) implements StoreChange {}

    /** An entry keeps its place and loses what it said. */
    record Replace(String meeting, long seq, Bytes body) implements StoreChange {
        @Override
        public boolean isErasing() {
            return true;
        }
    }

    /** How an entry reads in a language (BCP 47). */
    record PutRendering(String meeting, long seq, String language, Bytes body) implements StoreChange {}

    record DeleteRenderings(String meeting, long seq) implements StoreChange {
        @Override
        public boolean isErasing() {
            return true;
        }
    }

    /** A piece of a participant's sound; chunk 0 describes the recording. */
    record PutSound(String meeting, String participant, String recording, int chunk, long samples, Bytes body)
            implements StoreChange {}

    /** All sound of a participant goes. */
    record DeleteSound(String meeting, String participant) implements StoreChange {
        @Override
        public boolean isErasing() {
            return true;
        }
    }

    /** Among these changes is one that overwrites what must not be found any more; has no effect of its own. */
    record Overwritten() implements StoreChange {
        @Override
        public boolean isErasing() {
            return true;
        }
    }

    /** Changes nothing that anybody reads: shows whether changes can be made. */
    record Probe() implements StoreChange {}

    record DeleteSetting(String name) implements StoreChange {}

    /** Something of the deployment, such as its signing keys. */
    record PutSetting(String name, Bytes body) implements StoreChange {}

    /** The next record of the audit log; an {@code n} that is taken is a conflict. */
    record AppendAudit(AuditRow row) implements StoreChange {}
}
