package org.meetinginterpreter.translation.glossary;

import java.util.List;

/**
 * Where a text means an entry.
 *
 * @param start in chars of the text
 * @param end behind its last char
 * @param gapStart where words stand in between that are not part of it; equal to {@code gapEnd} where there are none
 * @param renderings forms of the target language that are right for what stands in the text, the best known first; at least one
 */
public record GlossaryMatch(
        GlossaryEntry entry, int start, int end, int gapStart, int gapEnd, List<String> renderings) {
    public GlossaryMatch {
        renderings = List.copyOf(renderings);
    }

    /** As it stands in the text. */
    public String surface(String text) {
        return text.substring(start, end);
    }

    boolean overlaps(GlossaryMatch other) {
        return start < other.end && other.start < end;
    }

    /** Chars of the text that are part of it. */
    int length() {
        return end - start - (gapEnd - gapStart);
    }
}
