package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.translation.GrowingTranslation;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.WrittenForm;
import org.meetinginterpreter.translation.glossary.Gender;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;
import org.meetinginterpreter.translation.glossary.GlossaryEntry.Kind;
import org.meetinginterpreter.translation.glossary.GlossaryTerm;
import org.meetinginterpreter.translation.glossary.PartOfSpeech;

/** Terms of a glossary in translations by the installed network. */
class GlossaryTranslationIT {
    private static final String EN_PT = "firefox-tiny-en-pt-1693087644";
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt");
    private static final Glossary GLOSSARY = new Glossary(List.of(
            noun("quota", "quota|quotas", "cota|cotas", Gender.FEMININE),
            noun("lunch", "school lunch|school lunches", "merenda escolar|merendas escolares", Gender.FEMININE),
            noun("item", "line item|line items", "rubrica|rubricas", Gender.FEMININE),
            GlossaryEntry.of(
                    "rahimov",
                    Kind.NAME,
                    Map.of(
                            Locale.ENGLISH,
                            new GlossaryTerm(List.of("Mr. Rahimov"), PartOfSpeech.NAME, Gender.UNKNOWN),
                            PORTUGUESE,
                            new GlossaryTerm(List.of("Embaixador Rahimov"), PartOfSpeech.NAME, Gender.MASCULINE)))));

    private static MarianTranslator translator;

    @BeforeAll
    static void open() {
        translator = MarianTranslator.open(InstalledModels.folder(EN_PT), EN_PT, Locale.ENGLISH, PORTUGUESE);
    }

    @AfterAll
    static void close() {
        if (translator != null) {
            translator.close();
        }
    }

    @Test
    void aTermIsRenderedAsListedAndWhatStandsAroundItAgrees() {
        Translation translation = translate("For many children the school lunch is the only warm meal of the day.");

        assertTrue(translation.text().contains(" a merenda escolar é a única"), translation.text());
        assertEquals(List.of("lunch"), translation.terms());
        assertTrue(
                translate("Let us go through the line items one by one.").text().contains("as rubricas"));
        assertTrue(translate("Our quotas fell, not the school lunches.")
                .text()
                .matches("Nossas cotas .* merendas escolares\\."));
    }

    @Test
    void peopleAreAddressedAsTheListSays() {
        assertTrue(translate("Mr. Rahimov will answer on Thursday.").text().startsWith("Embaixador Rahimov "));
        assertTrue(translate("Does Mr. Rahimov's delegation accept the plan?")
                .text()
                .contains("do Embaixador Rahimov"));
    }

    @Test
    void aSentenceWithoutTermsIsTranslatedAsWithoutAGlossary() {
        String text = "The road to the harbour will be closed on Monday.";

        assertEquals(
                translator.translateTexts(List.of(text)),
                List.of(translate(text).text()));
        assertEquals(List.of(), translate(text).terms());
    }

    @Test
    void aSentenceComesOutTheSameInABatch() {
        List<String> texts = List.of(
                "The fishing quota will fall by 12 percent.",
                "The road will be closed.",
                "Is a school lunch better than a quota?",
                "This line item was not in the budget we voted on.");
        List<String> alone = texts.stream().map(text -> translate(text).text()).toList();

        List<String> together =
                translator
                        .translate(texts.stream()
                                .map(text -> TranslationRequest.of(text).under(GLOSSARY))
                                .toList())
                        .stream()
                        .map(Translation::text)
                        .toList();

        assertEquals(alone, together);
    }

    @Test
    void everyBeginningOfATranslationLeadsToTheTerm() {
        String text = "The fishing quota will fall, and so will the price of the school lunch.";
        String whole = translate(text).text();
        List<TranslationRequest> requests = new ArrayList<>();
        for (int end : WrittenForm.wordEnds(whole)) {
            requests.add(new TranslationRequest(text, whole.substring(0, end), "").under(GLOSSARY));
        }

        for (Translation translation : translator.translate(requests)) {
            assertEquals(List.of("quota", "lunch"), translation.terms(), translation.text());
            assertEquals(1, translation.text().split("merenda", -1).length - 1, translation.text());
        }
    }

    @Test
    void whatIsStableStaysWhileASentenceGrowsAndTheFinalHasTheTerm() {
        GrowingTranslation growing = new GrowingTranslation(Locale.ENGLISH, PORTUGUESE, () -> GLOSSARY);
        String text = "We voted against the new line item because the school lunch is not paid from it.";
        String committed = "";
        for (int end : WrittenForm.wordEnds(text)) {
            String source = text.substring(0, end);
            boolean last = end == text.length();
            String shown = growing.revise(translator, source, Math.max(0, end - 8), last)
                    .text();
            assertTrue(shown.startsWith(committed), shown + " after " + committed);
            committed = growing.committed();
            if (last) {
                assertTrue(shown.contains("rubrica") && shown.contains("merenda escolar"), shown);
            }
        }
    }

    private static Translation translate(String text) {
        return translator
                .translate(List.of(TranslationRequest.of(text).under(GLOSSARY)))
                .get(0);
    }

    private static GlossaryEntry noun(String id, String english, String portuguese, Gender gender) {
        Map<Locale, GlossaryTerm> terms = new LinkedHashMap<>();
        terms.put(
                Locale.ENGLISH, new GlossaryTerm(List.of(english.split("\\|", -1)), PartOfSpeech.NOUN, Gender.UNKNOWN));
        terms.put(PORTUGUESE, new GlossaryTerm(List.of(portuguese.split("\\|", -1)), PartOfSpeech.NOUN, gender));
        return GlossaryEntry.of(id, Kind.TERM, terms);
    }
}
