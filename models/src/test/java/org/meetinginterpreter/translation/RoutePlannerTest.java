package org.meetinginterpreter.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutePlannerTest {
    private record Hop(String id, Locale source, Locale target) implements TranslationHop {
        /** {@code en>pt} or {@code en>pt:large}. */
        static Hop of(String id) {
            String[] tags = id.replaceFirst(":.*", "").split(">", 2);
            return new Hop(id, Locale.forLanguageTag(tags[0]), Locale.forLanguageTag(tags[1]));
        }
    }

    @Test
    void takesAModelOfThePairBeforeAnyPivot() {
        assertPlan("pt>es", "pt", "es", "pt>en", "en>es", "pt>es");
    }

    @Test
    void goesThroughEnglishWhereNoModelDoesThePair() {
        assertPlan("pt>en en>es", "pt", "es", "pt>fr", "fr>es", "pt>en", "en>es");
    }

    @Test
    void goesThroughAnotherLanguageWhereEnglishDoesNotReach() {
        assertPlan("kk>ru ru>uk", "kk", "uk", "kk>ru", "ru>uk", "en>uk", "ru>en");
    }

    @Test
    void goesThroughNoMoreThanOnePivot() {
        assertPlan("", "kk", "ko", "kk>ru", "ru>en", "en>ko");
    }

    @Test
    void takesTheFirstOfEqualModels() {
        assertPlan("en>pt:large", "en", "pt", "en>pt:large", "en>pt:small");
        assertPlan("pt>en:large en>es:large", "pt", "es", "pt>en:large", "pt>en:small", "en>es:large", "en>es:small");
    }

    @Test
    void prefersTheRegionThatWasAskedFor() {
        assertPlan("en>pt-PT", "en", "pt-PT", "en>pt-BR", "en>pt", "en>pt-PT");
        assertPlan("en>pt-BR", "en", "pt-BR", "en>pt-PT", "en>pt", "en>pt-BR");
        assertPlan("en>pt", "en", "pt-BR", "en>pt-PT", "en>pt");
        assertPlan("en>pt-PT", "en", "pt-BR", "en>pt-PT");
        assertPlan("fr>en en>pt-PT", "fr", "pt-PT", "fr>en", "en>pt", "en>pt-PT");
    }

    @Test
    void aPivotMayDifferInTheRegion() {
        assertPlan("fr>en-GB en>pt", "fr", "pt", "fr>en-GB", "en>pt");
    }

    @Test
    void neverWritesAScriptThatWasNotAskedFor() {
        assertPlan("", "en", "zh-Hant", "en>zh", "en>zh-Hans");
        assertPlan("en>zh-Hant", "en", "zh-TW", "en>zh", "en>zh-Hant");
        assertPlan("", "zh-Hant", "en", "zh>en");
        assertPlan("", "fr", "ko", "fr>zh-Hans", "zh-Hant>ko");
        assertPlan("", "fr", "ko", "fr>zh-Hant", "zh>ko");
        assertPlan("", "fr", "ko", "fr>zh", "zh-Hant>ko");
        assertPlan("fr>zh zh-Hans>ko", "fr", "ko", "fr>zh", "zh-Hans>ko");
    }

    @Test
    void hasNothingToTranslateWithinALanguage() {
        assertPlan("", "pt", "pt-BR", "pt>en", "en>pt-BR");
        assertPlan("", "pt-PT", "pt-BR", "pt-PT>pt-BR");
        assertPlan("", "no", "nb", "no>nb", "no>en", "en>nb");
    }

    @Test
    void changesTheScriptDirectlyOrNotAtAll() {
        assertPlan("sr>sr-Latn", "sr", "sr-Latn", "sr>sr-Latn", "sr>en", "en>sr-Latn");
        assertPlan("", "sr", "sr-Latn", "sr>en", "en>sr-Latn");
        assertPlan("zh-Hant>zh-Hans", "zh-Hant", "zh-Hans", "zh-Hant>zh-Hans");
    }

    @Test
    void leavesOutAModelThatStaysInItsLanguage() {
        assertPlan("", "pt-PT", "en", "pt-PT>pt-BR");
        assertPlan("pt>en", "pt-PT", "en", "pt-PT>pt-BR", "pt>en");
    }

    private static void assertPlan(String route, String from, String to, String... hops) {
        List<Hop> known = Stream.of(hops).map(Hop::of).toList();
        List<String> plan = new RoutePlanner<>(known)
                .plan(Locale.forLanguageTag(from), Locale.forLanguageTag(to)).stream()
                        .map(Hop::id)
                        .toList();
        assertEquals(route, String.join(" ", plan));
    }
}
