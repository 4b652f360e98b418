package org.meetinginterpreter.translation.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.translation.glossary.GlossaryEntry.Kind;

class WrittenTermsTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Um terço dos doses de reforço foi usado.   | Um terço das doses de reforço foi usado.
                    Os primeiros dose de reforço.              | A primeira dose de reforço.
                    Este Dose de reforço.                      | Esta Dose de reforço.
                    Sem meus novos doses de reforço.           | Sem minhas novas doses de reforço.
                    Depois de doses de reforço.                | Depois de doses de reforço.
                    Ele disse: "Dose de reforço".              | Ele disse: "Dose de reforço".
                    Ele disse: " Dose de reforço não".         | Ele disse: "Dose de reforço não".
                    O carro deu dose de reforço.               | O carro deu dose de reforço.
                    """)
    void whatStandsBeforeANounAgreesWithIt(String translation, String mended) {
        assertEquals(mended, written(translation, 0).text());
    }

    @Test
    void whatIsCommittedStays() {
        assertEquals(
                "Um dos doses de reforço.",
                written("Um dos doses de reforço.", 6).text());
        assertEquals(
                "Um das doses de reforço.",
                written("Um dos doses de reforço.", 2).text());
    }

    @Test
    void tellsWhatIsMissing() {
        assertEquals(1, written("A dose de reforço chegou.", 0).written().size());
        assertEquals(
                0, written("A dose chegou, e doses de reforços.", 0).written().size());
    }

    @Test
    void aPersonIsAWomanWhereTheWordBeforeSaysSo() {
        GlossaryTerm worker =
                new GlossaryTerm(List.of("agente comunitário", "agente comunitária"), PartOfSpeech.NOUN, Gender.EITHER);
        GlossaryMatch match = new GlossaryMatch(
                GlossaryEntry.of("w", Kind.TERM, Map.of(PORTUGUESE, worker)), 0, 1, 1, 1, worker.forms());

        assertEquals(
                "Uma agente comunitária.",
                WrittenTerms.of("Uma agente comunitário.", List.of(match), PORTUGUESE, 0)
                        .text());
        assertEquals(
                "Um agente comunitário.",
                WrittenTerms.of("Um agente comunitário.", List.of(match), PORTUGUESE, 0)
                        .text());
    }

    private static WrittenTerms written(String translation, int committed) {
        GlossaryTerm dose =
                new GlossaryTerm(List.of("dose de reforço", "doses de reforço"), PartOfSpeech.NOUN, Gender.FEMININE);
        GlossaryEntry entry = GlossaryEntry.of("d", Kind.TERM, Map.of(PORTUGUESE, dose));
        return WrittenTerms.of(
                translation, List.of(new GlossaryMatch(entry, 0, 1, 1, 1, dose.forms())), PORTUGUESE, committed);
    }
}
