package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClauseSplitterTest {
    /** A token a character keeps expectations readable. */
    private static final ClauseSplitter CHARACTERS = new ClauseSplitter(Locale.ENGLISH, String::length, 24);

    @Test
    void leavesShortSentencesAlone() {
        Sentence sentence = new Sentence("Short enough, as it is.", "\n");
        assertEquals(List.of(sentence), CHARACTERS.split(sentence));
    }

    @Test
    void prefersTheEndOfAClauseNearTheMiddle() {
        assertEquals(
                List.of(new Sentence("The treaty is signed,", " "), new Sentence("and now it is law.", "\n")),
                CHARACTERS.split(new Sentence("The treaty is signed, and now it is law.", "\n")));
    }

    @Test
    void cutsBetweenWordsWhereNoClauseEnds() {
        assertEquals(
                List.of(new Sentence("one two three four", " "), new Sentence("five six seven eight", "")),
                CHARACTERS.split(new Sentence("one two three four five six seven eight", "")));
    }

    @Test
    void cutsBetweenCharactersWhereNoWordEndsAndNeverWithinOne() {
        String family = "👩‍👩‍👧‍👦".repeat(10);
        List<Sentence> parts = CHARACTERS.split(new Sentence(family, ""));
        assertEquals(family, join(parts));
        parts.forEach(
                part -> assertTrue(part.text().length() % 11 == 0 && part.text().length() <= 24, part.text()));
    }

    @Test
    void cutsWithinACharacterThatIsItselfTooLong() {
        String zalgo = "e" + "\u0301".repeat(1_000);
        List<Sentence> parts = CHARACTERS.split(new Sentence(zalgo, ""));
        assertEquals(zalgo, join(parts));
        parts.forEach(part -> assertTrue(part.text().length() <= 24));
    }

    @Test
    void boundsTheLongestOfTexts() {
        String words = IntStream.range(0, 5_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        List<Sentence> parts = CHARACTERS.split(new Sentence(words, ""));
        assertEquals(words, join(parts));
        parts.forEach(part -> assertTrue(part.text().length() <= 24));
    }

    private static String join(List<Sentence> parts) {
        return parts.stream().map(part -> part.text() + part.gap()).collect(Collectors.joining());
    }
}
