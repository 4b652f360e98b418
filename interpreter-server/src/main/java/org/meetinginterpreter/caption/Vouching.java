package org.meetinginterpreter.caption;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who answers for words: of one caption, or of a whole text. */
public enum Vouching {
    /** A machine made them, and no person has looked at them. */
    MACHINE_MADE,
    /** Of a whole text: persons answer for a part of it. */
    PARTLY_REVIEWED,
    /** A person found them right, or made them so. */
    REVIEWED,
    /** A person wrote them. */
    TYPED;

    /** Of one caption; nothing of one that nobody said, in the place of what was lost. */
    public static Optional<Vouching> of(Caption caption) {
        if (caption.marks().contains(Mark.GAP)) {
            return Optional.empty();
        }
        return Optional.of(
                caption.marks().contains(Mark.MACHINE_MADE)
                        ? MACHINE_MADE
                        : caption.made().contains(Caption.REVIEWED) ? REVIEWED : TYPED);
    }

    /** Of a whole; nothing is vouched for where there is nothing. */
    static Vouching of(List<Vouching> parts) {
        if (parts.isEmpty() || parts.stream().allMatch(part -> part == MACHINE_MADE)) {
            return MACHINE_MADE;
        }
        if (parts.contains(MACHINE_MADE)) {
            return PARTLY_REVIEWED;
        }
        return parts.contains(REVIEWED) ? REVIEWED : TYPED;
    }

    /** As in files: {@code partly-reviewed}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
