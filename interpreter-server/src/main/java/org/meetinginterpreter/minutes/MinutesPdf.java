package org.meetinginterpreter.minutes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.meetinginterpreter.minutes.PdfLine.Paragraph;
import org.meetinginterpreter.minutes.PdfLine.Style;
import org.meetinginterpreter.minutes.PdfLine.Words;

/** Minutes as PDF, to read and to print: tagged, so that screen readers find headings, lists and tables; nothing is run or loaded. */
final class MinutesPdf {
    /** Some 80 pages; minutes have one to three. */
    private static final int MOST_LETTERS = 200_000;

    private static final double MARGIN = 57;
    private static final double TEXT = PdfPages.WIDTH - 2 * MARGIN;
    private static final double BOTTOM = PdfPages.HEIGHT - MARGIN;
    private static final double INDENT = 14;
    private static final double GAP = 8;
    private static final List<Double> FACTS = List.of(0.27, 0.73);
    private static final List<Double> ACTIONS = List.of(0.2, 0.16, 0.46, 0.18);
    private static final Style TITLE = new Style(18, true, false);
    private static final Style HEADING = new Style(13, true, false);
    private static final Style PLAIN = new Style(10.5, false, false);
    private static final Style STRONG = new Style(10.5, true, false);
    private static final Style SMALL = new Style(8.5, false, true);

    private final MinutesDocument minutes;
    private final PdfShaper shaper;
    private final PdfPages pages;
    private double top = PdfPages.HEIGHT;

    private MinutesPdf(MinutesDocument minutes, PdfShaper shaper, PdfPages pages) {
        this.minutes = minutes;
        this.shaper = shaper;
        this.pages = pages;
    }

    /** @throws NoLettersException if there are no fonts, not for this language, or the minutes are too long */
    static byte[] write(Minutes said) {
        MinutesDocument minutes = MinutesDocument.of(said);
        if (lengthOf(minutes) > MOST_LETTERS) {
            throw new NoLettersException("These minutes are too long for a PDF of this server. Take DOCX or HTML.");
        }
        PdfShaper shaper = new PdfShaper(PdfFonts.of(minutes.language()));
        try (PdfPages pages = new PdfPages(minutes.title(), minutes.language(), minutes.rightToLeft())) {
            new MinutesPdf(minutes, shaper, pages).write();
            if (shaper.isUnreadable()) {
                throw new NoLettersException("This server has no font for the letters of "
                        + minutes.language().getDisplayLanguage(Locale.ENGLISH) + ". Take DOCX or HTML.");
            }
            return pages.bytes();
        } catch (IOException e) {
            throw new IllegalStateException("the minutes of " + said.meeting() + " cannot be written as PDF", e);
        }
    }

    private static long lengthOf(MinutesDocument minutes) {
        return minutes.about().stream().mapToLong(fact -> fact.line().length()).sum()
                + minutes.sections().stream()
                        .flatMap(section -> section.items().stream())
                        .mapToLong(item -> item.lead().length()
                                + item.text().length()
                                + String.join(", ", item.sources()).length())
                        .sum();
    }

    private void write() throws IOException {
        block("H1", PdfLine.words(minutes.title(), TITLE), minutes.title(), minutes.language(), 0);
        block("P", PdfLine.words(minutes.label(), STRONG), minutes.label(), minutes.language(), 0);
        if (!minutes.about().isEmpty()) {
            top += GAP;
            PDStructureElement table = pages.element("Table", null, null);
            for (MinutesDocument.Fact fact : minutes.about()) {
                row(
                        table,
                        FACTS,
                        List.of("TH", "TD"),
                        List.of(
                                paragraph(PdfLine.words(fact.name(), STRONG), fact.name(), minutes.headingsIn()),
                                paragraph(PdfLine.words(fact.value(), PLAIN), fact.value(), minutes.headingsIn())));
            }
        }
        for (MinutesDocument.Section section : minutes.sections()) {
            top += 2 * GAP;
            need(60);
            block("H2", PdfLine.words(section.heading(), HEADING), section.heading(), minutes.headingsIn(), 0);
            if (section.columns().isEmpty()) {
                list(section.items());
            } else {
                table(section);
            }
        }
    }

    private void list(List<MinutesDocument.Item> items) throws IOException {
        PDStructureElement list = pages.element("L", null, null);
        for (MinutesDocument.Item item : items) {
            List<Words> words = new ArrayList<>();
            if (!item.lead().isEmpty()) {
                words.add(new Words(item.lead() + ": ", STRONG));
            }
            words.add(new Words(item.text(), PLAIN));
            if (!item.sources().isEmpty()) {
                words.add(new Words(" " + String.join(", ", item.sources()), SMALL));
            }
            Paragraph paragraph = paragraph(words, item.text(), item.language());
            List<PdfLine> lines = shaper.lines(paragraph, TEXT - INDENT);
            if (lines.isEmpty()) {
                continue;
            }
            PDStructureElement entry = pages.element("LI", list, null);
            need(lines.get(0).height());
            PdfLine bullet = shaper.lines(paragraph(PdfLine.words("•", PLAIN), item.text(), item.language()), INDENT)
                    .get(0);
            pages.draw(
                    bullet,
                    paragraph.rightToLeft() ? PdfPages.WIDTH - MARGIN - bullet.width() : MARGIN,
                    top,
                    pages.element("Lbl", entry, null));
            draw(lines, paragraph, INDENT, pages.element("LBody", entry, item.language()));
            top += 3;
        }
    }

    private void table(MinutesDocument.Section section) throws IOException {
        PDStructureElement table = pages.element("Table", null, null);
        row(
                table,
                ACTIONS,
                Collections.nCopies(section.columns().size(), "TH"),
                section.columns().stream()
                        .map(column -> paragraph(PdfLine.words(column, STRONG), column, minutes.headingsIn()))
                        .toList());
        for (MinutesDocument.Item item : section.items()) {
            List<Paragraph> cells = new ArrayList<>();
            item.leads().forEach(lead -> cells.add(paragraph(PdfLine.words(lead, PLAIN), lead, null)));
            cells.add(paragraph(PdfLine.words(item.text(), PLAIN), item.text(), item.language()));
            String sources = String.join(", ", item.sources());
            cells.add(paragraph(PdfLine.words(sources, SMALL), sources, null));
            row(table, ACTIONS, Collections.nCopies(cells.size(), "TD"), cells);
        }
    }

    /** Its first cell is at the right where the minutes begin there; it goes on on the next page where it must. */
    private void row(PDStructureElement table, List<Double> widths, List<String> types, List<Paragraph> cells)
            throws IOException {
        PDStructureElement row = pages.element("TR", table, null);
        List<List<PdfLine>> lines = IntStream.range(0, cells.size())
                .mapToObj(i -> shaper.lines(cells.get(i), widths.get(i) * TEXT - GAP))
                .toList();
        List<PDStructureElement> owners = IntStream.range(0, cells.size())
                .mapToObj(i -> pages.element(types.get(i), row, cells.get(i).language()))
                .toList();
        int most = lines.stream().mapToInt(List::size).max().orElse(0);
        for (int number = 0; number < most; number++) {
            int at = number;
            double height = lines.stream()
                    .filter(cell -> cell.size() > at)
                    .mapToDouble(cell -> cell.get(at).height())
                    .max()
                    .orElse(0);
            need(height);
            double start = 0;
            for (int i = 0; i < cells.size(); i++) {
                double width = widths.get(i) * TEXT;
                if (lines.get(i).size() > at) {
                    PdfLine line = lines.get(i).get(at);
                    double left =
                            minutes.rightToLeft() ? PdfPages.WIDTH - MARGIN - start - width + GAP : MARGIN + start;
                    double right = left + width - GAP;
                    pages.draw(line, minutes.rightToLeft() ? right - line.width() : left, top, owners.get(i));
                }
                start += width;
            }
            top += height;
        }
        top += 3;
        pages.rule(MARGIN, PdfPages.WIDTH - MARGIN, top - 1);
        top += 2;
    }

    private void block(String type, List<Words> words, String said, Locale language, double indent) throws IOException {
        Paragraph paragraph = paragraph(words, said, language);
        draw(shaper.lines(paragraph, TEXT - indent), paragraph, indent, pages.element(type, null, language));
        top += 3;
    }

    private void draw(List<PdfLine> lines, Paragraph paragraph, double indent, PDStructureElement owner)
            throws IOException {
        for (PdfLine line : lines) {
            need(line.height());
            double left = paragraph.rightToLeft() ? PdfPages.WIDTH - MARGIN - indent - line.width() : MARGIN + indent;
            pages.draw(line, left, top, owner);
            top += line.height();
        }
    }

    /** @param said whose first letters say where the paragraph begins */
    private Paragraph paragraph(List<Words> words, String said, Locale language) {
        return new Paragraph(words, language, Script.startsAtRight(said, minutes.rightToLeft()));
    }

    /** Goes to the next page where there is not so much room any more. */
    private void need(double height) throws IOException {
        if (top + height <= BOTTOM) {
            return;
        }
        pages.next();
        top = MARGIN;
        edge(minutes.label(), MARGIN / 2);
        edge(minutes.page() + " " + pages.count(), PdfPages.HEIGHT - MARGIN / 2 - GAP);
    }

    /** What stands on every page. */
    private void edge(String said, double at) throws IOException {
        Paragraph paragraph = paragraph(PdfLine.words(said, SMALL), said, minutes.language());
        PdfLine line = shaper.lines(paragraph, TEXT).get(0);
        pages.draw(line, paragraph.rightToLeft() ? PdfPages.WIDTH - MARGIN - line.width() : MARGIN, at, null);
    }
}
