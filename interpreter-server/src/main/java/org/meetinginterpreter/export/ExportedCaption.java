package org.meetinginterpreter.export;

import java.util.Optional;
import org.meetinginterpreter.caption.Caption;

/**
 * One utterance in a file.
 *
 * @param caption how it reads
 * @param beside how it reads in the language beside; nothing where the file has none, or where it may not be shown in that one
 */
public record ExportedCaption(Caption caption, Optional<Caption> beside) {
    /** In one language. */
    static ExportedCaption of(Caption caption) {
        return new ExportedCaption(caption, Optional.empty());
    }
}
