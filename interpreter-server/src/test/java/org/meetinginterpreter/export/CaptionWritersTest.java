package org.meetinginterpreter.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meetinginterpreter.export.SaidCaptions.said;
import static org.meetinginterpreter.export.SaidCaptions.written;

import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;
import org.meetinginterpreter.speech.SpokenWord;

class CaptionWritersTest {
    private static final Speaker ONE = new Speaker("p_1", "Delegation 1");
    private static final Speaker TWO = new Speaker("p_2", "D<2> & co");
    private static final List<Caption> TALK = List.of(
            said(1, ONE, "en", "We agree --> on <b> & more.", 1_000, 3_000, "machine-made"),
            said(2, TWO, "en", "So do we.", 2_000, 4_000, "reviewed"));

    @Test
    void webVttNamesSpeakersAndWhoAnswersForTheWords() {
        assertEquals("""
                WEBVTT

                NOTE
                Title: Water &amp; talks
                Language: en
                Status: partly-reviewed
                Partly machine-made, partly reviewed

                u1.1
                00:00:01.000 --> 00:00:04.235
                <v Delegation 1><c.machine-made><c.label>[Machine-made, not reviewed]</c>
                We agree --&gt; on &lt;b&gt; &amp; more.</c></v>

                u2.1
                00:00:02.000 --> 00:00:04.000
                <v D&lt;2&gt; &amp; co><c.reviewed><c.label>[Reviewed by a person]</c> So do we.</c></v>

                """, written(ExportFormat.VTT, "en", "Water & talks", Vouching.PARTLY_REVIEWED, TALK));
    }

    @Test
    void subRipSaysItBehindTheTimesAndInWords() {
        assertEquals("""
                1
                00:00:00,000 --> 00:00:03,000 whole:partly-reviewed language:en
                [Partly machine-made, partly reviewed]

                2
                00:00:01,000 --> 00:00:05,058 status:machine-made utterance:u1
                [Machine-made, not reviewed] Delegation 1:
                We agree --\u2060> on <\u2060b> & more.

                3
                00:00:02,000 --> 00:00:04,470 status:reviewed utterance:u2
                [Reviewed by a person]
                D<\u20602> & co: So do we.

                """, written(ExportFormat.SRT, "en", "Water & talks", Vouching.PARTLY_REVIEWED, TALK));
    }

    @Test
    void textHasALineForEachUtterance() {
        assertEquals("""
                Water talks
                Language: en
                Status: partly-reviewed (Partly machine-made, partly reviewed)

                [00:00:01 machine-made] Delegation 1 (Machine-made, not reviewed): We agree --> on <b> & more.
                [00:00:02 reviewed] D<2> & co (Reviewed by a person): So do we.
                """, written(ExportFormat.TXT, "en", "Water talks", Vouching.PARTLY_REVIEWED, TALK));
    }

    @Test
    void ttmlHasAgentsAndRoles() {
        String ttml = written(ExportFormat.TTML, "en", "Water & talks", Vouching.PARTLY_REVIEWED, TALK);
        assertTrue(
                ttml.contains(
                        "<ttm:agent xml:id=\"agent2\" type=\"person\"><ttm:name type=\"full\">D&lt;2&gt; &amp; co"),
                ttml);
        assertTrue(
                ttml.contains("<p xml:id=\"u2.1\" begin=\"00:00:02.000\" end=\"00:00:04.000\" ttm:agent=\"agent2\""
                        + " ttm:role=\"x-reviewed\">"),
                ttml);
        assertTrue(ttml.contains("<mi:status>partly-reviewed</mi:status>"), ttml);
    }

    @Test
    void jsonHasTheTimesOfWords() {
        Caption caption = said(
                1,
                ONE,
                "en",
                "We agree.",
                0,
                900,
                "machine-made",
                List.of(new SpokenWord("We", 0, 300, 1), new SpokenWord("agree.", 400, 900, 1)));
        JsonObject json = new JsonObject(
                written(ExportFormat.JSON, "pt", "Water talks", Vouching.MACHINE_MADE, List.of(caption)));
        assertEquals("Feito por uma máquina, não revisto", json.getString("label"));
        JsonObject read = json.getJsonArray("captions").getJsonObject(0);
        assertEquals("machine-made", read.getString("status"));
        assertEquals(400, read.getJsonArray("words").getJsonObject(1).getInteger("startMillis"));
    }

    @Test
    void cuesBeginWithTheWordsTheyShow() {
        Caption caption = said(
                1,
                ONE,
                "en",
                "We agree. Then nothing was said for a long while, and now they go on.",
                0,
                60_000,
                "machine-made",
                List.of(
                        new SpokenWord("We", 0, 300, 1),
                        new SpokenWord("agree.", 400, 1_500, 1),
                        new SpokenWord("Then", 50_000, 50_300, 1)));
        String vtt = written(ExportFormat.VTT, "en", "", Vouching.MACHINE_MADE, List.of(caption));
        assertTrue(vtt.contains("\n00:00:50.000 --> "), vtt);
    }

    @Test
    void aSpeakerWhoGoesOnTakesTheEarlierWordsAwayAndSomebodyElseDoesNot() {
        List<Caption> quick = List.of(
                said(1, ONE, "en", "This takes some time to read.", 0, 900, "typed"),
                said(2, TWO, "en", "Yes.", 900, 1_000, "typed"),
                said(3, ONE, "en", "Next.", 1_000, 2_000, "typed"));
        List<String> times = written(ExportFormat.VTT, "en", "", Vouching.TYPED, quick)
                .lines()
                .filter(line -> line.contains("-->"))
                .toList();
        assertEquals(
                List.of(
                        "00:00:00.000 --> 00:00:01.000",
                        "00:00:00.900 --> 00:00:01.900",
                        "00:00:01.000 --> 00:00:02.000"),
                times);
    }

    @Test
    void nothingThatNoFileMayHoldComesThrough() {
        Caption evil = said(
                1,
                new Speaker("p_1", "A\u0000\nB\n\n00:00:00.000 --> 00:00:09.000"),
                "en",
                "One\u0007\r\n\r\nWEBVTT\u0000 \ud800 \uffff\u001b[31m\u2028 two",
                0,
                1_000,
                "typed");
        // JSON has escapes for all of it
        for (ExportFormat format : EnumSet.complementOf(EnumSet.of(ExportFormat.JSON))) {
            // lines of CSV end as RFC 4180 wants it
            String text = written(format, "en", "T\u0000\n\n--> x", Vouching.TYPED, List.of(evil))
                    .replace(format == ExportFormat.CSV ? "\r\n" : "\n", "\n");
            assertFalse(
                    text.chars()
                            .anyMatch(c -> (c < ' ' && c != '\n') || c == 0xffff || Character.isSurrogate((char) c)),
                    () -> format + ": " + text);
        }
        String vtt = written(ExportFormat.VTT, "en", "T\n\n--> x", Vouching.TYPED, List.of(evil));
        assertEquals(1, vtt.lines().filter(line -> line.contains("-->")).count(), vtt);
    }

    @Test
    void anEntryInThePlaceOfLostCaptionsSaysSoInEveryFormat() {
        Caption gap = said(1, new Speaker("", ""), "en", "[3 captions could not be kept]", 5_000, 5_000, "gap");
        for (ExportFormat format : ExportFormat.values()) {
            String text = written(format, "pt", "", Vouching.MACHINE_MADE, List.of(gap));
            assertTrue(text.contains("3 captions could not be kept"), text);
            assertTrue(text.contains("gap"), text);
        }
    }

    @Test
    void labelsAreInTheLanguageThatIsRead() {
        assertEquals("机器生成，未经审核", Labels.of(Locale.forLanguageTag("zh-CN")).of(Vouching.MACHINE_MADE));
        assertEquals("機器產生，未經審核", Labels.of(Locale.forLanguageTag("zh-TW")).of(Vouching.MACHINE_MADE));
        assertEquals(
                "Mašinski tekst, nije pregledan",
                Labels.of(Locale.forLanguageTag("sr-Latn-RS")).of(Vouching.MACHINE_MADE));
        assertEquals(
                "Revisto por uma pessoa",
                Labels.of(Locale.forLanguageTag("pt-BR")).of(Vouching.REVIEWED));
        assertEquals(
                "Reviewed by a person", Labels.of(Locale.forLanguageTag("xx")).of(Vouching.REVIEWED));
        for (String language : Stream.of("no", "tl", "he", "ky").toList()) {
            assertFalse(
                    Labels.of(Locale.forLanguageTag(language))
                            .of(Vouching.TYPED)
                            .startsWith("Typed"),
                    language);
        }
    }
}
