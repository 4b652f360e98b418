package org.meetinginterpreter.export;

import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Vouching;

/**
 * What stands on a screen at one time.
 *
 * @param part counts the cues of the caption from 1
 * @param vouching who answers for it; nothing in the place of captions that were lost
 * @param lines one or two
 */
record LabelledCue(
        Caption caption, int part, Optional<Vouching> vouching, long startMillis, long endMillis, List<Line> lines) {

    /** The pieces of a line, none of them empty; a space stands between them. */
    record Line(List<Piece> pieces) {
        String text() {
            return String.join(" ", pieces.stream().map(Piece::text).toList());
        }
    }

    /** @param isLabel whether it says who answers for the words, or who says them; otherwise it was said */
    record Piece(String text, boolean isLabel) {}

    LabelledCue endingAt(long millis) {
        return new LabelledCue(caption, part, vouching, startMillis, millis, lines);
    }

    /** A name for it that no other cue has. */
    String id() {
        return caption.utterance() + "." + part;
    }

    /** In the machine's words. */
    String status() {
        return vouching.map(Vouching::wire).orElse("gap");
    }
}
