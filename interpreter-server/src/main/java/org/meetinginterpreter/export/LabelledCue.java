package org.meetinginterpreter.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Vouching;

/**
 * What stands on a screen at one time.
 *
 * @param part counts the cues of the caption from 1
 * @param text one or two lines; beside another language sometimes three, or none
 * @param beside the lines below in the language beside
 */
record LabelledCue(Caption caption, int part, long startMillis, long endMillis, Lines text, Optional<Lines> beside) {

    /**
     * In one language.
     *
     * @param vouching who answers for it; nothing in the place of captions that were lost
     */
    record Lines(Locale language, Optional<Vouching> vouching, List<Line> lines) {
        /** In the machine's words. */
        String status() {
            return vouching.map(Vouching::wire).orElse("gap");
        }

        boolean isLabel() {
            return lines.stream().flatMap(line -> line.pieces().stream()).allMatch(Piece::isLabel);
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    /** The languages that have a line in it, in their order. */
    List<Lines> languages() {
        return Stream.concat(Stream.of(text), beside.stream())
                .filter(lines -> !lines.isEmpty())
                .toList();
    }

    /** The pieces of a line, none of them empty; a space stands between them. */
    record Line(List<Piece> pieces) {
        String text() {
            return String.join(" ", pieces.stream().map(Piece::text).toList());
        }
    }

    /** @param isLabel whether it says who answers for the words, or who says them; otherwise it was said */
    record Piece(String text, boolean isLabel) {}

    LabelledCue endingAt(long millis) {
        return new LabelledCue(caption, part, startMillis, millis, text, beside);
    }

    /** A name for it that no other cue has. */
    String id() {
        return caption.utterance() + "." + part;
    }
}
