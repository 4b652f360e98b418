package org.meetinginterpreter.translation;

import java.util.List;

/**
 * A translated text.
 *
 * @param doubts what a check found to be lost or changed; empty where nothing was found, or nothing was checked
 */
public record Translation(String text, List<Doubt> doubts) {
    public Translation {
        doubts = List.copyOf(doubts);
    }

    public static Translation of(String text) {
        return new Translation(text, List.of());
    }
}
