package org.meetinginterpreter.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.GrowingText;
import org.meetinginterpreter.translation.Steadiness;

class RenderingsTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final String TEXT = "Precisamos de tendas.";
    private static final List<Doubt> DOUBTS =
            List.of(new Doubt(Doubt.Kind.NUMBER, "30,000"), new Doubt(Doubt.Kind.NEGATION, "not"));

    @Test
    void aFinalTellsWhatItsTranslationLost() {
        Caption caption = Renderings.translated(said(true), PORTUGUESE, translation(true), List.of("fake"));
        assertEquals("Precisamos de tendas. [30,000] [not]", caption.text());
        assertEquals(caption.text().length(), caption.stable());
        assertEquals(Set.of(Mark.MACHINE_MADE, Mark.NUMBER_DOUBTFUL, Mark.NEGATION_DOUBTFUL), caption.marks());
    }

    @Test
    void aGrowingCaptionDoesNotSinceItsTextIsNotWhole() {
        Caption caption =
                Renderings.grown(said(false), PORTUGUESE, translation(false), List.of("fake"), Steadiness.FAST);
        assertEquals("Precisamos de tendas.", caption.text());
        assertEquals(Set.of(Mark.MACHINE_MADE), caption.marks());
    }

    private static GrowingText translation(boolean isFinal) {
        return new GrowingText(TEXT, TEXT.length(), isFinal ? TEXT.length() : 0, isFinal, DOUBTS, List.of());
    }

    private static Caption said(boolean isFinal) {
        return new Caption(
                OptionalLong.empty(),
                "u1",
                1,
                new Speaker("p_1", "Delegation 1"),
                Locale.ENGLISH,
                Locale.ENGLISH,
                "We do not need 30,000 tents.",
                0,
                isFinal,
                0,
                1_000,
                List.of(SourceText.TYPED),
                Set.of(),
                Review.NONE);
    }
}
