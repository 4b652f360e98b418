package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.InstalledModels;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.WrittenForm;

/** Translations that begin as earlier ones did, with the installed network. */
class SteeredTranslationIT {
    private static final String EN_PT = "firefox-tiny-en-pt-1693087644";
    private static final int SENTENCES = 12;

    private static MarianTranslator translator;
    private static List<String> sentences;

    @BeforeAll
    static void open() throws IOException {
        translator = MarianTranslator.open(
                InstalledModels.folder(EN_PT), EN_PT, Locale.ENGLISH, Locale.forLanguageTag("pt"));
        sentences = Files.readAllLines(InstalledModels.sharedData("text/flores-dev.en"))
                .subList(100, 100 + SENTENCES);
    }

    @AfterAll
    static void close() {
        if (translator != null) {
            translator.close();
        }
    }

    @Test
    void goesOnAsItWouldHaveAfterEveryBeginningOfItsOwnTranslation() {
        int same = 0;
        int all = 0;
        for (String sentence : sentences) {
            String free = translate(List.of(TranslationRequest.of(sentence))).get(0);
            List<TranslationRequest> requests = new ArrayList<>();
            for (int cut : WrittenForm.cuts(free)) {
                requests.add(new TranslationRequest(sentence, free.substring(0, cut), ""));
            }
            List<String> steered = translate(requests);
            for (int i = 0; i < steered.size(); i++) {
                assertBegins(requests.get(i).committed(), steered.get(i));
                same += steered.get(i).equals(free) ? 1 : 0;
                all++;
            }
        }
        assertTrue(all > 10 * SENTENCES, all + " beginnings");
        assertTrue(same >= 0.95 * all, same + " of " + all + " beginnings led to the same translation");
    }

    @Test
    void beginsWithWhatTheBeginningOfTheSentenceBecame() {
        int kept = 0;
        int free = 0;
        for (String sentence : sentences) {
            String committed = "";
            String shown = "";
            for (int end : WrittenForm.wordEnds(sentence)) {
                String source = sentence.substring(0, end);
                List<String> both = translate(
                        List.of(new TranslationRequest(source, committed, shown), TranslationRequest.of(source)));
                assertBegins(committed, both.get(0));
                kept += both.get(0).startsWith(shown) ? 1 : 0;
                free += both.get(1).startsWith(shown) ? 1 : 0;
                shown = both.get(0);
                List<Integer> cuts = WrittenForm.cuts(shown);
                int half = cuts.isEmpty() ? 0 : cuts.get(cuts.size() / 2);
                committed = half > committed.length() ? shown.substring(0, half) : committed;
            }
        }
        assertTrue(kept > free + free / 20, kept + " versions kept what was shown, without steering " + free);
    }

    @Test
    void keepsAForeignBeginningToo() {
        for (String committed : List.of("Ontem", "Não,", "Os 30.000 euros", "Zyx qwv")) {
            assertBegins(
                    committed,
                    translate(List.of(new TranslationRequest("The committee met today.", committed, "")))
                            .get(0));
        }
    }

    @Test
    void keepsItForSourcesWithoutWordsAndForLongOnes() {
        String endless = "the committee and the delegation met ".repeat(200);
        List<String> texts = translate(
                List.of(new TranslationRequest("...", "Ontem", ""), new TranslationRequest(endless, "Ontem", "")));
        texts.forEach(text -> assertBegins("Ontem", text));
        assertTrue(texts.get(1).length() < 4 * endless.length());
    }

    private static List<String> translate(List<TranslationRequest> requests) {
        return translator.translate(requests).stream().map(Translation::text).toList();
    }

    private static void assertBegins(String committed, String text) {
        assertTrue(text.startsWith(committed), "«" + text + "» begins with «" + committed + "»");
        assertTrue(
                committed.isEmpty() || WrittenForm.cuts(text).contains(committed.length()),
                "«" + committed + "» ends with a word of «" + text + "»");
    }
}
