package org.meetinginterpreter.minutes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A line of a PDF page. Lengths in points.
 *
 * @param pieces in the order in which they are read; where they stand is in them
 * @param width from the left of the first to the right of the last, without blanks at the end
 * @param height to the next line
 */
record PdfLine(List<Piece> pieces, double width, double height) {
    PdfLine {
        pieces = List.copyOf(pieces);
    }

    /** How far below the top letters stand, of the height. */
    static final double BASE = 0.76;

    /** How letters look. */
    record Style(double size, boolean bold, boolean grey) {}

    /** Words that look the same. */
    record Words(String text, Style style) {}

    /** A glyph by its number in the font; its place is from the piece's left on the base line, upwards. */
    record Glyph(int number, double x, double y, double advance) {}

    /** Glyphs that cannot be told apart by what they say, such as of letters that join into one. */
    record Cluster(String text, List<Glyph> glyphs) {
        Cluster {
            glyphs = List.copyOf(glyphs);
        }

        /** Those that take room, from the left: readers see the text there. */
        List<Glyph> wide() {
            return glyphs.stream()
                    .filter(glyph -> glyph.advance() > 0)
                    .sorted(Comparator.comparingDouble(Glyph::x))
                    .toList();
        }

        /** The others, such as dots, which lie over them. */
        List<Glyph> over() {
            return glyphs.stream().filter(glyph -> glyph.advance() <= 0).toList();
        }
    }

    /**
     * Letters of one font and one direction, shaped.
     *
     * @param level of embedding, odd from the right (UAX 9)
     * @param clusters in the order in which they are read
     * @param left from the line's left
     */
    record Piece(
            PdfFonts.Face face,
            Style style,
            String text,
            int level,
            List<Cluster> clusters,
            double width,
            double left) {
        Piece {
            clusters = List.copyOf(clusters);
        }

        boolean isBlank() {
            return text.isBlank();
        }

        Piece at(double x) {
            return new Piece(face, style, text, level, clusters, width, x);
        }
    }

    static List<Words> words(String text, Style style) {
        return List.of(new Words(text, style));
    }

    /**
     * What lines are made of.
     *
     * @param language whose rules say where a line may break; null where it is not known, such as of names
     */
    record Paragraph(List<Words> words, Locale language, boolean rightToLeft) {}
}
