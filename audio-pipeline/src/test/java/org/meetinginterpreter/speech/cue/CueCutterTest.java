package org.meetinginterpreter.speech.cue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;

class CueCutterTest {
    private static Utterance utterance(int number, long start, long end, String text) {
        return new Utterance(number, text, text.codePointCount(0, text.length()), start, end);
    }

    private static List<Cue> cues(Utterance... utterances) {
        CueCutter cutter = new CueCutter();
        List<Cue> cues = new ArrayList<>();
        for (Utterance utterance : utterances) {
            cues.addAll(cutter.add(utterance));
        }
        cues.addAll(cutter.finish());
        return cues;
    }

    @Test
    void aLongSentenceIsTwoBalancedLinesBrokenAtTheClause() {
        List<Cue> cues =
                cues(utterance(1, 0, 5_000, "We thank the delegates for their work, and we close the meeting now."));
        assertEquals(
                List.of(new Cue(
                        0, 5_000, List.of("We thank the delegates for their work,", "and we close the meeting now."))),
                cues);
    }

    @Test
    void aShortCueStaysUntilItIsReadUnlessTheNextComes() {
        List<Cue> cues = cues(
                utterance(1, 1_000, 1_200, "Yes."),
                utterance(2, 1_900, 2_100, "No."),
                utterance(3, 9_000, 9_100, "Ok."));
        assertEquals(
                List.of(
                        new Cue(1_000, 1_900, List.of("Yes.")),
                        new Cue(1_900, 2_900, List.of("No.")),
                        new Cue(9_000, 10_000, List.of("Ok."))),
                cues);
    }

    @Test
    void whatWouldBeGoneAtOnceStandsWithTheNext() {
        assertEquals(
                List.of(new Cue(1_000, 2_000, List.of("Yes. No."))),
                cues(utterance(1, 1_000, 1_200, "Yes."), utterance(2, 1_500, 1_800, "No.")));
        assertEquals(
                List.of(new Cue(1_000, 2_000, List.of("对。不对。"))),
                cues(utterance(1, 1_000, 1_200, "对。"), utterance(2, 1_500, 1_800, "不对。")));
        assertEquals(
                List.of(new Cue(
                        0,
                        5_000,
                        List.of("Well. We thank the delegates for", "their work, and we close the meeting."))),
                cues(
                        utterance(1, 0, 200, "Well."),
                        utterance(2, 500, 5_000, "We thank the delegates for their work, and we close the meeting.")));
    }

    @Test
    void aWordWiderThanALineIsCut() {
        List<Cue> cues = cues(utterance(1, 0, 4_000, "a".repeat(50) + " b"));
        assertEquals(List.of(new Cue(0, 4_000, List.of("a".repeat(42), "a".repeat(8) + " b"))), cues);
    }

    @Test
    void cuesBeginWithTheirWords() {
        String first = "This is the first sentence of a rather long speech.";
        String second = "And this is another one that cannot stand beside it on a screen.";
        List<SpokenWord> words = new ArrayList<>();
        long at = 0;
        for (String word : (first + " " + second).split(" ", -1)) {
            long start = word.equals("And") ? 8_000 : at;
            words.add(new SpokenWord(word, start, start + 200, 1));
            at = start + 200;
        }
        List<Cue> cues = cues(new Utterance(1, first + " " + second, 1, 0, at, words));
        assertEquals(2, cues.size());
        assertEquals(8_000, cues.get(1).startMillis());
    }

    @Test
    void wideCharactersCountTwice() {
        assertEquals(6, CueCutter.width("会議。"));
        assertEquals(5, CueCutter.width("회의."));
        assertEquals(3, CueCutter.width("é👍🏽"));
        assertEquals(2, CueCutter.width("ｱｲ"));
        List<Cue> cues = cues(utterance(1, 0, 20_000, "我们今天在这里开会讨论水资源的问题并且希望大家都能够参加这个会议因为它非常重要而且很有意义也很及时"));
        assertTrue(cues.size() > 1);
        for (Cue cue : cues) {
            cue.lines().forEach(line -> assertTrue(line.length() <= 21, line));
        }
    }

    @Test
    void nothingIsLostOverlapsOrIsTooWide() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<Utterance> utterances = new ArrayList<>();
            long at = random.nextInt(5_000);
            for (int number = 1; number <= 4; number++) {
                StringBuilder text = new StringBuilder("A");
                for (int words = random.nextInt(60); words > 0; words--) {
                    text.append(" ").append("x".repeat(1 + random.nextInt(12)));
                    text.append(random.nextInt(6) == 0 ? "." : random.nextInt(6) == 0 ? "," : "");
                }
                long end = at + text.length() * 40L + random.nextInt(9_000);
                utterances.add(utterance(number, at, end, text.toString()));
                at = end + random.nextInt(2_000);
            }
            List<Cue> cues = cues(utterances.toArray(Utterance[]::new));
            assertEquals(
                    utterances.stream().map(Utterance::text).collect(Collectors.joining(" ")),
                    cues.stream().map(cue -> String.join(" ", cue.lines())).collect(Collectors.joining(" ")));
            long before = 0;
            for (Cue cue : cues) {
                assertTrue(cue.startMillis() >= before && cue.endMillis() >= cue.startMillis() + 833, cues::toString);
                assertTrue(cue.lines().size() <= 2, cue::toString);
                cue.lines().forEach(line -> assertTrue(line.length() <= 42, line));
                before = cue.endMillis();
            }
        }
    }
}
