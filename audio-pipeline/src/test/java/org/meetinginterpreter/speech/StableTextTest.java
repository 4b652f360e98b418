package org.meetinginterpreter.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.StableText.Revision;

class StableTextTest {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private final StableText stableText = new StableText();

    @Test
    void nothingIsStableAfterOneHypothesis() {
        assertEquals(new Revision("and so my", 0), stableText.revise("and so my"));
    }

    @Test
    void agreedWordsAreStableSaveTheLast() {
        stableText.revise("and so my");
        assertEquals(stable("and so", " my"), stableText.revise("and so my"));
        assertEquals(stable("and so my", " fellow"), stableText.revise("and so my fellow"));
    }

    @Test
    void punctuationThatChangesDoesNotHoldUpItsWord() {
        stableText.revise("Ask not.");
        assertEquals(stable("Ask not", ", what"), stableText.revise("Ask not, what"));
    }

    @Test
    void aFinalTextIsStableToItsEnd() {
        stableText.revise("no matter");
        assertEquals(stable("No matter.", ""), stableText.complete("No matter."));
    }

    @Test
    void theNextUtteranceStartsAfresh() {
        stableText.revise("one two");
        stableText.complete("one two");
        assertEquals(new Revision("three", 0), stableText.revise("three"));
    }

    @Test
    void moreWordsCanBeHeldBack() {
        StableText careful = new StableText(2);
        careful.revise("we had everything before us.");
        assertEquals(stable("we had everything", " before us."), careful.revise("we had everything before us."));
    }

    @Test
    void sureWordsAreStableAtOnceWithoutTheMarkBehindTheLast() {
        assertEquals(stable("we had", ", everything before"), stableText.revise("we had, everything before", 1, 2));
        stableText.reset();
        assertEquals(stable("we had", ","), stableText.revise("we had,", 1, 2));
    }

    @Test
    void sureWordsThatContradictThePromiseAreNotStable() {
        stableText.revise("we had everything", 1, 2);
        assertEquals(stable("we had", " everything"), stableText.revise("he had everything", 1, 3));
    }

    @Test
    void mayEndWhereAllThatIsPromisedIsPart() {
        stableText.revise("we had everything", 1, 2);
        assertTrue(stableText.allows("we had.", "we had. It was"));
        assertTrue(stableText.allows("he had nothing.", "he had nothing. It was"), "said otherwise, but said");
        assertFalse(stableText.allows("we", "we had nothing. It was"));
        assertFalse(stableText.allows("he", "he had nothing. It was"));
    }

    @Test
    void aStableMarkIsNotFollowedByAnother() {
        StableText other = new StableText();
        other.revise("some more words. Um");
        other.revise("some more words. Um");
        assertEquals(
                "some more words. words, words",
                other.revise("more words, words, words").text());
    }

    @Test
    void aWordThatAppearsBeforeTheStableEndIsNotSaidTwice() {
        stableText.revise("We all go");
        stableText.revise("We all go there");
        stableText.revise("We all go there");
        assertEquals(
                "We all go going home",
                stableText.revise("We were all go going home").text());
    }

    @Test
    void keepsAStableWordThatALaterHypothesisHearsDifferently() {
        stableText.revise("the tied was high");
        stableText.revise("the tied was high and");
        assertEquals(stable("the tied was high and", " cold"), stableText.revise("the tied was high and cold"));
        Revision contradicting = stableText.revise("The tide was high and cold in May");
        assertEquals(stable("the tied was high and cold", " in May"), contradicting);
    }

    @Test
    void keepsAStableBeginningThatALaterHypothesisLeavesOut() {
        stableText.revise("well the water rises");
        stableText.revise("well the water rises now");
        assertEquals(
                "well the water rises again soon",
                stableText.complete("the water rises again soon").text());
    }

    @Test
    void aShorterHypothesisTakesNothingStableBack() {
        stableText.revise("one two three");
        stableText.revise("one two three four");
        assertEquals(stable("one two three", ""), stableText.revise("one"));
        assertEquals(stable("one two three", ""), stableText.complete(""));
    }

    @Test
    void aDifferentMarkAfterAStableOneDoesNotRepeatAnything() {
        stableText.revise("Try again. Fail");
        stableText.revise("Try again. Fail again");
        assertEquals(
                "Try again. Fail better.",
                stableText.complete("Try again, fail better.").text());
    }

    @Test
    void koreanWordsBecomeStableLikeAnyOthers() {
        stableText.revise("그는 이리저리 피하");
        assertEquals(stable("그는 이리저리", " 피하면서"), stableText.revise("그는 이리저리 피하면서"));
    }

    @Test
    void scriptsWithoutSpacesHoldBackThreeGraphemes() {
        stableText.revise("今天天气很好");
        assertEquals(stable("今天天气很", "好我们"), stableText.revise("今天天气很好我们"));
        assertEquals("今天天气很坏我们去", stableText.complete("今日天气很坏我们去").text());
    }

    @Test
    void thaiVowelSignsStayWithTheirConsonants() {
        stableText.revise("สวัสดีครับทุกคน");
        Revision revision = stableText.revise("สวัสดีครับทุกคนที่นี่");
        assertTrue(revision.stable() > 0);
        assertStableEndsAtGrapheme(revision);
    }

    @Test
    void aCombiningMarkNeverJoinsTheStableEnd() {
        stableText.revise("cafe is open");
        stableText.revise("cafe is open");
        stableText.revise("cafe is open");
        Revision revision = stableText.revise("cafe is\u0301 open");
        assertEquals("cafe is open", revision.text());
        assertStableEndsAtGrapheme(revision);
    }

    @Test
    void anUtteranceWithoutWordsIsEmpty() {
        assertEquals(new Revision("", 0), stableText.revise("  "));
        assertEquals(new Revision("", 0), stableText.complete(""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLaterTextBeginsWithWhatWasStable(int seed) {
        Random random = new Random(seed);
        for (int utterance = 0; utterance < 300; utterance++) {
            List<String> alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
            List<String> pieces = new ArrayList<>();
            String promised = "";
            int revisions = 1 + random.nextInt(12);
            for (int i = 0; i < revisions; i++) {
                change(pieces, alphabet, random);
                Revision revision = stableText.revise(String.join("", pieces));
                promised = checked(promised, revision);
            }
            change(pieces, alphabet, random);
            Revision last = stableText.complete(String.join("", pieces));
            assertEquals(last.text(), checked(promised, last));
        }
    }

    private static final List<List<String>> ALPHABETS = List.of(
            List.of("a ", "b ", "ab ", "the ", "The ", ", ", ". ", "not", "hing ", "it's "),
            List.of("今", "天", "。", "気", "ア", "、", "x ", " "),
            List.of("ก", "ำ", "ี", "่", "ส", "วั", " ", "นี่"),
            List.of("그는 ", "피하", "면서 ", "\u1100", "\u1161", "\u11a8", "[2] ", " "),
            List.of("e", "\u0301", "👩", "\u200d", "👧", "🇩", "🇪", " ", "\ud83d", "\udc69", "\r", "\n", "\u0e33"),
            List.of("क", "्", "ष", "ि ", "។", "ក", "\u17d2", "က", "\u1039", "ا ", "لَ", "\u00a0", "\ufeff", "\u0000"));

    private static void change(List<String> pieces, List<String> alphabet, Random random) {
        for (int grown = random.nextInt(5); grown > 0; grown--) {
            pieces.add(alphabet.get(random.nextInt(alphabet.size())));
        }
        if (!pieces.isEmpty() && random.nextInt(3) == 0) {
            pieces.set(random.nextInt(pieces.size()), alphabet.get(random.nextInt(alphabet.size())));
        }
        if (!pieces.isEmpty() && random.nextInt(5) == 0) {
            pieces.remove(random.nextInt(pieces.size()));
        }
        if (random.nextInt(40) == 0) {
            pieces.clear();
        }
    }

    private static String checked(String promised, Revision revision) {
        String text = revision.text();
        assertTrue(text.startsWith(promised), () -> "'" + text + "' broke the promise '" + promised + "'");
        assertEquals(text.strip(), text);
        int end = text.offsetByCodePoints(0, revision.stable());
        assertTrue(end >= promised.length(), "stable fell");
        assertStableEndsAtGrapheme(revision);
        return text.substring(0, end);
    }

    private static void assertStableEndsAtGrapheme(Revision revision) {
        String text = revision.text();
        int wanted = text.offsetByCodePoints(0, revision.stable());
        Matcher clusters = GRAPHEME.matcher(text);
        int end = 0;
        while (end < wanted && clusters.find()) {
            end = clusters.end();
        }
        assertEquals(wanted, end, () -> "stable splits a grapheme of '" + text + "'");
    }

    private static Revision stable(String beginning, String rest) {
        return new Revision(beginning + rest, beginning.codePointCount(0, beginning.length()));
    }
}
