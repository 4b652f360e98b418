package org.meetinginterpreter.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.translation.TranslationModel;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.shared.SharingOptions;

/** Routes on real models, through a store in which Portuguese is also called Galician. */
class InstalledTranslatorsIT {
    private static final Locale GALICIAN = Locale.forLanguageTag("gl");
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final List<String> SPOKEN = List.of(
            "Bom dia a todos.",
            "A reunião começa agora. Temos três pontos na agenda.",
            "",
            "O senhor deputado tem a palavra.",
            "A água é um direito de todos os povos, e o acordo de 2015 diz isso claramente.");

    @TempDir
    private Path folder;

    private InterpreterHome home;

    @BeforeEach
    void relabel() throws IOException {
        home = RelabelledModels.in(folder);
    }

    @Test
    void goesThroughThePivotInOrder() {
        List<String> expected = oneByOne();
        try (InstalledEngines engines = InstalledEngines.open(home, new SharingOptions(2, 100_000, 1_000_000_000))) {
            Translator route = engines.translators().find(GALICIAN, PORTUGUESE).orElseThrow();
            assertEquals(List.of(RelabelledModels.FIRST, RelabelledModels.SECOND), route.modelIds());
            assertEquals(expected, route.translateTexts(SPOKEN));
            List<String> many = new ArrayList<>();
            List<String> manyExpected = new ArrayList<>();
            IntStream.range(0, 300).forEach(i -> {
                many.add(SPOKEN.get(i % 5));
                manyExpected.add(expected.get(i % 5));
            });
            assertEquals(manyExpected, route.translateTexts(many));
            assertEquals(8, engines.translators().statistics().texts());
        }
    }

    @Test
    void worksInAMemoryThatHoldsOneModelAtATime() {
        List<String> expected = oneByOne();
        try (InstalledEngines engines = InstalledEngines.open(home, new SharingOptions(1, 0, 1))) {
            Translator route = engines.translators().find(GALICIAN, PORTUGUESE).orElseThrow();
            for (int i = 0; i < 3; i++) {
                assertEquals(expected, route.translateTexts(SPOKEN));
            }
            // the last one is closed after its result was delivered
            await().until(() -> engines.translators().statistics().closedModels() == 6);
            assertEquals(0, engines.translators().statistics().openModels());
        }
    }

    @Test
    void callersOfAllLanguagesShareTheWorkers() {
        List<String> expected = oneByOne();
        try (InstalledEngines engines = InstalledEngines.open(home, new SharingOptions(2, 0, 1_000_000_000))) {
            List<CompletableFuture<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Translator route =
                        engines.translators().find(GALICIAN, PORTUGUESE).orElseThrow();
                calls.add(CompletableFuture.supplyAsync(() -> route.translateTexts(SPOKEN)));
            }
            calls.forEach(call -> assertEquals(expected, call.join()));
            assertTrue(engines.translators().statistics().texts()
                    > engines.translators().statistics().batches());
        }
    }

    @Test
    void aPageOfTextIsTranslatedAsTheModelAloneDoesIt() {
        String page = String.join(" ", Collections.nCopies(12, String.join(" ", SPOKEN.subList(0, 5))))
                .strip();
        TranslationModel model = models().get(0);
        try (InstalledEngines engines = InstalledEngines.open(home, new SharingOptions(2, 0, 1_000_000_000));
                Translator alone = model.open()) {
            Translator shared =
                    engines.translators().find(model.source(), model.target()).orElseThrow();
            assertEquals(alone.translateTexts(List.of(page)), shared.translateTexts(List.of(page)));
            assertTrue(engines.translators().statistics().texts() > 1);
        }
    }

    private List<TranslationModel> models() {
        return new TranslationModels(new ModelStore(home), List.of()).all();
    }

    @Test
    void saysWhatToInstallForWhatItCannotReach() {
        try (InstalledEngines engines = InstalledEngines.open(home, new SharingOptions(1, 0, 1))) {
            assertFalse(engines.translators().has(PORTUGUESE, GALICIAN));
            assertFalse(engines.translators().has(PORTUGUESE, Locale.forLanguageTag("pt-PT")));
            assertEquals(
                    "To translate from gl to es by way of en, run: scripts/interpreter models install firefox-tiny-en-es",
                    engines.translators().installHint(GALICIAN, Locale.forLanguageTag("es")));
        }
    }

    @Test
    void aModelIsSteerableOnceItIsOpenWhereItSaysSoBefore() {
        TranslationModel model = models().get(0);
        try (Translator open = model.open()) {
            assertEquals(open.isSteerable(), model.isSteerable());
        }
    }

    /** Each hop by itself, each text by itself. */
    private List<String> oneByOne() {
        try (InstalledEngines engines = InstalledEngines.open(home, new SharingOptions(1, 0, 1_000_000_000))) {
            Translator first =
                    engines.translators().find(GALICIAN, Locale.ENGLISH).orElseThrow();
            Translator second =
                    engines.translators().find(Locale.ENGLISH, PORTUGUESE).orElseThrow();
            return SPOKEN.stream()
                    .map(text -> second.translateTexts(first.translateTexts(List.of(text)))
                            .get(0))
                    .toList();
        }
    }
}
