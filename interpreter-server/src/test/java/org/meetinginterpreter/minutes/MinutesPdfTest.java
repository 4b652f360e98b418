package org.meetinginterpreter.minutes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meetinginterpreter.digest.MeetingOverview;
import org.meetinginterpreter.digest.RenderedSummary;
import org.meetinginterpreter.summary.Summary;

class MinutesPdfTest {
    @BeforeAll
    static void fontsAreThere() {
        // scripts/build and scripts/test bring them; the JDK needs a fontconfig to load them
        assumeTrue(areThere(), "built without npm's fonts, or this Java cannot load fonts");
    }

    private static boolean areThere() {
        try {
            return PdfFonts.of(Locale.ENGLISH) != null;
        } catch (NoLettersException e) {
            return false;
        }
    }

    private static PDDocument open(SampleMinutes sample, Minutes minutes) throws IOException {
        byte[] file = MinutesFormat.PDF.write(minutes);
        String keep = System.getProperty("minutes.keep");
        if (keep != null) {
            Files.write(Path.of(keep, sample.tag + ".pdf"), file);
        }
        return Loader.loadPDF(file);
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsFoundAgainInTheOrderInWhichItIsRead(SampleMinutes sample) throws IOException {
        try (PDDocument file = open(sample, sample.minutes())) {
            String text = TaggedText.of(file);
            sample.texts().forEach(expected -> assertTrue(text.contains(expected), expected + " in " + text));
            MinutesDocument minutes = MinutesDocument.of(sample.minutes());
            assertEquals(List.of(sample.title), TaggedText.of(text, "H1"));
            assertEquals(List.of(minutes.label()), TaggedText.of(text, "P"));
            assertEquals(
                    minutes.sections().stream()
                            .map(MinutesDocument.Section::heading)
                            .toList(),
                    TaggedText.of(text, "H2"));
            assertTrue(TaggedText.of(text, "TD").contains(sample.action), text);
            assertTrue(TaggedText.of(text, "LBody").contains(sample.decision + " #12 (0:04:31), #14"), text);
            assertEquals(1, file.getNumberOfPages());
        }
    }

    @ParameterizedTest
    @EnumSource
    void screenReadersAreToldTheLanguageAndAllFontsAreInTheFile(SampleMinutes sample) throws IOException {
        try (PDDocument file = open(sample, sample.minutes())) {
            assertEquals(sample.tag, file.getDocumentCatalog().getLanguage());
            assertTrue(file.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals(sample.title, file.getDocumentInformation().getTitle());
            Set<String> names = new HashSet<>();
            for (PDPage page : file.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    assertTrue(font.getName().matches("[A-Z]{6}\\+NotoSans.*"), font.getName());
                    names.add(font.getName().substring(7));
                }
            }
            String own = switch (sample) {
                case ARABIC -> "NotoSansArabic-Regular";
                case HINDI -> "NotoSansDevanagari-Regular";
                case KOREAN -> "NotoSansKR-Regular";
                case HEBREW -> "NotoSansHebrew-Regular";
                case THAI -> "NotoSansThai-Regular";
                case JAPANESE -> "NotoSansJP-Regular";
                case CHINESE -> "NotoSansSC-Regular";
                case BENGALI -> "NotoSansBengali-Regular";
                case GEORGIAN -> "NotoSansGeorgian-Regular";
                case PORTUGUESE -> "NotoSans-Regular";
            };
            assertTrue(names.contains(own), names.toString());
        }
    }

    @Test
    void longMinutesGoOnOnFurtherPagesWithoutLosingAWord() throws IOException {
        SampleMinutes sample = SampleMinutes.HINDI;
        try (PDDocument file = Loader.loadPDF(MinutesFormat.PDF.write(sample.minutes(60)))) {
            assertTrue(file.getNumberOfPages() >= 3, () -> file.getNumberOfPages() + " pages");
            String text = TaggedText.of(file);
            assertEquals(
                    60,
                    TaggedText.of(text, "LBody").stream()
                            .filter(said -> said.equals("Delegation 4: " + sample.figure + " #7 (0:01:05)"))
                            .count());
        }
    }

    @Test
    void nothingIsRunOrLoadedByTheFile() throws IOException {
        try (PDDocument file = open(SampleMinutes.ARABIC, SampleMinutes.ARABIC.minutes())) {
            assertFalse(file.getDocumentCatalog().getCOSObject().containsKey("OpenAction"));
            assertFalse(file.getDocumentCatalog().getCOSObject().containsKey("AA"));
            assertTrue(file.getPage(0).getAnnotations().isEmpty());
        }
    }

    @Test
    void tooLongMinutesAreRefusedInWords() {
        assertTrue(assertThrows(
                        NoLettersException.class,
                        () -> MinutesFormat.PDF.write(SampleMinutes.PORTUGUESE.minutes(3_000)))
                .getMessage()
                .contains("too long"));
    }

    @Test
    void lettersThatNoFontHasAreRefusedInWords() {
        Minutes minutes = SampleMinutes.PORTUGUESE.minutes();
        Locale khmer = Locale.forLanguageTag("km");
        Summary summary = new Summary(
                Collections.nCopies(
                        20, new Summary.Point("គណៈប្រតិភូបានព្រមព្រៀងសាងសង់ស្ពានមុនខែតុលា", "", List.of(7L), 1, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Summary.Ranking.MEANING);
        MeetingOverview overview = new MeetingOverview(
                new RenderedSummary(summary, khmer, List.of()), 15, List.of(), Map.of(), khmer, Map.of());
        Minutes inKhmer = new Minutes(
                minutes.meeting(),
                minutes.title(),
                minutes.state(),
                minutes.started(),
                minutes.ended(),
                minutes.speakers(),
                overview,
                minutes.times(),
                minutes.terms(),
                minutes.reviewed(),
                minutes.written());
        assertEquals(
                "This server has no font for the letters of Khmer. Take DOCX or HTML.",
                assertThrows(NoLettersException.class, () -> MinutesFormat.PDF.write(inKhmer))
                        .getMessage());
    }

    @Test
    void aProgramThatWasBuiltWithoutFontsSaysSo() {
        assertTrue(assertThrows(NoLettersException.class, () -> PdfFonts.load("noto-sans/none.ttf", false))
                .getMessage()
                .contains("built without fonts"));
    }

    @Test
    void aWordThatIsWiderThanThePageIsCutAndNoLetterOfItIsLost() throws IOException {
        PdfShaper shaper = new PdfShaper(PdfFonts.of(Locale.ENGLISH));
        String address = "https://example.org/" + "abcdefghij".repeat(30);
        List<PdfLine> lines = shaper.lines(
                new PdfLine.Paragraph(
                        PdfLine.words(address, new PdfLine.Style(10, false, false)), Locale.ENGLISH, false),
                200);
        assertTrue(lines.size() > 5);
        assertTrue(lines.stream().allMatch(line -> line.width() <= 200));
        assertEquals(
                address,
                lines.stream()
                        .flatMap(line -> line.pieces().stream())
                        .map(PdfLine.Piece::text)
                        .collect(Collectors.joining()));
    }
}
