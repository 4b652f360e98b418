package org.meetinginterpreter.minutes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Pages of a PDF file, written by Apache PDFBox: glyphs by their numbers (ISO 32000-1, 9.7.4.2) in the order in which they are read (14.8.2.3),
 * what they say where numbers do not tell it (14.9.4), and to which element of the text they belong (14.7, tagged PDF). Lengths in points from the left and from the top. For one thread.
 */
final class PdfPages implements AutoCloseable {
    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();

    private final PDDocument file = new PDDocument();
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement text = new PDStructureElement("Document", root);
    private final Map<PdfFonts.Face, PdfFont> fonts = new LinkedHashMap<>();
    private final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
    private final List<StringBuilder> contents = new ArrayList<>();
    private final PDResources resources = new PDResources();
    private COSArray owners;

    PdfPages(String title, Locale language, boolean rightToLeft) {
        root.appendKid(text);
        PDDocumentCatalog catalog = file.getDocumentCatalog();
        catalog.setStructureTreeRoot(root);
        catalog.setLanguage(language.toLanguageTag());
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        if (rightToLeft) {
            preferences.setReadingDirection(PDViewerPreferences.READING_DIRECTION.R2L);
        }
        catalog.setViewerPreferences(preferences);
        file.getDocumentInformation().setTitle(title);
        file.getDocumentInformation().setCreator("meeting-interpreter");
    }

    int count() {
        return contents.size();
    }

    void next() {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setResources(resources);
        page.setStructParents(contents.size());
        page.getCOSObject().setName("Tabs", "S");
        file.addPage(page);
        contents.add(new StringBuilder());
        owners = new COSArray();
        parents.put(contents.size() - 1, new PDParentTreeValue(owners));
    }

    /** A part of the text, such as {@code H1} or {@code TD} (ISO 32000-1, 14.8.4). */
    PDStructureElement element(String type, PDStructureElement parent, Locale language) {
        PDStructureNode above = parent == null ? text : parent;
        PDStructureElement element = new PDStructureElement(type, above);
        if (language != null) {
            element.setLanguage(language.toLanguageTag());
        }
        if (parent == null) {
            text.appendKid(element);
        } else {
            parent.appendKid(element);
        }
        return element;
    }

    /**
     * Draws a line of text.
     *
     * @param owner null for what repeats on pages and is no part of the text
     */
    void draw(PdfLine line, double left, double top, PDStructureElement owner) throws IOException {
        StringBuilder content = contents.get(contents.size() - 1);
        content.append(owner == null ? "/Artifact BMC\n" : begin(owner));
        double base = HEIGHT - top - line.height() * PdfLine.BASE;
        for (PdfLine.Piece piece : line.pieces()) {
            draw(content, piece, left + piece.left(), base);
        }
        content.append("EMC\n");
    }

    /** Draws a thin line from the left to the right, which is no part of the text. */
    void rule(double left, double right, double top) {
        contents.get(contents.size() - 1)
                .append("/Artifact BMC q 0.6 G 0.5 w ")
                .append(points(left, HEIGHT - top))
                .append(" m ")
                .append(points(right, HEIGHT - top))
                .append(" l S Q EMC\n");
    }

    /** The whole file. */
    byte[] bytes() throws IOException {
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
        for (int page = 0; page < contents.size(); page++) {
            InputStream content =
                    new ByteArrayInputStream(contents.get(page).toString().getBytes(StandardCharsets.US_ASCII));
            file.getPage(page).setContents(new PDStream(file, content, COSName.FLATE_DECODE));
        }
        for (PdfFont font : fonts.values()) {
            font.finish();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private String begin(PDStructureElement owner) {
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(file.getPage(contents.size() - 1));
        reference.setMCID(owners.size());
        owner.appendKid(reference);
        owners.add(owner);
        return "/" + owner.getStructureType() + " <</MCID " + reference.getMCID() + ">> BDC\n";
    }

    private void draw(StringBuilder content, PdfLine.Piece piece, double x, double y) throws IOException {
        PdfFont font = font(piece.face());
        double size = piece.style().size();
        content.append("BT ")
                .append(piece.style().grey() ? "0.34 0.39 0.45" : "0 0 0")
                .append(" rg /")
                .append(font.name())
                .append(' ')
                .append(number(size))
                .append(" Tf ");
        boolean outlined = piece.face().outlined();
        if (outlined) {
            content.append("2 Tr ").append(number(size * 0.03)).append(" w ");
        }
        for (PdfLine.Cluster cluster : piece.clusters()) {
            List<PdfLine.Glyph> wide = cluster.wide();
            draw(content, font, wide, cluster.text(), x, y);
            draw(content, font, cluster.over(), wide.isEmpty() ? cluster.text() : "", x, y);
        }
        content.append(outlined ? "0 Tr ET\n" : "ET\n");
    }

    private static void draw(
            StringBuilder content, PdfFont font, List<PdfLine.Glyph> glyphs, String said, double x, double y) {
        if (glyphs.isEmpty()) {
            return;
        }
        boolean clear = font.use(glyphs, said);
        if (!clear) {
            content.append("/Span <</ActualText <FEFF")
                    .append(PdfFont.hex(said))
                    .append(">>> BDC ");
        }
        for (PdfLine.Glyph glyph : glyphs) {
            content.append("1 0 0 1 ")
                    .append(points(x + glyph.x(), y + glyph.y()))
                    .append(" Tm <")
                    .append("%04X".formatted(glyph.number()))
                    .append("> Tj ");
        }
        content.append(clear ? "" : "EMC ");
    }

    private PdfFont font(PdfFonts.Face face) throws IOException {
        PdfFont font = fonts.get(face);
        if (font == null) {
            font = new PdfFont(file, face, "F" + (fonts.size() + 1));
            fonts.put(face, font);
            resources.put(COSName.getPDFName(font.name()), font.font());
        }
        return font;
    }

    private static String points(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
