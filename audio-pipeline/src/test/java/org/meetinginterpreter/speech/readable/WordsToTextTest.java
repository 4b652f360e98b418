package org.meetinginterpreter.speech.readable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

class WordsToTextTest {
    private static WordsToText of(String language) {
        return new WordsToText(Locale.forLanguageTag(language), TextRefiner.NONE);
    }

    @Test
    void wordsAreJoinedAsTheLanguageWritesThem() {
        assertEquals("мир и дружба", of("ru").join(Spoken.words("мир и дружба")));
        assertEquals("我们开会", of("zh-Hans").join(Spoken.words("我们 开会")));
        assertEquals("会議を始めます", of("ja").join(Spoken.words("会議 を 始め ます")));
        assertEquals("ประชุมวันนี้", of("th").join(Spoken.words("ประชุม วัน นี้")));
        assertEquals("他用open source开会", of("zh").join(Spoken.words("他 用 open source 开会")));
    }

    @Test
    void aTextThatKeptOldWordsGetsTheTimesOfTheNewOnes() {
        List<SpokenWord> heard = Spoken.words("the red house is old");
        List<SpokenWord> aligned = of("en").align("The rat house has is old.", heard, 0, 2_000);
        assertEquals(
                List.of("The 0-300", "rat 300-600", "house 600-900", "has 900-900", "is 900-1200", "old. 1200-1500"),
                aligned.stream()
                        .map(word -> word.text() + " " + word.startMillis() + "-" + word.endMillis())
                        .toList());
    }

    @Test
    void aTextWithoutHeardWordsIsSpreadOverItsTime() {
        assertEquals(
                List.of(new SpokenWord("a", 100, 600, 0), new SpokenWord("b", 600, 1_100, 0)),
                of("en").align("a b", List.of(), 100, 1_100));
    }

    @Test
    void junkIsNotShown() {
        assertEquals(
                "yes no",
                of("en").join(new JunkTokens().refine(Spoken.words("[noise] yes <unk> [86] no ( ) -- {x}"), false)));
    }
}
