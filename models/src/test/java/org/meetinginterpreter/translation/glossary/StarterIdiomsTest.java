package org.meetinginterpreter.translation.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterIdiomsTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");

    @Test
    void theNotationIsSpeltOut() {
        IdiomNotation notation = new IdiomNotation(verb -> List.of(verb, verb + "ed"));

        assertEquals(List.of("kick the can", "kicked the can"), notation.forms("{kick} the can"));
        assertEquals(List.of("raro", "rara"), notation.forms("rar[o|a]"));
        assertEquals("burn one's own", notation.forms("{burn} <one's> own").get(0));
        assertEquals(List.of("hide"), notation.forms("[hide] …"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    They have kicked the can down the road. | en | en-kick-the-can-down-the-road
                    She burned her bridges.                 | en | en-burn-one-s-bridges
                    Ela empurrou com a barriga.             | pt | pt-empurrar-com-a-barriga
                    The report is still on the table.       | en | en-on-the-table
                    The cat and the cup are on the table.   | en | -
                    O goleiro tem de passar a bola.         | pt | -
                    """)
    void anIdiomIsFoundInItsLanguageUnlessItsWordsAreMeantLiterally(String text, String language, String id) {
        Locale from = Locale.forLanguageTag(language);
        Locale to = from.equals(PORTUGUESE) ? Locale.ENGLISH : PORTUGUESE;

        List<String> found = StarterIdioms.glossary().matcher(from, to).find(text).stream()
                .map(match -> match.entry().id())
                .toList();

        assertEquals(id.equals("-") ? List.of() : List.of(id), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    They kicked the can down the road.       | empurraram com a barriga
                    The ministry kicks the can down the road. | empurra com a barriga
                    We kicked the can down the road.         | empurramos com a barriga
                    He wants to kick the can down the road.  | empurrar com a barriga
                    """)
    void itsVerbTakesThePersonAndTenseOfTheSource(String text, String rendering) {
        assertEquals(
                List.of(rendering),
                StarterIdioms.glossary()
                        .matcher(Locale.ENGLISH, PORTUGUESE)
                        .find(text)
                        .get(0)
                        .renderings());
    }

    @Test
    void aNoteRulesOutAWordAndAVerbIsNoNoun() {
        GlossaryTerm table = new GlossaryTerm(List.of("headwater"), PartOfSpeech.NOUN, Gender.UNKNOWN);
        GlossaryTerm cabeceira = new GlossaryTerm(List.of("cabeceira"), PartOfSpeech.NOUN, Gender.FEMININE);
        GlossaryEntry entry = new GlossaryEntry(
                "h",
                GlossaryEntry.Kind.TERM,
                Map.of(Locale.ENGLISH, table, PORTUGUESE, cabeceira),
                false,
                false,
                Map.of(PORTUGUESE, "Onde nasce um rio. Não a ponta da mesa."),
                Map.of());
        GlossaryMatcher toEnglish = new Glossary(List.of(entry)).matcher(PORTUGUESE, Locale.ENGLISH);
        GlossaryMatcher toPortuguese = new Glossary(List.of(entry)).matcher(Locale.ENGLISH, PORTUGUESE);

        assertEquals(1, toEnglish.find("A cabeceira secou.").size());
        assertTrue(toEnglish.find("Ele fica na cabeceira da mesa.").isEmpty());
        assertEquals(1, toPortuguese.find("The headwater is dry.").size());
        assertTrue(toPortuguese.find("Rains headwater the valley.").isEmpty());
        assertTrue(toPortuguese.find("They headwater.").isEmpty());
    }
}
