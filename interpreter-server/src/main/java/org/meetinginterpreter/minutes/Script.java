package org.meetinginterpreter.minutes;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How languages are written, as far as word processors and pages must be told. */
final class Script {
    /** Whose fonts and language tags word processors keep apart as East Asian. */
    private static final Set<String> EAST_ASIAN = Set.of("Jpan", "Kore", "Hans", "Hant", "Hang", "Hani", "Bopo");

    /** Whose letters join or stack: word processors keep fonts and language tags for them apart as complex. */
    private static final Set<String> JOINING = Set.of(
            "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda",
            "Mlym", "Sinh", "Thai", "Laoo", "Khmr", "Mymr", "Tibt");

    private Script() {}

    /** A stretch of text that runs in one direction. */
    record Run(String text, boolean rightToLeft) {}

    /** The ISO 15924 code, such as {@code Deva}. */
    static String of(Locale language) {
        String script = ULocale.addLikelySubtags(ULocale.forLocale(language)).getScript();
        return script.isEmpty() ? UScript.getShortName(UScript.LATIN) : script;
    }

    static boolean isEastAsian(Locale language) {
        return EAST_ASIAN.contains(of(language));
    }

    static boolean isComplex(Locale language) {
        return JOINING.contains(of(language));
    }

    /** Whether a text on its own begins at the right (UAX 9, P2 and P3). */
    static boolean startsAtRight(String text, boolean otherwise) {
        byte direction = Bidi.getBaseDirection(text);
        return direction == Bidi.NEUTRAL ? otherwise : direction == Bidi.RTL;
    }

    /** A text of one line in stretches of one direction each, in the order in which it is read. */
    static List<Run> runs(String text, boolean rightToLeft) {
        Bidi bidi = new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        List<Run> runs = new ArrayList<>();
        for (int run = 0; run < bidi.getRunCount(); run++) {
            runs.add(new Run(
                    text.substring(bidi.getRunStart(run), bidi.getRunLimit(run)), (bidi.getRunLevel(run) & 1) == 1));
        }
        return runs;
    }
}
