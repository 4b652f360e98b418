package org.meetinginterpreter.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventedTextTest {
    private final InventedText refiner = new InventedText();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "here's some more words words words words um and that should be all thanks",
                "No, no, no, no, no!",
                "try again fail again fail better try again fail again fail better",
                "twenty twenty twenty one",
                "yes"
            })
    void whatPeopleSayStays(String text) {
        assertEquals(text, refined(text, 300));
        assertEquals(0, refiner.statistics().droppedTexts());
    }

    @Test
    void aLoopIsKeptOnce() {
        assertEquals("Thank you.", refined(String.join(" ", Collections.nCopies(8, "Thank you.")), 300));
        assertEquals("so the", refined("so " + String.join(" ", Collections.nCopies(30, "the")), 300));
        assertEquals(
                "we go to the end of it",
                refined("we go " + String.join(" ", Collections.nCopies(5, "to the end of")) + " it", 300));
        assertEquals(3, refiner.statistics().droppedTexts());
    }

    @Test
    void marksAndCaseDoNotHideALoop() {
        assertEquals("I know,", refined("I know, i know. I know! I know i know I know, I know", 300));
    }

    @Test
    void moreTextThanTheSoundCanHoldIsDropped() {
        assertEquals("", refined("I am going to go to the hospital and then I will be back again tomorrow", 20));
        assertEquals(1, refiner.statistics().droppedTexts());
    }

    @Test
    void aShortAnswerSpokenFastStays() {
        assertEquals("Yes, of course I will.", refined("Yes, of course I will.", 60));
    }

    @Test
    void oneUtteranceIsCountedOnceHoweverOftenItIsLookedAt() {
        List<SpokenWord> words = words(String.join(" ", Collections.nCopies(8, "thank you")), 300);
        refiner.refine(words, false);
        assertEquals(0, refiner.statistics().droppedTexts());
        refiner.refine(words, true);
        refiner.refine(words, true);
        assertEquals(1, refiner.statistics().droppedTexts());
    }

    @Test
    void stepsInARowAddUpWhatTheyCount() {
        TextRefiner both = refiner.then(TextRefiner.NONE);
        both.refine(words(String.join(" ", Collections.nCopies(8, "thank you")), 300), true);
        assertEquals(1, both.statistics().droppedTexts());
    }

    private long begin;

    private String refined(String text, long millisAWord) {
        return refiner.refine(words(text, millisAWord), true).stream()
                .map(SpokenWord::text)
                .collect(Collectors.joining(" "));
    }

    private List<SpokenWord> words(String text, long millisAWord) {
        List<SpokenWord> words = new ArrayList<>();
        begin += 60_000;
        long at = begin;
        for (String word : text.split(" ", -1)) {
            words.add(new SpokenWord(word, at, at + millisAWord, 1));
            at += millisAWord;
        }
        return words;
    }
}
