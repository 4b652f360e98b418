package org.meetinginterpreter.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meetinginterpreter.export.SaidCaptions.said;
import static org.meetinginterpreter.export.SaidCaptions.written;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;

/** Two languages side by side. */
class BilingualExportTest {
    private static final Speaker ONE = new Speaker("p_1", "Delegation 1");
    private static final ExportHead.Beside ARABIC =
            new ExportHead.Beside(Locale.forLanguageTag("ar"), Vouching.MACHINE_MADE);
    private static final List<ExportedCaption> TALK = List.of(
            pair(
                    said(1, ONE, "en", "We agree.", 1_000, 3_000, "reviewed"),
                    said(1, ONE, "ar", "نحن متفقون.", 1_000, 3_000, "machine-made")),
            ExportedCaption.of(said(2, ONE, "en", "So be it.", 4_000, 5_000, "reviewed")));

    @Test
    void webVttSaysOfEachLineInWhichLanguageItIsAndWhoAnswersForIt() {
        assertEquals("""
                WEBVTT

                NOTE
                Title: Water talks
                Language: en
                Status: reviewed
                Reviewed by a person
                Beside: ar
                Status beside: machine-made
                نص آلي لم يراجعه أحد

                u1.1
                00:00:01.000 --> 00:00:03.000
                <v Delegation 1><lang en><c.reviewed><c.label>[Reviewed by a person]</c> We agree.</c></lang>
                <lang ar><c.machine-made><c.label>[نص آلي لم يراجعه أحد]</c> نحن متفقون.</c></lang></v>

                u2.1
                00:00:04.000 --> 00:00:05.000
                <v Delegation 1><lang en><c.reviewed>So be it.</c></lang></v>

                """, written(ExportFormat.VTT, "en", "Water talks", Vouching.REVIEWED, Optional.of(ARABIC), TALK));
    }

    @Test
    void subRipTextAndTtmlHaveBothToo() {
        String srt = written(ExportFormat.SRT, "en", "T", Vouching.REVIEWED, Optional.of(ARABIC), TALK);
        assertTrue(srt.contains("status:reviewed beside:machine-made utterance:u1"), srt);
        assertTrue(srt.contains("We agree.\n[نص آلي"), srt);
        String text = written(ExportFormat.TXT, "en", "T", Vouching.REVIEWED, Optional.of(ARABIC), TALK);
        assertTrue(text.contains("We agree.\n\u200f    [ar machine-made] (نص"), text);
        String ttml = written(ExportFormat.TTML, "en", "T", Vouching.REVIEWED, Optional.of(ARABIC), TALK);
        assertTrue(
                ttml.contains("<br/><span xml:lang=\"ar\" ttm:role=\"x-machine-made\" tts:unicodeBidi=\"embed\""
                        + " tts:direction=\"rtl\">"),
                ttml);
    }

    @Test
    void aTableHasAColumnForEachLanguageWithItsDirection() {
        String html = written(
                ExportFormat.HTML,
                "en",
                "<T>",
                Vouching.REVIEWED,
                Optional.of(ARABIC),
                List.of(pair(
                        said(1, new Speaker("p_1", "<img src=x>"), "en", "a < b & \"c\"", 61_000, 62_000, "typed"),
                        said(1, ONE, "ar", "نحن", 61_000, 62_000, "machine-made"))));
        assertTrue(html.contains("<th scope=\"col\" lang=\"ar\" dir=\"rtl\">العربية</th>"), html);
        assertTrue(html.contains("<td lang=\"ar\" dir=\"rtl\" data-status=\"machine-made\">نحن<small>"), html);
        assertTrue(html.contains("00:01:01</time><br><bdi>&lt;img src=x&gt;</bdi>"), html);
        assertTrue(html.contains("a &lt; b &amp; &quot;c&quot;"), html);
        assertTrue(html.contains("<title>&lt;T&gt;</title>"), html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "=1+1|'=1+1",
                "@SUM(A1)|'@SUM(A1)",
                "-3 degrees|'-3 degrees",
                "He said \"no\"|\"He said \"\"no\"\"\"",
                "one, two|\"one, two\"",
                "plain|plain"
            })
    void noCellIsAFormulaAndCommasAndQuotesStayWhatTheyAre(String said, String cell) {
        String csv = written(
                ExportFormat.CSV,
                "en",
                "T",
                Vouching.TYPED,
                List.of(said(7, ONE, "en", said, 61_000, 62_000, "typed")));
        assertEquals(
                "\ufeffutterance,seq,start,end,speaker,language,text,status,label\r\n"
                        + "u7,7,00:01:01.000,00:01:02.000,Delegation 1,en," + cell + ",typed,Typed by a person\r\n",
                csv);
    }

    @Test
    void aTableForSpreadsheetsLeavesEmptyWhatMayNotBeShownBeside() {
        String csv = written(ExportFormat.CSV, "en", "T", Vouching.REVIEWED, Optional.of(ARABIC), TALK);
        List<String> rows = csv.lines().toList();
        assertTrue(rows.get(0).endsWith(",beside_language,beside_text,beside_status,beside_label"), csv);
        assertTrue(rows.get(1).contains(",ar,نحن متفقون.,machine-made,"), csv);
        assertTrue(rows.get(2).endsWith(",Reviewed by a person,,,,"), csv);
    }

    @Test
    void noWordOfEitherLanguageIsLostOrMovedHoweverDifferentTheirLengthsAre() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            String main = words(random, "parliament of the river states", 1 + random.nextInt(60));
            String beside = run % 2 == 0
                    ? "我们今天在这里开会，讨论水资源的问题。".repeat(1 + random.nextInt(8))
                    : words(random, "o e conselho interministerial", 1 + random.nextInt(90));
            Locale tongue = Locale.forLanguageTag(run % 2 == 0 ? "zh" : "pt");
            CueSheet sheet = new CueSheet(
                    new ExportHead(
                            "m_1",
                            "",
                            "live",
                            Locale.ENGLISH,
                            Vouching.MACHINE_MADE,
                            List.of(),
                            1,
                            Instant.EPOCH,
                            Optional.of(new ExportHead.Beside(tongue, Vouching.MACHINE_MADE))),
                    false);
            List<LabelledCue> cues = new ArrayList<>(sheet.add(pair(
                    said(1, ONE, "en", main, 0, 20_000, "machine-made"),
                    said(1, ONE, tongue.toLanguageTag(), beside, 0, 20_000, "machine-made"))));
            cues.addAll(sheet.finish());
            assertEquals(main.replace(" ", ""), shown(cues, Locale.ENGLISH));
            assertEquals(beside.replace(" ", ""), shown(cues, tongue));
            for (int i = 1; i < cues.size(); i++) {
                assertTrue(cues.get(i - 1).endMillis() <= cues.get(i).startMillis(), cues.toString());
            }
            assertFalse(cues.stream().anyMatch(cue -> cue.languages().isEmpty()), cues.toString());
        }
    }

    /** What was said in a language, without labels and blanks. */
    private static String shown(List<LabelledCue> cues, Locale language) {
        StringBuilder text = new StringBuilder();
        cues.stream()
                .flatMap(cue -> cue.languages().stream())
                .filter(lines -> lines.language().equals(language))
                .flatMap(lines -> lines.lines().stream())
                .flatMap(line -> line.pieces().stream())
                .filter(piece -> !piece.isLabel())
                .forEach(piece -> text.append(piece.text().replace(" ", "")));
        return text.toString();
    }

    private static String words(Random random, String from, int count) {
        String[] words = from.split(" ", -1);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(words[random.nextInt(words.length)]);
        }
        return String.join(" ", all);
    }

    private static ExportedCaption pair(Caption caption, Caption beside) {
        return new ExportedCaption(caption, Optional.of(beside));
    }
}
