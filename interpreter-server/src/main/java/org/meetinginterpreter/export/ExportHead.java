package org.meetinginterpreter.export;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Speaker;
import org.meetinginterpreter.caption.Vouching;

/**
 * What a file says about itself.
 *
 * @param meeting its id
 * @param title of the meeting
 * @param state of the meeting: planned, live, ended
 * @param language of the words
 * @param vouching who answers for the whole
 * @param speakers who says something in it
 * @param last the last {@code seq} that counts in it
 * @param written when
 * @param beside the other language of a file in two
 */
public record ExportHead(
        String meeting,
        String title,
        String state,
        Locale language,
        Vouching vouching,
        List<Speaker> speakers,
        long last,
        Instant written,
        Optional<Beside> beside) {
    public ExportHead {
        speakers = List.copyOf(speakers);
    }

    /**
     * The language beside.
     *
     * @param vouching who answers for the whole in it
     */
    public record Beside(Locale language, Vouching vouching) {}

    boolean isRightToLeft() {
        return isRightToLeft(language);
    }

    static boolean isRightToLeft(Locale language) {
        return ULocale.forLocale(language).isRightToLeft();
    }

    /** As HTML and TTML say it. */
    static String direction(Locale language) {
        return isRightToLeft(language) ? "rtl" : "ltr";
    }
}
