package org.meetinginterpreter.minutes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Reads a tagged PDF as a screen reader does: in the order of its structure, and where a stretch says by {@code /ActualText} what its
 * glyphs stand for, that. Each element with text of its own is a line: {@code TYPE text}.
 */
final class TaggedText {
    private final Map<COSDictionary, Map<Integer, String>> pages = new HashMap<>();
    private final StringBuilder found = new StringBuilder();

    static String of(PDDocument file) throws IOException {
        TaggedText text = new TaggedText();
        for (PDPage page : file.getPages()) {
            text.pages.put(page.getCOSObject(), marked(page));
        }
        text.read(file.getDocumentCatalog().getStructureTreeRoot());
        return text.found.toString();
    }

    private void read(PDStructureNode node) {
        StringBuilder own = new StringBuilder();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDMarkedContentReference reference) {
                own.append(pages.get(reference.getPage().getCOSObject()).get(reference.getMCID()));
            }
        }
        if (!own.isEmpty()) {
            found.append(((PDStructureElement) node).getStructureType())
                    .append(' ')
                    .append(own)
                    .append('\n');
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                read(element);
            }
        }
    }

    /** By mark, what a page says. */
    private static Map<Integer, String> marked(PDPage page) throws IOException {
        Map<Integer, String> said = new HashMap<>();
        Deque<Integer> marks = new ArrayDeque<>();
        Deque<Boolean> hidden = new ArrayDeque<>();
        PDFont font = null;
        COSBase[] operands = new COSBase[6];
        int count = 0;
        for (Object token : new PDFStreamParser(page).parse()) {
            if (!(token instanceof Operator operator)) {
                operands[count++] = (COSBase) token;
                continue;
            }
            switch (operator.getName()) {
                case "BDC" -> {
                    COSDictionary properties = (COSDictionary) operands[1];
                    marks.push(properties.getInt("MCID", marks.isEmpty() ? -1 : marks.peek()));
                    String actual = properties.getString(COSName.ACTUAL_TEXT);
                    hidden.push(actual != null || (!hidden.isEmpty() && hidden.peek()));
                    if (actual != null) {
                        said.merge(marks.peek(), actual, String::concat);
                    }
                }
                case "BMC" -> {
                    marks.push(-1);
                    hidden.push(true);
                }
                case "EMC" -> {
                    marks.pop();
                    hidden.pop();
                }
                case "Tf" -> font = page.getResources().getFont((COSName) operands[0]);
                case "Tj" -> {
                    if (!hidden.peek()) {
                        said.merge(marks.peek(), glyphs(font, (COSString) operands[0]), String::concat);
                    }
                }
                default -> {
                    // lines, colours and places say nothing
                }
            }
            count = 0;
        }
        return said;
    }

    private static String glyphs(PDFont font, COSString codes) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteArrayInputStream in = new ByteArrayInputStream(codes.getBytes());
        while (in.available() > 0) {
            text.append(font.toUnicode(font.readCode(in)));
        }
        return text.toString();
    }

    /** Texts of elements of a type, in order. */
    static List<String> of(String tagged, String type) {
        return tagged.lines()
                .filter(line -> line.startsWith(type + " "))
                .map(line -> line.substring(type.length() + 1))
                .toList();
    }
}
