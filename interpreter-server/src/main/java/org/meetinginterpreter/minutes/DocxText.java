package org.meetinginterpreter.minutes;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLanguage;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;

/**
 * A paragraph of a DOCX file whose words are in any language. Word processors keep a language and a font for each of three families of
 * scripts (ISO/IEC 29500-1, 17.3.2.20 and 17.3.2.26), and a direction for each paragraph (17.3.1.6) and each run (17.3.2.30).
 */
record DocxText(XWPFParagraph paragraph, boolean rightToLeft) {
    private static final String WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** What the systems that most people have bring for scripts that Arial lacks; word processors take another where it is missing. */
    private static final Map<String, String> FONTS = Map.ofEntries(
            Map.entry("Jpan", "Yu Gothic"),
            Map.entry("Kore", "Malgun Gothic"),
            Map.entry("Hans", "Microsoft YaHei"),
            Map.entry("Hant", "Microsoft JhengHei"),
            Map.entry("Deva", "Nirmala UI"),
            Map.entry("Beng", "Nirmala UI"),
            Map.entry("Guru", "Nirmala UI"),
            Map.entry("Gujr", "Nirmala UI"),
            Map.entry("Orya", "Nirmala UI"),
            Map.entry("Taml", "Nirmala UI"),
            Map.entry("Telu", "Nirmala UI"),
            Map.entry("Knda", "Nirmala UI"),
            Map.entry("Mlym", "Nirmala UI"),
            Map.entry("Sinh", "Nirmala UI"),
            Map.entry("Thai", "Leelawadee UI"),
            Map.entry("Laoo", "Leelawadee UI"),
            Map.entry("Khmr", "Leelawadee UI"));

    DocxText {
        if (rightToLeft) {
            (paragraph.getCTP().isSetPPr()
                            ? paragraph.getCTP().getPPr()
                            : paragraph.getCTP().addNewPPr())
                    .addNewBidi();
        }
    }

    /**
     * Adds words.
     *
     * @param language null where it is not known, such as of names
     * @param style of characters; empty for the paragraph's
     */
    void add(String text, Locale language, String style) {
        for (Script.Run stretch : Script.runs(text, rightToLeft)) {
            XWPFRun run = paragraph.createRun();
            if (!style.isEmpty()) {
                run.setStyle(style);
            }
            CTRPr properties = run.getCTR().isSetRPr()
                    ? run.getCTR().getRPr()
                    : run.getCTR().addNewRPr();
            if (language != null) {
                fonts(properties, language);
            }
            if (stretch.rightToLeft()) {
                properties.addNewRtl();
            }
            if (language != null) {
                language(properties.addNewLang(), language);
            }
            run.setText(stretch.text());
        }
    }

    static void defaultLanguage(XWPFStyles styles, Locale language) {
        styles.setSpellingLanguage(language.toLanguageTag());
        if (Script.isEastAsian(language)) {
            styles.setEastAsia(language.toLanguageTag());
        }
    }

    /**
     * An empty table; its first column is at the right where the text begins there (ISO/IEC 29500-1, 17.4.1).
     *
     * @param widths of its columns, in twentieths of a point
     */
    static XWPFTable table(XWPFDocument file, int rows, List<Integer> widths, boolean rightToLeft) {
        XWPFTable table = file.createTable(rows, widths.size());
        CTTblGrid grid = table.getCTTbl().addNewTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
        table.getRows()
                .forEach(row -> row.getTableCells()
                        .forEach(cell -> cell.setWidth(
                                widths.get(row.getTableCells().indexOf(cell)).toString())));
        table.setStyleID("MinutesTable");
        if (table.getCTTbl().getTblPr().isSetTblBorders()) {
            table.getCTTbl().getTblPr().unsetTblBorders();
        }
        table.setWidth("100%");
        if (rightToLeft) {
            try (XmlCursor cursor = table.getCTTbl().getTblPr().newCursor()) {
                // right behind the style, which stands first
                cursor.toFirstChild();
                cursor.toNextSibling();
                cursor.insertElement(new QName(WORDS, "bidiVisual", "w"));
            }
        }
        return table;
    }

    private static void fonts(CTRPr properties, Locale language) {
        String font = FONTS.get(Script.of(language));
        if (font != null && Script.isEastAsian(language)) {
            properties.addNewRFonts().setEastAsia(font);
        } else if (font != null) {
            properties.addNewRFonts().setCs(font);
        }
    }

    private static void language(CTLanguage tag, Locale language) {
        if (Script.isComplex(language)) {
            tag.setBidi(language.toLanguageTag());
        } else if (Script.isEastAsian(language)) {
            tag.setEastAsia(language.toLanguageTag());
        } else {
            tag.setVal(language.toLanguageTag());
        }
    }
}
