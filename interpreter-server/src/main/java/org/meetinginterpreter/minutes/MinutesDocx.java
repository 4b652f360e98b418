package org.meetinginterpreter.minutes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * Minutes for word processors (Office Open XML, ISO/IEC 29500), by Apache POI. Headings are styles, so that a table of contents and a
 * screen reader find them; facts and actions are tables; who answers for the words stands at the head of every page.
 */
final class MinutesDocx {
    /** Of columns, in twentieths of a point; what A4 has between the margins. */
    private static final List<Integer> FACT_WIDTHS = List.of(2_600, 7_038);

    private static final List<Integer> ACTION_WIDTHS = List.of(2_000, 1_500, 4_638, 1_500);

    private final MinutesDocument minutes;
    private final XWPFDocument file;
    private final BigInteger bullets;

    private MinutesDocx(MinutesDocument minutes, XWPFDocument file) throws IOException, XmlException {
        this.minutes = minutes;
        this.file = file;
        file.createStyles()
                .setStyles(StylesDocument.Factory.parse(resource("docx-styles.xml"))
                        .getStyles());
        XWPFNumbering numbering = file.createNumbering();
        bullets = numbering.addNum(numbering.addAbstractNum(
                new XWPFAbstractNum(NumberingDocument.Factory.parse(resource("docx-numbering.xml"))
                        .getNumbering()
                        .getAbstractNumArray(0))));
    }

    static byte[] write(Minutes minutes) {
        try (XWPFDocument file = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new MinutesDocx(MinutesDocument.of(minutes), file).write(Date.from(minutes.written()));
            file.write(bytes);
            return bytes.toByteArray();
        } catch (IOException | XmlException e) {
            throw new IllegalStateException("the minutes of " + minutes.meeting() + " cannot be written as DOCX", e);
        }
    }

    private void write(Date written) {
        properties(written);
        DocxText.defaultLanguage(file.getStyles(), minutes.language());
        DocxText label = text(file.createHeader(HeaderFooterType.DEFAULT).createParagraph(), "Header", minutes.label());
        label.add(minutes.label(), minutes.language(), "");
        pageNumber();
        text("Title", minutes.title()).add(minutes.title(), minutes.language(), "");
        text("Subtitle", minutes.label()).add(minutes.label(), minutes.language(), "");
        facts();
        for (MinutesDocument.Section section : minutes.sections()) {
            text("Heading1", section.heading()).add(section.heading(), minutes.headingsIn(), "");
            if (section.columns().isEmpty()) {
                section.items().forEach(this::bullet);
            } else {
                table(section);
            }
        }
        page(file.getDocument().getBody().getSectPr());
    }

    /** A4 with margins of 2 cm. */
    private void page(CTSectPr section) {
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11_906));
        size.setH(BigInteger.valueOf(16_838));
        CTPageMar margins = section.addNewPgMar();
        BigInteger wide = BigInteger.valueOf(1_134);
        margins.setTop(wide);
        margins.setBottom(wide);
        margins.setLeft(wide);
        margins.setRight(wide);
        margins.setHeader(BigInteger.valueOf(567));
        margins.setFooter(BigInteger.valueOf(567));
        margins.setGutter(BigInteger.ZERO);
        if (minutes.rightToLeft()) {
            section.addNewBidi();
        }
    }

    private void properties(Date written) {
        POIXMLProperties.CoreProperties properties = file.getProperties().getCoreProperties();
        properties.setTitle(minutes.title());
        properties.setDescription(minutes.label());
        properties.setCreator("meeting-interpreter");
        properties.setCreated(Optional.of(written));
        properties
                .getUnderlyingProperties()
                .setLanguageProperty(minutes.language().toLanguageTag());
    }

    private void pageNumber() {
        XWPFParagraph footer = file.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        text(footer, "Footer", minutes.page()).add(minutes.page() + " ", minutes.headingsIn(), "");
        footer.getCTP().addNewFldSimple().setInstr(" PAGE ");
    }

    private void facts() {
        if (minutes.about().isEmpty()) {
            return;
        }
        XWPFTable table = DocxText.table(file, minutes.about().size(), FACT_WIDTHS, minutes.rightToLeft());
        Iterator<MinutesDocument.Fact> facts = minutes.about().iterator();
        table.getRows().forEach(row -> {
            MinutesDocument.Fact fact = facts.next();
            cell(row.getCell(0), fact.name(), minutes.headingsIn(), "Strong");
            cell(row.getCell(1), fact.value(), minutes.headingsIn(), "");
        });
    }

    private void bullet(MinutesDocument.Item item) {
        DocxText text = text("ListBullet", item.text());
        text.paragraph().setNumID(bullets);
        if (!item.lead().isEmpty()) {
            text.add(item.lead(), null, "Strong");
            text.add(": ", null, "Strong");
        }
        text.add(item.text(), item.language(), "");
        if (!item.sources().isEmpty()) {
            text.add(" ", null, "");
            text.add(String.join(", ", item.sources()), null, "Captions");
        }
    }

    private void table(MinutesDocument.Section section) {
        int columns = section.columns().size();
        XWPFTable table = DocxText.table(file, section.items().size() + 1, ACTION_WIDTHS, minutes.rightToLeft());
        table.getRow(0).setRepeatHeader(true);
        for (int column = 0; column < columns; column++) {
            cell(table.getRow(0).getCell(column), section.columns().get(column), minutes.headingsIn(), "Strong");
        }
        for (int row = 0; row < section.items().size(); row++) {
            MinutesDocument.Item item = section.items().get(row);
            List<XWPFTableCell> cells = table.getRow(row + 1).getTableCells();
            for (int lead = 0; lead < item.leads().size(); lead++) {
                cell(cells.get(lead), item.leads().get(lead), null, lead == 0 ? "Strong" : "");
            }
            cell(cells.get(columns - 2), item.text(), item.language(), "");
            cell(cells.get(columns - 1), String.join(", ", item.sources()), null, "Captions");
        }
    }

    private void cell(XWPFTableCell cell, String said, Locale language, String style) {
        text(cell.getParagraphArray(0), "Normal", said).add(said, language, style);
    }

    private DocxText text(String style, String beginning) {
        return text(file.createParagraph(), style, beginning);
    }

    private DocxText text(XWPFParagraph paragraph, String style, String beginning) {
        paragraph.setStyle(style);
        return new DocxText(paragraph, Script.startsAtRight(beginning, minutes.rightToLeft()));
    }

    private static InputStream resource(String name) {
        InputStream found = MinutesDocx.class.getResourceAsStream(name);
        if (found == null) {
            throw new UncheckedIOException(new IOException(name + " is missing in the program; build it anew"));
        }
        return found;
    }
}
