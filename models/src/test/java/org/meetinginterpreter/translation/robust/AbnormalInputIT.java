package org.meetinginterpreter.translation.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.faithful.FaithfulTranslator;
import org.meetinginterpreter.translation.marian.MarianTranslator;

/** The installed English to Portuguese network, on what breaks networks. */
class AbnormalInputIT {
    private static final String MODEL = "firefox-tiny-en-pt-1693087644";
    private static final Duration FOR_EVER = Duration.ofMinutes(5);

    private static Translator translator;

    @BeforeAll
    static void open() {
        translator = new FaithfulTranslator(new RobustTranslator(MarianTranslator.open(
                InstalledModels.folder(MODEL), MODEL, Locale.ENGLISH, Locale.forLanguageTag("pt"))));
    }

    @AfterAll
    static void close() {
        if (translator != null) {
            translator.close();
        }
    }

    @Test
    void emojiSymbolsTagsAndOtherScriptsComeThrough() {
        assertEquals("! 😀👍 . 👩‍👩‍👧‍👦 🇵🇹", skeleton("Good morning! 😀👍 See you tomorrow. 👩‍👩‍👧‍👦 🇵🇹"));
        assertEquals(
                "Мы должны договориться о воде.",
                translate("Мы должны договориться о воде.").text());
        assertEquals("我们必须就水资源达成协议。", translate("我们必须就水资源达成协议。").text());
        assertTrue(translate("<p>Hello <b>world</b>.</p>").text().matches("<p>[^<]+<b>[^<]+</b>[^<]*</p>"));
        assertTrue(translate("The word мир means peace.").text().contains("мир"));
    }

    @Test
    void textWithoutWordsStaysAsItIs() {
        for (String text : List.of("?!?!... --- ***", "😀", "→ ★★★ ✓", "...", "—", "( ) [ ] { }")) {
            assertEquals(text, translate(text).text());
        }
        assertEquals("", translate("").text());
        assertEquals("", translate(" \t \n ").text().strip());
    }

    @Test
    void anotherLanguageThanDeclaredIsBounded() {
        assertBounded("Precisamos chegar a um acordo sobre a água antes do fim do ano.");
        assertBounded("Wir müssen uns bis Ende des Jahres über das Wasser einigen.");
    }

    @Test
    void endlessInputGivesBoundedOutputInBoundedTime() {
        Assertions.assertTimeoutPreemptively(FOR_EVER, () -> {
            assertBounded(words(5_000));
            assertBounded("no ".repeat(10_000));
            assertBounded("the delegation of ".repeat(3_000));
            assertBounded("a".repeat(100_000));
            assertBounded("1".repeat(5_000));
            assertBounded("a😀".repeat(20_000));
            assertBounded("e\u0301\u0301".repeat(5_000));
        });
    }

    @Test
    void garbageOfAllKindsGivesBoundedTextWithoutControlsAndWithoutLoops() {
        Random random = new Random(7);
        for (int i = 0; i < 120; i++) {
            assertBounded(garbage(random));
        }
    }

    private static String skeleton(String source) {
        return translate(source)
                .text()
                .replaceAll("\\p{L}[-\\p{L}]*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static void assertBounded(String source) {
        Translation translation = translate(source);
        String text = translation.text();
        String about = source.substring(0, Math.min(200, source.length())) + " -> "
                + text.substring(0, Math.min(400, text.length()));
        assertTrue(
                text.length() <= 2 * (RobustTranslator.SPARE + 4L * RobustTranslator.LONGEST * source.length()), about);
        assertTrue(
                text.chars().noneMatch(c -> c != '\n' && c != '\r' && c != '\t' && Character.isISOControl(c)), about);
        assertTrue(Repetitions.most(text) <= Math.max(10, 2 * Repetitions.most(source)), () -> "a loop: " + about);
    }

    private static Translation translate(String source) {
        return translator.translate(List.of(TranslationRequest.of(source))).get(0);
    }

    /** Words without a stop, in no order. */
    private static String words(int count) {
        List<String> words = List.of(
                "we",
                "will",
                "discuss",
                "water",
                "rights",
                "and",
                "the",
                "delegation",
                "of",
                "Norway",
                "agrees",
                "with",
                "this",
                "text",
                "on",
                "fishing",
                "not",
                "ships",
                "before",
                "1995");
        return new Random(3).ints(count, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
    }

    private static String garbage(Random random) {
        List<String> pieces = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            pieces.add(
                    switch (random.nextInt(8)) {
                        case 0 -> letters(random, 0x20, 0x7f);
                        case 1 -> letters(random, 0x80, 0x24f);
                        case 2 -> letters(random, 0x370, 0xfff);
                        case 3 -> letters(random, 0x1f300, 0x1f6ff);
                        case 4 -> letters(random, 0, 0x20) + "\u202e\u200b\ufeff\ud83d";
                        case 5 -> "no ".repeat(1 + random.nextInt(30));
                        case 6 -> Long.toString(random.nextLong());
                        default -> words(1 + random.nextInt(15));
                    });
        }
        return String.join(random.nextBoolean() ? " " : "", pieces);
    }

    private static String letters(Random random, int from, int to) {
        return Stream.generate(() -> Character.toString(from + random.nextInt(to - from)))
                .limit(1 + random.nextInt(40))
                .collect(Collectors.joining());
    }
}
