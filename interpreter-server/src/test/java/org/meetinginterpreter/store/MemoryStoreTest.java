package org.meetinginterpreter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept for as long as the process runs. */
class MemoryStoreTest {
    @Test
    void everyOneIsEmptyAtFirstAndItsOwn() {
        try (MeetingStore first = JdbcMeetingStore.open(new Database.Memory());
                MeetingStore second = JdbcMeetingStore.open(new Database.Memory())) {
            first.apply(List.of(new StoreChange.PutMeeting(
                    "m_1", MeetingStoreContract.bytes("key"), MeetingStoreContract.bytes("settings"))));
            first.scrub();
            assertEquals(1, first.meetings().size());
            assertEquals(List.of(), second.meetings());
        }
    }
}
