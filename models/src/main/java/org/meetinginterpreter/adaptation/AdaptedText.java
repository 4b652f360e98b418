package org.meetinginterpreter.adaptation;

import java.util.List;

/**
 * A text whose figures are written for a locale.
 *
 * @param places where figures were changed, in their order
 * @param stable leading code points that are the same in every later version of the text
 */
public record AdaptedText(String text, List<Place> places, int stable) {
    /**
     * A figure that is written otherwise than it was.
     *
     * @param start its first code point in the adapted text
     * @param end behind its last code point
     * @param original as it stood there
     */
    public record Place(int start, int end, String original) {}

    public AdaptedText {
        places = List.copyOf(places);
    }
}
