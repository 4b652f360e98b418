package org.meetinginterpreter.translation.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.ScriptedTranslator;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;

class RobustTranslatorTest {
    private final ScriptedTranslator capitals = new ScriptedTranslator(RobustTranslatorTest::capitals);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, world. How are you? | HELLO, WORLD. HOW ARE YOU?",
                "Good morning 😀👍 everyone 👩‍👩‍👧‍👦! | GOOD MORNING 😀👍 EVERYONE 👩‍👩‍👧‍👦!",
                "we sail → Porto 🇵🇹 | WE SAIL → PORTO 🇵🇹",
                "Мы должны договориться. | Мы должны договориться.",
                "the word мир и дружба means peace | THE WORD мир и дружба MEANS PEACE",
                "a <b>bold</b> word | A <b>BOLD</b> WORD",
                "20 °C and 5 € | 20 °C AND 5 €",
                "?!?! ... --- *** | ?!?! ... --- ***",
                "number 1234567890123456789012345 ends | NUMBER 1234567890123456789012345 ENDS",
            })
    void carriesOverWhatNetworksSpoilAndTranslatesTheRest(String source, String translation) {
        assertEquals(translation, translate(source).text());
    }

    @Test
    void asksForPlainTextAsItIs() {
        translate("  Hello, world. \n How are you? ");
        assertEquals(List.of("  Hello, world. \n How are you? "), capitals.asked());
    }

    @Test
    void takesOutWhatIsInvisible() {
        assertEquals(
                "HELLO WORLD", translate("He\u200bllo \u202ewor\u00adld\u202c").text());
    }

    @Test
    void translatesOnceWhatIsSaidManyTimes() {
        assertEquals(
                "WELL " + "NO ".repeat(9_999) + "NO THEN",
                translate("well " + "no ".repeat(10_000) + "then").text());
        assertEquals(List.of("well", "no", "then"), capitals.asked());
    }

    @Test
    void makesALoopOnceMoreFromSmallerPieces() {
        String source = "the first clause of a sentence is here, and the second clause of the sentence is here, too";
        RobustTranslator translator = new RobustTranslator(
                new ScriptedTranslator(text -> text.length() > 60 ? "de " + "a ".repeat(50) : capitals(text)));
        assertEquals(
                List.of(Translation.of(capitals(source))),
                translator.translate(List.of(TranslationRequest.of(source))));
    }

    @Test
    void cutsALoopThatStaysAndTellsThePassage() {
        RobustTranslator translator =
                new RobustTranslator(new ScriptedTranslator(text -> "sim " + "de novo ".repeat(50)));
        assertEquals(
                List.of(new Translation(
                        "sim de novo de novo de novo de novo", List.of(new Doubt(Doubt.Kind.PASSAGE, "once again")))),
                translator.translate(List.of(TranslationRequest.of("once again"))));
    }

    @Test
    void leavesWhatIsCommittedWhereItCutsALoop() {
        RobustTranslator translator =
                new RobustTranslator(new ScriptedTranslator(text -> "sim " + "de novo ".repeat(50)));
        Translation translation = translator
                .translate(List.of(new TranslationRequest("once again", "sim de novo de", "sim de novo de")))
                .get(0);
        assertEquals("sim de novo de novo de novo de novo", translation.text().strip());
    }

    @Test
    void boundsTheLengthOfAnyOutput() {
        RobustTranslator translator = new RobustTranslator(new ScriptedTranslator(text -> randomWords(5_000)));
        for (Translation translation :
                translator.translate(List.of(TranslationRequest.of("hello"), TranslationRequest.of("ok")))) {
            assertTrue(
                    translation.text().length() <= RobustTranslator.SPARE + 5 * RobustTranslator.LONGEST,
                    translation.text());
            assertEquals(1, translation.doubts().size());
        }
    }

    @Test
    void keepsEveryCharacterOfWhateverComes() {
        RobustTranslator same = new RobustTranslator(new ScriptedTranslator(text -> text));
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            String source = randomText(random).strip();
            assertEquals(
                    source.replaceAll("\\s+", " "),
                    same.translate(List.of(TranslationRequest.of(source)))
                            .get(0)
                            .text()
                            .replaceAll("\\s+", " "));
        }
    }

    @Test
    void takesVeryLongInputInItsStride() {
        for (String unit : List.of("a", "😀", "ж ", "<b>", "1", "word. ", "\u0301", ", ", "a😀")) {
            String source = unit.repeat(100_000);
            assertTrue(translate(source).text().length()
                    <= RobustTranslator.SPARE + RobustTranslator.LONGEST * source.length());
        }
    }

    private Translation translate(String source) {
        return new RobustTranslator(capitals)
                .translate(List.of(TranslationRequest.of(source)))
                .get(0);
    }

    private static String capitals(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }

    private static String randomWords(int count) {
        return new Random(1)
                .ints(count, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    /** Words, emoji, scripts, tags, repetitions in any order; no invisible characters. */
    private static String randomText(Random random) {
        List<String> kinds = List.of(
                "hello",
                "мир",
                "😀",
                "👩‍👧",
                "和平",
                "<i>",
                "?!",
                "42",
                "no no no no no no no no no no",
                "é",
                "\n",
                "™",
                "→",
                "x".repeat(90));
        return random.ints(1 + random.nextInt(20), 0, kinds.size())
                .mapToObj(kind -> kinds.get(kind) + (random.nextBoolean() ? " " : ""))
                .collect(Collectors.joining());
    }
}
