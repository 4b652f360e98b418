package org.meetinginterpreter.minutes;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.meetinginterpreter.minutes.PdfLine.Cluster;
import org.meetinginterpreter.minutes.PdfLine.Glyph;
import org.meetinginterpreter.minutes.PdfLine.Paragraph;
import org.meetinginterpreter.minutes.PdfLine.Piece;
import org.meetinginterpreter.minutes.PdfLine.Style;
import org.meetinginterpreter.minutes.PdfLine.Words;

/**
 * Makes lines of letters out of paragraphs. Letters are joined and stacked by HarfBuzz, which the JDK brings; directions (UAX 9) and where
 * lines may break (UAX 14) are ICU's. Counts letters that no font has. For one document, one thread.
 */
final class PdfShaper {
    private static final double LEADING = 1.45;
    // no hinting, no whole pixels: pages are printed
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final PdfFonts fonts;
    private long letters;
    private long boxes;

    PdfShaper(PdfFonts fonts) {
        this.fonts = fonts;
    }

    /** Whether so much is shown as boxes that the file is of no use. */
    boolean isUnreadable() {
        return boxes * 10 > letters;
    }

    /** The lines, at most so many points wide. */
    List<PdfLine> lines(Paragraph paragraph, double width) {
        List<PdfLine> lines = new ArrayList<>();
        List<Piece> line = new ArrayList<>();
        double used = 0;
        for (List<Piece> unit : units(paragraph)) {
            if (!line.isEmpty() && used + widthOf(trimmed(unit)) > width) {
                lines.add(line(line, paragraph));
                line.clear();
                used = 0;
            }
            for (Piece piece : unit) {
                if (!piece.isBlank() && used + piece.width() > width) {
                    for (Piece part : cut(piece)) {
                        if (!line.isEmpty() && used + part.width() > width) {
                            lines.add(line(line, paragraph));
                            line.clear();
                            used = 0;
                        }
                        line.add(part);
                        used += part.width();
                    }
                } else {
                    line.add(piece);
                    used += piece.width();
                }
            }
        }
        if (!line.isEmpty()) {
            lines.add(line(line, paragraph));
        }
        return lines;
    }

    /** What may not be torn apart by the end of a line. */
    private List<List<Piece>> units(Paragraph paragraph) {
        StringBuilder joined = new StringBuilder();
        paragraph.words().forEach(words -> joined.append(words.text()));
        String text = joined.toString();
        List<List<Piece>> units = new ArrayList<>();
        if (text.isEmpty()) {
            return units;
        }
        byte[] levels = new Bidi(
                        text, paragraph.rightToLeft() ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT)
                .getLevels();
        BreakIterator ends = BreakIterator.getLineInstance(
                paragraph.language() == null ? ULocale.ROOT : ULocale.forLocale(paragraph.language()));
        ends.setText(text);
        List<Piece> unit = new ArrayList<>();
        int wordsEnd = 0;
        for (Words words : paragraph.words()) {
            int start = wordsEnd;
            wordsEnd += words.text().length();
            PdfFonts.Face face = start < wordsEnd ? face(text.codePointAt(start), words.style(), null) : null;
            int at = start;
            while (at < wordsEnd) {
                int next = at + Character.charCount(text.codePointAt(at));
                PdfFonts.Face nextFace = next < wordsEnd ? face(text.codePointAt(next), words.style(), face) : null;
                boolean mayBreak = ends.isBoundary(next) && !isInKoreanWord(text, at, next);
                if (next >= wordsEnd
                        || mayBreak
                        || levels[next] != levels[at]
                        || !Objects.equals(nextFace, face)
                        || isBlank(text, next) != isBlank(text, at)) {
                    unit.add(shape(face, words.style(), text, start, next, levels[at]));
                    start = next;
                }
                if (mayBreak) {
                    units.add(unit);
                    unit = new ArrayList<>();
                }
                face = nextFace;
                at = next;
            }
        }
        if (!unit.isEmpty()) {
            units.add(unit);
        }
        return units;
    }

    /** UAX 14 lets lines end after each syllable; readers of Korean are used to whole words, which blanks part. */
    private static boolean isInKoreanWord(String text, int before, int at) {
        return at < text.length()
                && UScript.getScript(text.codePointAt(before)) == UScript.HANGUL
                && UScript.getScript(text.codePointAt(at)) == UScript.HANGUL;
    }

    private static boolean isBlank(String text, int at) {
        return Character.isWhitespace(text.codePointAt(at));
    }

    private PdfFonts.Face face(int codePoint, Style style, PdfFonts.Face before) {
        PdfFonts.Face face = fonts.face(codePoint, style.bold(), before);
        letters++;
        if (face == null) {
            boxes++;
            return fonts.boxes(style.bold());
        }
        return face;
    }

    private static Piece shape(PdfFonts.Face face, Style style, String text, int start, int end, int level) {
        GlyphVector shaped = face.font()
                .layoutGlyphVector(
                        EXACT,
                        text.toCharArray(),
                        start,
                        end,
                        (level & 1) == 1 ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
        int count = shaped.getNumGlyphs();
        int[] chars = shaped.getGlyphCharIndices(0, count, null);
        float[] places = shaped.getGlyphPositions(0, count + 1, null);
        double scale = style.size() / PdfFonts.UNITS;
        int known = face.font().getNumGlyphs();
        NavigableMap<Integer, List<Glyph>> byChar = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            List<Glyph> glyphs = byChar.computeIfAbsent(chars[i], first -> new ArrayList<>());
            int glyph = shaped.getGlyphCode(i);
            // other numbers are the JDK's sign for a glyph that went into another
            if (glyph >= 0 && glyph < known) {
                glyphs.add(new Glyph(
                        glyph,
                        places[2 * i] * scale,
                        -places[2 * i + 1] * scale,
                        shaped.getGlyphMetrics(i).getAdvanceX() * scale));
            }
        }
        String said = text.substring(start, end);
        List<Cluster> clusters = new ArrayList<>();
        int from = 0;
        for (int first : byChar.keySet()) {
            Integer next = byChar.higherKey(first);
            int to = next == null ? said.length() : next;
            clusters.add(new Cluster(said.substring(from, to), byChar.get(first)));
            from = to;
        }
        return new Piece(face, style, said, level, clusters, places[2 * count] * scale, 0);
    }

    /** A word that is wider than a line, by what people see as letters. */
    private static List<Piece> cut(Piece piece) {
        BreakIterator ends = BreakIterator.getCharacterInstance(ULocale.ROOT);
        ends.setText(piece.text());
        List<Piece> parts = new ArrayList<>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            parts.add(shape(piece.face(), piece.style(), piece.text(), start, end, piece.level()));
            start = end;
        }
        return parts;
    }

    private static PdfLine line(List<Piece> said, Paragraph paragraph) {
        List<Piece> pieces = trimmed(said);
        byte[] levels = new byte[pieces.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) pieces.get(i).level();
        }
        Piece[] placed = new Piece[pieces.size()];
        double x = 0;
        for (int index : Bidi.reorderVisual(levels)) {
            placed[index] = pieces.get(index).at(x);
            x += placed[index].width();
        }
        List<Piece> all = new ArrayList<>(Arrays.asList(placed));
        double beyond = paragraph.rightToLeft() ? 0 : x;
        for (Piece blank : said.subList(pieces.size(), said.size())) {
            // at the end of the line nobody sees them; who reads the text out of the file needs them between words
            all.add(blank.at(paragraph.rightToLeft() ? beyond - blank.width() : beyond));
            beyond += paragraph.rightToLeft() ? -blank.width() : blank.width();
        }
        double size = paragraph.words().stream()
                .mapToDouble(words -> words.style().size())
                .max()
                .orElse(0);
        return new PdfLine(all, x, size * LEADING);
    }

    /** Without blanks at the end. */
    private static List<Piece> trimmed(List<Piece> pieces) {
        int end = pieces.size();
        while (end > 0 && pieces.get(end - 1).isBlank()) {
            end--;
        }
        return List.copyOf(pieces.subList(0, end));
    }

    private static double widthOf(List<Piece> pieces) {
        return pieces.stream().mapToDouble(Piece::width).sum();
    }
}
