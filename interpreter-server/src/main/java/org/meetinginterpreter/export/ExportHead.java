package org.meetinginterpreter.export;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 */
public record ExportHead(
        String meeting,
        String title,
        String state,
        Locale language,
        Vouching vouching,
        List<Speaker> speakers,
        long last,
        Instant written) {
    public ExportHead {
        speakers = List.copyOf(speakers);
    }

    boolean isRightToLeft() {
        return ULocale.forLocale(language).isRightToLeft();
    }
}
