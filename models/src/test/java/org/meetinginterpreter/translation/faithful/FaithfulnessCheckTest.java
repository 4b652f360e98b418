package org.meetinginterpreter.translation.faithful;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.translation.Doubt;

class FaithfulnessCheckTest {
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private final FaithfulnessCheck check = FaithfulnessCheck.of(Locale.ENGLISH, PORTUGUESE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We need 30,000 tents. | Precisamos de 30 mil tendas.",
                "We need thirty thousand tents. | Precisamos de 30.000 tendas.",
                "It cost $2.3 billion. | Custou 2,3 bilhões de dólares.",
                "It cost $2.3 billion. | Custou 2,3 mil milhões de dólares.",
                "At 9:30 p.m. the vote began. | A votação começou às 21h30.",
                "At 11 the vote began. | A votação começou às onze.",
                "In the 1960s it was 40 percent. | Na década de 60 era 40%.",
                "In the 19th century | No século XIX",
                "winds of 105 miles per hour (165 km/h) | ventos de 105 milhas por hora (165 km por hora)",
                "two to three million people | de dois a três milhões de pessoas",
                "It is not ready. | Ainda não está pronto.",
                "It did not change. | Ficou sem mudança.",
                "Not only France agreed. | Não só a França concordou.",
                "See https://www.un.org/a. | Consulte https://www.un.org/a.",
                "The COVID-19 and H5N1 cases | Os casos de Covid-19 e H5N1",
                "No. 11 won. | O número 11 venceu.",
                "28-year-old Vidal | Vidal, de 28 anos",
            })
    void takesWhatMeansTheSame(String source, String translation) {
        assertEquals(List.of(), check.doubts(source, translation));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We need 30,000 tents. | Precisamos de 3.000 tendas. | NUMBER | 30,000",
                "We need 30,000 tents. | Precisamos de 30,000 tendas. | NUMBER | 30,000",
                "We need 30,000 tents. | Precisamos de tendas. | NUMBER | 30,000",
                "It is 40 km away. | Fica a 40 milhas. | NUMBER | 40 km",
                "It is 40 km away. | Fica a 40. | NUMBER | 40 km",
                "It cost £27 million. | Custou 27 milhões de euros. | NUMBER | £27 million",
                "It cost 27 million. | Custou 27 bilhões. | NUMBER | 27 million",
                "At 9:30 a.m. | Às 9h30 da noite | NUMBER | 9:30 a.m.",
                "eighteen percent | oitenta por cento | NUMBER | eighteen percent",
                "It is not ready. | Está pronto. | NEGATION | not",
                "They won't vote. | Eles vão votar. | NEGATION | won't",
                "It is ready. | Não está pronto. | NEGATION | It is ready.",
                "See www.un.org/a-7 now. | Veja www.un.org/a-71 agora. | NAME | www.un.org/a-7",
                "Write to clerk@un.int. | Escreva para escrivão@un.int. | NAME | clerk@un.int",
                "The A380 landed. | O A830 pousou. | NAME | A380",
            })
    void findsWhatWasLost(String source, String translation, Doubt.Kind kind, String lost) {
        assertEquals(List.of(new Doubt(kind, lost)), check.doubts(source, translation));
    }

    @Test
    void findsNumbersThatChangedPlaces() {
        assertEquals(
                List.of(new Doubt(Doubt.Kind.NUMBER, "53"), new Doubt(Doubt.Kind.NUMBER, "24")),
                check.doubts("He played 53 games and scored 24 goals.", "Ele jogou 24 partidas e marcou 53 gols."));
    }

    @Test
    void comparesDenialsSentenceBySentence() {
        assertEquals(
                List.of(new Doubt(Doubt.Kind.NEGATION, "not"), new Doubt(Doubt.Kind.NEGATION, "I agree.")),
                check.doubts("It is not ready. I agree.", "Está pronto. Não concordo."));
    }

    @Test
    void checksOnlyFiguresAndAddressesOfLanguagesItDoesNotKnow() {
        FaithfulnessCheck kazakh = FaithfulnessCheck.of(Locale.ENGLISH, Locale.forLanguageTag("kk"));
        assertEquals(List.of(), kazakh.doubts("There are not two tents.", "Шатырлар бар."));
        assertEquals(
                List.of(new Doubt(Doubt.Kind.NUMBER, "345")),
                kazakh.doubts("We need 345 tents.", "Бізге 354 шатыр керек."));
    }
}
