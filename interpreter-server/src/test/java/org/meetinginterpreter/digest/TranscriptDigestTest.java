package org.meetinginterpreter.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.FakeTranslators;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.Summary;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.Summary.Ranking;
import org.meetinginterpreter.summary.WordCount;

class TranscriptDigestTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final Locale SWAHILI = Locale.forLanguageTag("sw");

    private final FakeTranslators translators = new FakeTranslators();
    private final List<Line> lines = List.of(
            new Line(3, "Chair", "So, um, the reservoir is at, at twenty-three percent of its water this week."),
            new Line(5, "Dalva", "Yes."),
            new Line(9, "Dalva", "Watering the fields at night saves fifteen percent of the water."),
            new Line(11, "Caio", "The factory works at night too, and the factory cannot stop for water."));

    private RenderedSummary summary(Locale from, Locale to, int words) {
        return TranscriptDigest.of(lines, from, translators, SentenceEmbedders.NONE)
                .in(to, words)
                .orElseThrow();
    }

    @Test
    void saysInTheSameLanguageWhatWasSaidWithoutFillers() {
        RenderedSummary summary = summary(Locale.ENGLISH, Locale.ENGLISH, 120);
        assertTrue(
                summary.text().contains("The reservoir is at twenty-three percent of its water this week."),
                summary.text());
        assertTrue(summary.models().isEmpty());
    }

    @Test
    void translatesWhatWasSaidNotWhatWasRanked() {
        RenderedSummary summary = summary(PORTUGUESE, Locale.forLanguageTag("es"), 120);
        assertFalse(summary.summary().points().isEmpty());
        for (Point point : summary.summary().points()) {
            assertTrue(point.text().startsWith("es:"), point.text());
            assertFalse(point.text().contains("en:"), point.text());
        }
        assertEquals(List.of("fake-pt-es"), summary.models());
    }

    @Test
    void tellsTheLinesOfTheFile() {
        for (Point point : summary(Locale.ENGLISH, PORTUGUESE, 120).summary().points()) {
            assertTrue(List.of(3L, 9L, 11L).containsAll(point.lines()), point.toString());
        }
    }

    @Test
    void keepsToTheNumberOfWordsInTheLanguageOfTheReader() {
        for (int words = 1; words < 60; words++) {
            String text = summary(Locale.ENGLISH, PORTUGUESE, words).text();
            assertTrue(WordCount.of(text) <= words, words + " words: " + text);
            assertFalse(text.isBlank());
        }
    }

    @Test
    void givesDecisionsAndActionsInTheLanguageOfTheReader() {
        List<Line> talk = List.of(
                new Line(1, "Chair", "So, the bridge is painted green in the spring."),
                new Line(2, "Lund", "Agreed."),
                new Line(3, "Reed", "Agreed. And I'll send the price of the paint by Friday."));
        Summary summary = TranscriptDigest.of(talk, Locale.ENGLISH, translators, SentenceEmbedders.NONE)
                .in(PORTUGUESE, 120)
                .orElseThrow()
                .summary();
        assertEquals(
                "pt:So, the bridge is painted green in the spring.",
                summary.decisions().get(0).text());
        assertEquals("Reed", summary.actions().get(0).who());
        assertEquals("pt:by Friday", summary.actions().get(0).due());
        assertTrue(summary.actions().get(0).lines().contains(3L));
    }

    @Test
    void ranksByWordsWhereNoModelLeadsToEnglish() {
        RenderedSummary summary = summary(SWAHILI, SWAHILI, 120);
        assertEquals(Ranking.WORDS, summary.summary().ranking());
        assertFalse(summary.summary().points().isEmpty());
    }

    @Test
    void saysNothingWhereNoModelLeads() {
        assertTrue(TranscriptDigest.of(lines, Locale.ENGLISH, translators, SentenceEmbedders.NONE)
                .in(SWAHILI, 120)
                .isEmpty());
    }
}
