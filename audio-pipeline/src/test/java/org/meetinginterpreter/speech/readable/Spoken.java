package org.meetinginterpreter.speech.readable;

import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.speech.SpokenWord;

/** Words as a recogniser gives them: 300 ms each, and a pause of 100 ms for each dot between them. */
final class Spoken {
    private Spoken() {}

    static List<SpokenWord> words(String text) {
        List<SpokenWord> words = new ArrayList<>();
        long at = 0;
        for (String piece : text.strip().split(" +", -1)) {
            if (piece.chars().allMatch(c -> c == '.')) {
                at += 100L * piece.length();
            } else {
                words.add(new SpokenWord(piece, at, at + 300, 0.9));
                at += 300;
            }
        }
        return words;
    }
}
