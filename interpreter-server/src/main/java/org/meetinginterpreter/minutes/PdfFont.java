package org.meetinginterpreter.minutes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font in a PDF file: it is embedded with the glyphs that are used, and says of each what it stands for (ISO 32000-1, 9.10.3), so that
 * text can be searched and copied where readers pass over {@code /ActualText}.
 */
final class PdfFont {
    /** What one block of a map may hold (Adobe Technical Note 5014). */
    private static final int MOST_IN_BLOCK = 100;

    private final PDDocument file;
    private final PDType0Font font;
    private final String name;
    private final Set<Integer> used = new TreeSet<>();
    private final Map<Integer, String> said = new TreeMap<>();

    PdfFont(PDDocument file, PdfFonts.Face face, String name) throws IOException {
        this.file = file;
        this.name = name;
        try (InputStream stream = face.open()) {
            font = PDType0Font.load(file, stream, true);
        }
    }

    /** By which pages know it. */
    String name() {
        return name;
    }

    PDType0Font font() {
        return font;
    }

    /** Takes glyphs into the file, and tells whether they alone will say so much. */
    boolean use(List<PdfLine.Glyph> glyphs, String text) {
        glyphs.forEach(glyph -> used.add(glyph.number()));
        return glyphs.size() == 1
                && !text.isEmpty()
                && said.computeIfAbsent(glyphs.get(0).number(), first -> text).equals(text);
    }

    /** When all pages are drawn. */
    void finish() throws IOException {
        font.addGlyphsToSubset(used);
        font.subset();
        font.getCOSObject()
                .setItem(
                        COSName.TO_UNICODE,
                        new PDStream(
                                file,
                                new ByteArrayInputStream(toUnicode().getBytes(StandardCharsets.US_ASCII)),
                                COSName.FLATE_DECODE));
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        List<Integer> glyphs = List.copyOf(said.keySet());
        for (int start = 0; start < glyphs.size(); start += MOST_IN_BLOCK) {
            List<Integer> block = glyphs.subList(start, Math.min(start + MOST_IN_BLOCK, glyphs.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(glyph -> map.append("<%04X> <".formatted(glyph))
                    .append(hex(said.get(glyph)))
                    .append(">\n"));
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    /** UTF-16 in hexadecimal digits. */
    static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
