package org.meetinginterpreter.minutes;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The letters of PDF files: TrueType fonts of the Noto family, which the build takes from npm into {@code /fonts} of the program
 * (SIL Open Font License 1.1, which lies beside them). Fonts of the system are not looked for. Immutable.
 */
final class PdfFonts {
    /** In how many units shaping is done; more than fonts have, so that nothing is rounded. */
    static final float UNITS = 1_000;

    private static final String FOLDER = "/fonts/";

    private static final String LATIN = "noto-sans/%NotoSans";

    /** By script; Latin, Cyrillic and Greek letters and what scripts share are in the first font of {@link #COMMON}. */
    private static final Map<Integer, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UScript.DEVANAGARI, "noto-sans-devanagari/%NotoSansDevanagari"),
            Map.entry(UScript.ARABIC, "noto-sans-arabic/%NotoSansArabic"),
            Map.entry(UScript.HEBREW, "noto-sans-hebrew/%NotoSansHebrew"),
            Map.entry(UScript.THAI, "noto-sans-thai/%NotoSansThai"),
            Map.entry(UScript.GEORGIAN, "noto-sans-georgian/%NotoSansGeorgian"),
            Map.entry(UScript.ARMENIAN, "noto-sans-armenian/%NotoSansArmenian"),
            Map.entry(UScript.BENGALI, "noto-sans-bengali/%NotoSansBengali"),
            Map.entry(UScript.TAMIL, "noto-sans-tamil/%NotoSansTamil"),
            Map.entry(UScript.TELUGU, "noto-sans-telugu/%NotoSansTelugu"),
            Map.entry(UScript.GUJARATI, "noto-sans-gujarati/%NotoSansGujarati"),
            Map.entry(UScript.KANNADA, "noto-sans-kannada/%NotoSansKannada"),
            Map.entry(UScript.MALAYALAM, "noto-sans-malayalam/%NotoSansMalayalam"));

    /** Where digits, blanks and signs are looked for, in this order. */
    private static final List<String> COMMON =
            List.of(LATIN, "noto-sans-arabic/%NotoSansArabic", "noto-sans-devanagari/%NotoSansDevanagari");

    /** Too large to bring them twice: their bold letters are drawn with an outline. Letters that they share look a little different in each. */
    private static final String KOREAN = "noto-sans-kr/%NotoSansKR";

    private static final String JAPANESE = "noto-sans-jp/%NotoSansJP";
    private static final String CHINESE = "noto-sans-sc/%NotoSansSC";
    private static final List<String> LARGE = List.of(KOREAN, JAPANESE, CHINESE);

    private static final Map<String, Face> LOADED = new HashMap<>();

    private final List<String> eastAsian;

    private PdfFonts(List<String> eastAsian) {
        this.eastAsian = eastAsian;
    }

    /**
     * One font.
     *
     * @param file where it lies in the program
     * @param font to shape with, {@link #UNITS} high
     * @param outlined whether its letters must be made bold
     */
    record Face(String file, Font font, boolean outlined) {
        boolean has(int codePoint) {
            return font.canDisplay(codePoint);
        }

        InputStream open() throws IOException {
            return resource(file);
        }
    }

    /**
     * For texts of a language; each font is loaded when its first letter is needed, which takes some ten milliseconds, for East Asian ones some hundred.
     *
     * @throws NoLettersException if they are not in the program or this Java cannot load them
     */
    static PdfFonts of(Locale language) {
        String first = switch (language.getLanguage()) {
            case "ja" -> JAPANESE;
            case "zh", "yue" -> CHINESE;
            default -> KOREAN;
        };
        face(LATIN, false);
        return new PdfFonts(Stream.concat(Stream.of(first), LARGE.stream().filter(name -> !name.equals(first)))
                .toList());
    }

    /**
     * The font for a letter. What many scripts share, such as blanks and digits, is taken from the font before it where that has it.
     *
     * @param before may be null
     * @return null if none has it
     */
    Face face(int codePoint, boolean asBold, Face before) {
        boolean staysWithNeighbour = UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        int script = UScript.getScript(codePoint);
        boolean isShared = script == UScript.COMMON || script == UScript.INHERITED;
        if (before != null && (staysWithNeighbour || (isShared && before.has(codePoint)))) {
            return before;
        }
        Stream<String> names = Stream.concat(
                Stream.ofNullable(BY_SCRIPT.get(script)), Stream.concat(COMMON.stream(), eastAsian.stream()));
        return names.map(name -> face(name, asBold))
                .filter(face -> face.has(codePoint))
                .findFirst()
                .orElse(null);
    }

    /** Whose first glyph is the box that stands for what no font has. */
    Face boxes(boolean asBold) {
        return face(LATIN, asBold);
    }

    private static Face face(String name, boolean asBold) {
        boolean isLarge = LARGE.contains(name);
        String file = asBold && !isLarge
                ? name.replace("%", "700Bold/") + "_700Bold.ttf"
                : name.replace("%", "400Regular/") + "_400Regular.ttf";
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(file + (asBold ? " bold" : ""), key -> load(file, asBold && isLarge));
        }
    }

    static Face load(String file, boolean outlined) {
        try (InputStream font = resource(file)) {
            return new Face(file, Font.createFont(Font.TRUETYPE_FONT, font).deriveFont(UNITS), outlined);
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
            if (e instanceof NoLettersException known) {
                throw known;
            }
            // a Java without its libraries for fonts, or a system without fontconfig, says so in many ways
            throw new NoLettersException(
                    "This server's Java cannot load fonts, so it writes no PDF (its operator can install fontconfig). Take DOCX or HTML.",
                    e);
        }
    }

    private static InputStream resource(String file) {
        InputStream found = PdfFonts.class.getResourceAsStream(FOLDER + file);
        if (found == null) {
            throw new NoLettersException(
                    "This server was built without fonts, so it writes no PDF (scripts/build brings them). Take DOCX or HTML.");
        }
        return found;
    }
}
