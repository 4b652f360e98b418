package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Turn.Urgency;

class TranslationRouteTest {
    private final FakeTranslator first = new FakeTranslator("pt", "en");
    private final FakeTranslator last = new FakeTranslator("en", "es");
    private final TranslationRoute route = route("pt-BR", "es", first, last);

    @Test
    void goesThroughThePivotInOrder() {
        assertEquals(List.of("es(en(a))", "es(en(b))", "es(en(c))"), route.translateTexts(List.of("a", "b", "c")));
        assertEquals(List.of("pt-en", "en-es"), route.modelIds());
        assertEquals("pt-BR", route.source().toLanguageTag());
        assertEquals("es", route.target().toLanguageTag());
        assertTrue(route.isSteerable());
    }

    @Test
    void hasOneTranslatorWhereOneIsEnough() {
        TranslationRoute direct = route("pt", "en", first);
        assertEquals(List.of("en(a)"), direct.translateTexts(List.of("a")));
        assertEquals(List.of("pt-en"), direct.modelIds());
    }

    @Test
    void steersTheLastTranslatorAndKeepsTheTurn() {
        Turn turn = new Turn(Urgency.GROWING, "m_1");
        route.translate(List.of(new TranslationRequest("a", "x", "xy", turn)));
        assertEquals(List.of(List.of(TranslationRequest.of("a").in(turn))), first.calls);
        assertEquals(List.of(List.of(new TranslationRequest("en(a)", "x", "xy", turn))), last.calls);
    }

    @Test
    void namesTheTranslatorThatFailed() {
        TranslationException error =
                assertThrows(TranslationException.class, () -> route.translateTexts(List.of("a", "poison")));
        assertEquals(
                "translating pt-BR to es failed at pt-en (pt to en): the model pt-en failed: poison",
                error.getMessage());
        FakeTranslator broken = new FakeTranslator("en", "es") {
            @Override
            public List<Translation> translate(List<TranslationRequest> requests) {
                throw new TranslationException("out of memory");
            }
        };
        error = assertThrows(
                TranslationException.class,
                () -> route("pt", "es", first, broken).translateTexts(List.of("a")));
        assertEquals("translating pt to es failed at en-es (en to es): out of memory", error.getMessage());
    }

    @Test
    void refusesAnswersThatCannotBeAttributed() {
        FakeTranslator forgetful = new FakeTranslator("pt", "en") {
            @Override
            public List<Translation> translate(List<TranslationRequest> requests) {
                return super.translate(requests.subList(1, requests.size()));
            }
        };
        TranslationException error = assertThrows(
                TranslationException.class,
                () -> route("pt", "es", forgetful, last).translateTexts(List.of("a", "b")));
        assertTrue(error.getMessage().contains("pt-en (pt to en) gave 1 translations for 2 texts"), error.getMessage());
        assertEquals(List.of(), last.calls);
    }

    @Test
    void refusesWhatIsNoRoute() {
        assertRefused("the same language on both ends", "pt", "pt-BR", first, new FakeTranslator("en", "pt"));
        assertRefused("do not lead there", "pt", "ko", first, last);
        assertRefused("do not lead there", "fr", "es", first, last);
        assertRefused("do not lead there", "pt", "es", first, new FakeTranslator("fr", "es"));
        assertRefused("one or two translators, not 0", "pt", "es");
        assertRefused("one or two translators, not 3", "pt", "es", first, last, last);
    }

    @Test
    void leavesItsTranslatorsOpen() {
        route.close();
        assertFalse(first.closed || last.closed);
    }

    private static void assertRefused(String reason, String from, String to, Translator... hops) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> route(from, to, hops));
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    private static TranslationRoute route(String from, String to, Translator... hops) {
        return new TranslationRoute(Locale.forLanguageTag(from), Locale.forLanguageTag(to), List.of(hops));
    }
}
