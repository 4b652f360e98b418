package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingTranslationTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    private final GrowingTranslation growing = new GrowingTranslation(Locale.ENGLISH, PORTUGUESE);
    private final Map<String, String> known = new HashMap<>();
    private final List<TranslationRequest> asked = new ArrayList<>();

    @Test
    void commitsWhatAStableVersionAndALongerOneAgreeOn() {
        known.put("the river", "o rio");
        known.put("the river rises every", "o rio sobe cada");
        known.put("the river rises every spring", "o rio sobe toda primavera");

        assertShown("", "", "o rio", revise("the river", 0));
        assertShown("o rio", "", " sobe cada", revise("the river rises every", 9));
        assertShown("o rio", " sobe", " toda primavera", revise("the river rises every spring", 9));
        assertEquals("o rio", asked.get(2).committed());
    }

    @Test
    void commitsNothingThatFollowedFromWordsWhichMayChange() {
        known.put("the liver", "o fígado");
        known.put("the liver is", "o fígado é");
        known.put("the river is high", "o rio está alto");

        revise("the liver", 0);
        assertShown("", "o fígado", " é", revise("the liver is", 3));
        assertShown("", "o", " rio está alto", revise("the river is high", 3));
    }

    @Test
    void drawsTheNextTranslationTowardsWhatWasShownButItsEnd() {
        known.put("a b c d e f", "A B C D E F");
        revise("a b c d e f", 0);
        revise("a b c d e f g", 0);

        assertEquals("", asked.get(1).committed());
        assertFalse(asked.get(1).shown().isEmpty());
        assertTrue("A B C D E".startsWith(asked.get(1).shown()), asked.get(1).shown());
    }

    @Test
    void translatesASentenceThatIsOverForTheLastTimeBoundToWhatIsCommittedAlone() {
        known.put("It rains", "Chove");
        known.put("It rains.", "Está chovendo.");
        known.put("We", "Nós");
        known.put("We wait", "Esperamos");

        revise("It rains.", 0);
        revise("It rains. We", 5);
        assertShown("Está chovendo.", "", " Esperamos", revise("It rains. We wait", 12));
        assertEquals(new TranslationRequest("It rains.", "", ""), asked.get(asked.size() - 2));
        int before = asked.size();
        revise("It rains. We wait now", 12);
        assertEquals(before + 1, asked.size(), "what is over is not translated again");
    }

    @Test
    void theFinalIsStableToItsEndAndBeginsWithWhatIsCommitted() {
        known.put("the river", "o rio");
        known.put("the river rises today", "o rio sobe hoje");
        known.put("The rivers rose.", "Os rios subiram.");
        revise("the river", 0);
        revise("the river rises today", 9);

        GrowingText last = growing.revise(translator(true), "The rivers rose.", 16, true);
        assertEquals("o rio subiram.", last.text());
        assertTrue(last.isFinal());
        assertEquals(last.text().length(), last.stable());
        for (Steadiness mode : Steadiness.values()) {
            assertEquals(last.text(), last.shown(mode));
        }
    }

    @Test
    void aFinalThatNeverGrewIsOneRequest() {
        known.put("It rains. We wait.", "Chove. Esperamos.");
        assertEquals(
                "Chove. Esperamos.",
                growing.revise(translator(true), "It rains. We wait.", 0, true).text());
        assertEquals(List.of(TranslationRequest.of("It rains. We wait.")), asked);
    }

    @Test
    void commitsWholeSentencesOnlyWhereTheTranslatorCannotBeSteered() {
        known.put("It rains", "Chove");
        known.put("It rains.", "Chove.");
        known.put("We wait for", "Esperamos por");
        known.put("We wait for you", "Esperamos por você");
        Translator plain = translator(false);

        growing.revise(plain, "It rains", 8, false);
        growing.revise(plain, "It rains. We wait for", 21, false);
        GrowingText text = growing.revise(plain, "It rains. We wait for you", 25, false);
        assertShown("Chove.", " Esperamos por", " você", text);
        assertTrue(asked.stream().noneMatch(TranslationRequest::isSteered));
    }

    @Test
    void keepsThePromiseWhenTheSourceIsTakenBack() {
        known.put("the river", "o rio");
        known.put("the river rises today", "o rio sobe hoje");
        revise("the river", 0);
        assertShown("o rio", "", " sobe hoje", revise("the river rises today", 9));
        assertShown("o rio", "", "", revise("", 0));
        assertEquals("o rio", growing.revise(translator(true), "", 0, true).text());
    }

    @Test
    void refusesWhatASupersededVersionBecame() {
        GrowingTranslation.Plan partial = growing.next("the river", 0, false, true);
        GrowingTranslation.Plan last = growing.next("The river rises.", 0, true, true);

        assertEquals(Optional.empty(), growing.accept(partial, List.of(Translation.of("o rio"))));
        assertEquals(
                "O rio sobe.",
                growing.accept(last, List.of(Translation.of("O rio sobe.")))
                        .orElseThrow()
                        .text());
    }

    @Test
    void namesWhatWasLostInAllSentencesOfTheFinal() {
        Doubt doubt = new Doubt(Doubt.Kind.NUMBER, "30");
        GrowingTranslation.Plan first = growing.next("It cost 30. We paid", 13, false, true);
        growing.accept(first, List.of(new Translation("Custou.", List.of(doubt)), Translation.of("Pagamos")));
        GrowingTranslation.Plan last = growing.next("It cost 30. We paid.", 20, true, true);

        GrowingText text =
                growing.accept(last, List.of(Translation.of("Pagamos."))).orElseThrow();
        assertEquals("Custou. Pagamos.", text.text());
        assertEquals(List.of(doubt), text.doubts());
    }

    @Test
    void cutsASentenceWithoutEnd() {
        StringBuilder source = new StringBuilder();
        GrowingText text = null;
        for (int i = 0; i < 400; i++) {
            source.append(i == 0 ? "" : " ").append('w').append(i);
            text = growing.revise(translator(true), source.toString(), Math.max(0, source.length() - 8), false);
        }
        assertEquals(400, WrittenForm.wordEnds(text.text()).size());
        assertTrue(text.stable() > 1_000, text.stable() + " stable");
        assertTrue(asked.stream()
                .allMatch(request -> WrittenForm.wordEnds(request.text()).size() <= 81));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverBreaksThePromise(boolean steerable) {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            boolean spaces = random.nextInt(4) > 0;
            GrowingTranslation translation =
                    new GrowingTranslation(Locale.ENGLISH, spaces ? PORTUGUESE : Locale.CHINESE);
            Translator moody = new MoodyTranslator(seed, steerable, spaces);
            String promise = "";
            String appended = "";
            List<String> words = new ArrayList<>();
            int stableWords = 0;
            boolean mayBreakItsOwn = random.nextInt(3) == 0;
            for (int version = 0; version < 25; version++) {
                while (words.size() > (mayBreakItsOwn ? 0 : stableWords) && random.nextInt(3) > 0) {
                    words.remove(words.size() - 1);
                }
                for (int more = random.nextInt(5); more >= 0; more--) {
                    words.add("w" + random.nextInt(50) + (random.nextInt(6) == 0 ? "." : ""));
                }
                stableWords = Math.min(words.size(), stableWords + random.nextInt(3));
                String text = String.join(" ", words);
                int stable = String.join(" ", words.subList(0, stableWords)).length();
                boolean last = version == 24;
                GrowingText grown = translation.revise(moody, text, stable, last);
                assertTrue(
                        grown.text().startsWith(promise),
                        "seed " + seed + ": «" + grown.text() + "» after «" + promise + "»");
                String settled = grown.shown(Steadiness.STABLE);
                assertTrue(
                        settled.startsWith(appended), "seed " + seed + ": «" + settled + "» after «" + appended + "»");
                assertTrue(grown.shown(Steadiness.BALANCED).startsWith(settled));
                appended = settled;
                promise = grown.text().substring(0, grown.text().offsetByCodePoints(0, grown.stable()));
                assertEquals(settled, promise);
                assertTrue(
                        promise.isEmpty()
                                || last
                                || WrittenForm.cuts(grown.text()).contains(promise.length()),
                        "seed " + seed + ": «" + promise + "» in «" + grown.text() + "»");
            }
            assertFalse(promise.isEmpty());
        }
    }

    private GrowingText revise(String text, int stable) {
        return growing.revise(translator(true), text, stable, false);
    }

    private static void assertShown(String committed, String balanced, String rest, GrowingText text) {
        assertEquals(
                committed + "|" + balanced + "|" + rest,
                text.text().substring(0, text.committed())
                        + "|"
                        + text.text().substring(text.committed(), text.balanced())
                        + "|"
                        + text.text().substring(text.balanced()));
    }

    /** Knows some texts, writes others in capitals, and begins as it is told. */
    private Translator translator(boolean steerable) {
        return new FakeTranslator("en", "pt") {
            @Override
            public boolean isSteerable() {
                return steerable;
            }

            @Override
            public List<Translation> translate(List<TranslationRequest> requests) {
                asked.addAll(requests);
                return requests.stream()
                        .map(request -> Translation.of(CommittedText.continued(
                                request.committed(),
                                known.getOrDefault(
                                        request.text(), request.text().toUpperCase(Locale.ROOT)))))
                        .toList();
            }
        };
    }

    /** Translates word by word, but changes its mind with every other text, and does not always begin as it is told. */
    private static final class MoodyTranslator extends FakeTranslator {
        private final long seed;
        private final boolean steerable;
        private final boolean spaces;

        MoodyTranslator(long seed, boolean steerable, boolean spaces) {
            super("en", "pt");
            this.seed = seed;
            this.steerable = steerable;
            this.spaces = spaces;
        }

        @Override
        public boolean isSteerable() {
            return steerable;
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> requests) {
            return requests.stream()
                    .map(request -> Translation.of(translate(request)))
                    .toList();
        }

        private String translate(TranslationRequest request) {
            Random mood = new Random(seed + request.text().hashCode());
            List<String> words = new ArrayList<>();
            for (String word : request.text().split(" ", -1)) {
                String number = word.replaceAll("\\D", "");
                String other = mood.nextInt(4) == 0 ? "x" : "";
                words.add(spaces ? "p" + number + other + word.replaceAll("\\w", "") : "議" + number + other);
            }
            String text = String.join(spaces ? " " : "", words);
            return mood.nextInt(5) == 0 ? text : CommittedText.continued(request.committed(), text);
        }
    }
}
