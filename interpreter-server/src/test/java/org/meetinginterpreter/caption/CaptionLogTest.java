package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptionLogTest {
    private final CaptionLog log = new CaptionLog();

    @Test
    void utterancesOfOneMillisecondKeepTheirPlacesWhateverVersionsFollow() {
        LogEntry first = said("u1", 5);
        said("u2", 5);
        renewed(first);
        log.durable(3);
        assertEquals(List.of("u1", "u2"), order(0));
    }

    @Test
    void whoBeganEarlierComesFirstThoughTheyEndedLater() {
        said("u2", 700);
        said("u1", 200);
        log.durable(2);
        assertEquals(List.of("u1", "u2"), order(0));
    }

    @Test
    void aVersionThatIsNotDurableLeavesTheOneBeforeItToReaders() {
        LogEntry first = said("u1", 5);
        log.durable(1);
        renewed(first);
        assertEquals(List.of(1L), log.newestAfter(0).stream().map(LogEntry::seq).toList());
        assertEquals(List.of(), order(1));
    }

    private LogEntry said(String utterance, long startMillis) {
        LogEntry entry = LogEntry.ofFinal(log.next(), caption(utterance, startMillis));
        log.add(entry);
        return entry;
    }

    private void renewed(LogEntry earlier) {
        log.add(LogEntry.ofVersion(log.next(), earlier, new Version(caption(earlier.utterance(), 5), List.of(), true)));
    }

    private List<String> order(long after) {
        return log.newestAfter(after).stream().map(LogEntry::utterance).toList();
    }

    private static Caption caption(String utterance, long startMillis) {
        return new Caption(
                OptionalLong.empty(),
                utterance,
                1,
                new Speaker("p_1", "Delegation 1"),
                Locale.ENGLISH,
                Locale.ENGLISH,
                "We meet at nine.",
                16,
                true,
                startMillis,
                startMillis + 900,
                List.of(SourceText.TYPED),
                Set.of(),
                Review.NONE);
    }
}
