package org.meetinginterpreter.minutes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;

class MinutesDocxTest {
    private static XWPFDocument open(SampleMinutes sample) throws IOException {
        byte[] file = MinutesFormat.DOCX.write(sample.minutes());
        String keep = System.getProperty("minutes.keep");
        if (keep != null) {
            Files.write(Path.of(keep, sample.tag + ".docx"), file);
        }
        return new XWPFDocument(new ByteArrayInputStream(file));
    }

    private static XWPFParagraph paragraph(XWPFDocument file, String text) {
        return file.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is missing"));
    }

    private static boolean isFromTheRight(XWPFParagraph paragraph) {
        CTP xml = paragraph.getCTP();
        return xml.isSetPPr() && xml.getPPr().isSetBidi();
    }

    private static String label(SampleMinutes sample) {
        return MinutesDocument.of(sample.minutes()).label();
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsFoundAgainInTheOrderInWhichItIsRead(SampleMinutes sample) throws IOException {
        try (XWPFDocument file = open(sample);
                XWPFWordExtractor extractor = new XWPFWordExtractor(file)) {
            String text = extractor.getText();
            sample.texts().forEach(expected -> assertTrue(text.contains(expected), expected + " in " + text));
            assertEquals(sample.title, file.getProperties().getCoreProperties().getTitle());
            assertEquals(
                    sample.tag,
                    file.getProperties()
                            .getCoreProperties()
                            .getUnderlyingProperties()
                            .getLanguageProperty()
                            .orElse(""));
            assertEquals(label(sample), file.getHeaderList().get(0).getText().strip());
        }
    }

    @ParameterizedTest
    @EnumSource
    void headingsAreStylesAndActionsATable(SampleMinutes sample) throws IOException {
        try (XWPFDocument file = open(sample)) {
            List<String> headings = file.getParagraphs().stream()
                    .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .map(XWPFParagraph::getText)
                    .toList();
            assertEquals(
                    MinutesDocument.of(sample.minutes()).sections().stream()
                            .map(MinutesDocument.Section::heading)
                            .toList(),
                    headings);
            assertEquals("heading 1", file.getStyles().getStyle("Heading1").getName());
            assertEquals("Title", paragraph(file, sample.title).getStyle());
            assertEquals(4, file.getTables().get(0).getRows().size());
            assertTrue(file.getTables().get(1).getRow(0).isRepeatHeader());
            assertEquals(
                    List.of("Dana Ospanova", "", sample.action, "#13 (1:02:05)"),
                    file.getTables().get(1).getRow(1).getTableCells().stream()
                            .map(cell -> cell.getText())
                            .toList());
        }
    }

    @Test
    void arabicRunsFromTheRightAndWhatIsEnglishInItFromTheLeft() throws IOException {
        try (XWPFDocument file = open(SampleMinutes.ARABIC)) {
            XWPFParagraph decision = paragraph(file, SampleMinutes.ARABIC.decision);
            assertTrue(isFromTheRight(decision));
            XWPFRun said = decision.getRuns().get(0);
            assertTrue(
                    said.getCTR().getRPr().sizeOfRtlArray() == 1, said.getCTR().xmlText());
            assertEquals("ar", said.getCTR().getRPr().getLangArray(0).getBidi());
            XWPFParagraph english = paragraph(file, "The dam stays closed until spring.");
            assertFalse(isFromTheRight(english));
            assertTrue(english.getRuns().stream()
                    .anyMatch(run -> run.text().startsWith("The dam")
                            && run.getCTR().getRPr().sizeOfRtlArray() == 0
                            && run.getCTR().getRPr().getLangArray(0).getVal().equals("en")));
            assertTrue(file.getDocument().getBody().getSectPr().isSetBidi());
            String table = file.getTables().get(0).getCTTbl().getTblPr().xmlText();
            assertTrue(table.contains("bidiVisual"), table);
        }
    }

    @Test
    void fontsAndLanguagesStandWhereWordProcessorsLookForThem() throws IOException {
        try (XWPFDocument hindi = open(SampleMinutes.HINDI);
                XWPFDocument korean = open(SampleMinutes.KOREAN);
                XWPFDocument portuguese = open(SampleMinutes.PORTUGUESE)) {
            XWPFRun run =
                    paragraph(hindi, SampleMinutes.HINDI.decision).getRuns().get(0);
            assertEquals("hi", run.getCTR().getRPr().getLangArray(0).getBidi());
            assertEquals("Nirmala UI", run.getCTR().getRPr().getRFontsArray(0).getCs());
            assertFalse(isFromTheRight(paragraph(hindi, SampleMinutes.HINDI.decision)));
            run = paragraph(korean, SampleMinutes.KOREAN.decision).getRuns().get(0);
            assertEquals("ko", run.getCTR().getRPr().getLangArray(0).getEastAsia());
            assertEquals(
                    "Malgun Gothic", run.getCTR().getRPr().getRFontsArray(0).getEastAsia());
            run = paragraph(portuguese, SampleMinutes.PORTUGUESE.decision)
                    .getRuns()
                    .get(0);
            assertEquals("pt", run.getCTR().getRPr().getLangArray(0).getVal());
        }
    }
}
