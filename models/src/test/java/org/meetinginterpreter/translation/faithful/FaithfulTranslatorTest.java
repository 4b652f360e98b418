package org.meetinginterpreter.translation.faithful;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.ScriptedTranslator;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;

class FaithfulTranslatorTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void givesWhatIsFaithfulAsItCame() {
        assertEquals(
                List.of(Translation.of("Precisamos de 30 mil tendas.")),
                translate(source -> "Precisamos de 30 mil tendas."));
        assertEquals(1, asked.size());
    }

    @Test
    void translatesOnceMoreWithAPlaceholderAndPutsTheFigureBackAsTheTargetWritesIt() {
        List<Translation> translations = translate(source -> source.contains("30,000")
                ? "Precisamos de 3.000 tendas."
                : "Precisamos de " + source.replaceAll("\\D*(\\d+).*", "$1") + " tendas.");
        assertEquals(List.of(Translation.of("Precisamos de 30.000 tendas.")), translations);
        assertTrue(asked.get(1).matches("We need \\d\\d tents\\."), asked::toString);
    }

    @Test
    void keepsTheFirstAttemptAndTheDoubtWhereThePlaceholderIsLostToo() {
        assertEquals(
                List.of(new Translation("Precisamos de tendas.", List.of(new Doubt(Doubt.Kind.NUMBER, "30,000")))),
                translate(source -> "Precisamos de tendas."));
    }

    @Test
    void refusesASecondAttemptThatBabbles() {
        assertEquals(
                "Precisamos de tendas.",
                translate(source -> source.contains("30,000")
                                ? "Precisamos de tendas."
                                : "Precisamos de " + "muitas ".repeat(40) + source.replaceAll("\\D", ""))
                        .get(0)
                        .text());
    }

    @Test
    void checksWhatGrowsButDoesNotTranslateItAgain() {
        Translation translation = translator(source -> "Precisamos de tendas.")
                .translate(List.of(new TranslationRequest("We need 30,000 tents.", "Precisamos", "Precisamos de")))
                .get(0);
        assertEquals(List.of(new Doubt(Doubt.Kind.NUMBER, "30,000")), translation.doubts());
        assertEquals(List.of("We need 30,000 tents."), asked);
    }

    @Test
    void aSecondAttemptAtAFinalBeginsWithWhatIsCommitted() {
        UnaryOperator<String> network = source -> source.contains("30,000")
                ? "Precisamos de tendas."
                : "Precisamos de " + source.replaceAll("[^0-9]", "") + " tendas.";
        assertEquals(
                "Precisamos de 30.000 tendas.",
                finalAfter("Precisamos", network).text());
        Translation kept = finalAfter("Nós precisamos", network);
        assertEquals("Precisamos de tendas.", kept.text());
        assertEquals(1, kept.doubts().size());
    }

    private Translation finalAfter(String committed, UnaryOperator<String> network) {
        return translator(network)
                .translate(List.of(new TranslationRequest("We need 30,000 tents.", committed, committed)))
                .get(0);
    }

    @Test
    void asksNoMoreForNumbersThatChangedPlaces() {
        Translation translation = translator(source -> "400 dos mais ricos de 2008")
                .translate(List.of(TranslationRequest.of("the 2008 list of the 400 richest")))
                .get(0);
        assertEquals(2, translation.doubts().size());
        assertEquals(1, asked.size());
    }

    @Test
    void repeatsAddressesLetterByLetter() {
        Translation translation = translator(source ->
                        source.contains("un.org") ? "Veja www.un.organização/a-7." : source.replace("See", "Veja"))
                .translate(List.of(TranslationRequest.of("See www.un.org/a-7.")))
                .get(0);
        assertEquals(Translation.of("Veja www.un.org/a-7."), translation);
    }

    private List<Translation> translate(UnaryOperator<String> network) {
        return translator(network).translate(List.of(TranslationRequest.of("We need 30,000 tents.")));
    }

    private Translator translator(UnaryOperator<String> network) {
        return new FaithfulTranslator(new ScriptedTranslator(source -> {
            asked.add(source);
            return network.apply(source);
        }));
    }
}
