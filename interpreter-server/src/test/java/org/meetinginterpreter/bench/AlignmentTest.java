package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    @Test
    void holdsTheWordsOfEveryRecordingInTheOrderInWhichTheyAreSpoken() {
        Alignment alignment = Alignment.load();
        assertEquals(23, alignment.recordings().size());
        for (String recording : alignment.recordings()) {
            long end = 0;
            for (Alignment.Word word : alignment.words(recording)) {
                assertTrue(word.startMillis() >= end && word.endMillis() > word.startMillis(), recording + " " + word);
                end = word.endMillis();
            }
        }
        assertEquals("better.", alignment.words("beckett").get(11).text());
        assertThrows(IllegalArgumentException.class, () -> alignment.words("nobody"));
    }

    @Test
    void saysWhichLineIsWrong() {
        assertTrue(message("recording\tword\tstart_ms\tend_ms\na\tb\t1\n").contains("line 2"));
        assertTrue(message("recording\tword\tstart_ms\tend_ms\na\tb\t1\t2\na\tc\t5\t4\n")
                .contains("line 3"));
    }

    @Test
    void tellsWhenTheLastWordOfEachUtteranceEnded() {
        SpokenWords spoken = new SpokenWords(List.of(
                new Alignment.Word("Ever", 290, 540),
                new Alignment.Word("tried.", 550, 1150),
                new Alignment.Word("um", 1200, 1300),
                new Alignment.Word("Five", 1830, 2050),
                new Alignment.Word("five.", 2060, 2760)));
        assertEquals(List.of("ever", "tried", "55"), spoken.words());
        assertEquals(
                List.of(OptionalLong.of(1150), OptionalLong.empty(), OptionalLong.of(2760)),
                spoken.lastWordEnds(List.of("Ever tried.", "", "5 5")));
        assertEquals(new WordErrors(1, 3), spoken.errors("Never tried. 55"));
    }

    private static String message(String tsv) {
        return assertThrows(
                        IOException.class,
                        () -> Alignment.read(new ByteArrayInputStream(tsv.getBytes(StandardCharsets.UTF_8))))
                .getMessage();
    }
}
