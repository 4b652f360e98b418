package org.meetinginterpreter.minutes;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The letters of PDF files: TrueType fonts of the Noto family, which the build takes from npm into {@code /fonts} of the program
 * (SIL Open Font License 1.1, which lies beside them). Fonts of the system are not looked for. Immutable.
 */
final class PdfFonts {
    /** In how many units shaping is done; more than fonts have, so that nothing is rounded. */
    static final float UNITS = 1_000;

    private static final String FOLDER = "/fonts/";

    /** From the one that has most of the languages; what none has is shown as a box of the first. */
    private static final List<String> NAMES = List.of(
            "noto-sans-devanagari/%NotoSansDevanagari", "noto-sans-arabic/%NotoSansArabic", "noto-sans/%NotoSans");

    /** Too large to bring it twice: its bold letters are drawn with an outline. */
    private static final String KOREAN = "noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf";

    private static PdfFonts loaded;

    private final List<Face> plain;
    private final List<Face> bold;

    private PdfFonts(List<Face> plain, List<Face> bold) {
        this.plain = List.copyOf(plain);
        this.bold = List.copyOf(bold);
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
     * All of them, from the program; the first call takes some 100 ms.
     *
     * @throws NoLettersException if they are not in the program or this Java cannot load them
     */
    static synchronized PdfFonts load() {
        if (loaded == null) {
            loaded = new PdfFonts(
                    faces("400Regular/", "_400Regular.ttf", false), faces("700Bold/", "_700Bold.ttf", true));
        }
        return loaded;
    }

    /**
     * The font for a letter. What many scripts share, such as blanks and digits, is taken from the font before it where that has it.
     *
     * @param before may be null
     * @return null if none has it
     */
    Face face(int codePoint, boolean asBold, Face before) {
        List<Face> faces = asBold ? bold : plain;
        boolean staysWithNeighbour = UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        int script = UScript.getScript(codePoint);
        boolean isShared = script == UScript.COMMON || script == UScript.INHERITED;
        if (before != null && faces.contains(before) && (staysWithNeighbour || (isShared && before.has(codePoint)))) {
            return before;
        }
        // Latin letters are in all of them, and best in the last but one
        List<Face> order = isShared || script == UScript.LATIN ? reversed(faces) : faces;
        return order.stream().filter(face -> face.has(codePoint)).findFirst().orElse(null);
    }

    /** Whose first glyph is the box that stands for what no font has. */
    Face boxes(boolean asBold) {
        return (asBold ? bold : plain).get(NAMES.size() - 1);
    }

    private static List<Face> reversed(List<Face> faces) {
        List<Face> reversed = new ArrayList<>(faces.subList(0, NAMES.size()));
        Collections.reverse(reversed);
        reversed.add(faces.get(NAMES.size()));
        return reversed;
    }

    private static List<Face> faces(String folder, String ending, boolean bold) {
        List<Face> faces = new ArrayList<>();
        NAMES.forEach(name -> faces.add(load(name.replace("%", folder) + ending, false)));
        faces.add(load(KOREAN, bold));
        return faces;
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
