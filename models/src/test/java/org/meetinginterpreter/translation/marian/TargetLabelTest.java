package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labels are those of real models: eng-trk, eng-zho, eng-ira, en-fr+… of OPUS-MT. */
class TargetLabelTest {
    private static final String LABELS = """
            >>aze_Latn<< >>bak<< >>crh<< >>crh_Latn<< >>kaz_Cyrl<< >>kaz_Latn<< >>kir_Cyrl<< >>ota_Arab<< >>ota_Latn<< >>tat<< \
            >>tat_Arab<< >>tat_Latn<< >>tuk<< >>tuk_Latn<< >>tur<< >>uig_Arab<< >>uig_Cyrl<< >>uzb_Cyrl<< >>uzb_Latn<< \
            >>cmn<< >>cmn_Hans<< >>cmn_Hant<< >>yue_Hant<< >>pes<< >>pes_Latn<< >>tgk_Cyrl<< >>pt<< >>pt_br<< >>fr_CA<< >>fr<< >>ara<<""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "uz, >>uzb_Latn<<",
        "uz-Latn, >>uzb_Latn<<",
        "uz-Cyrl, >>uzb_Cyrl<<",
        "uz-UZ, >>uzb_Latn<<",
        "kk, >>kaz_Cyrl<<",
        "kk-Latn, >>kaz_Latn<<",
        "ky, >>kir_Cyrl<<",
        "tt, >>tat<<",
        "tk, >>tuk_Latn<<",
        "tr-TR, >>tur<<",
        "ug, >>uig_Arab<<",
        "az, >>aze_Latn<<",
        "zh, >>cmn_Hans<<",
        "zh-Hant, >>cmn_Hant<<",
        "zh-TW, >>cmn_Hant<<",
        "zh-CN, >>cmn_Hans<<",
        "fa, >>pes<<",
        "tg, >>tgk_Cyrl<<",
        "pt, >>pt<<",
        "pt-BR, >>pt_br<<",
        "fr-CA, >>fr_CA<<",
        "ar, >>ara<<",
    })
    void choosesTheLabelOfTheLanguageInTheScriptThatItsReadersUse(String language, String label) throws IOException {
        assertEquals(
                Optional.of(label),
                TargetLabel.find(table(LABELS), Locale.forLanguageTag(language)).map(TargetLabel::token));
    }

    @Test
    void asksForNoneWhereTheNetworkWritesOneLanguage() throws IOException {
        assertEquals(Optional.empty(), TargetLabel.find(table(">> << >>x< <<en>> >>not-one<<"), Locale.KOREAN));
    }

    @Test
    void refusesALanguageThatTheNetworkDoesNotWrite() throws IOException {
        TokenTable table = table(">>kaz_Cyrl<< >>uzb_Cyrl<<");
        for (String language : List.of("mn", "uz-Latn")) {
            String refusal = assertThrows(
                            MarianFormatException.class, () -> TargetLabel.find(table, Locale.forLanguageTag(language)))
                    .getMessage();
            assertTrue(refusal.contains("no label for " + language), refusal);
            assertTrue(refusal.endsWith(">>kaz_Cyrl<< >>uzb_Cyrl<<"), refusal);
        }
    }

    private TokenTable table(String tokens) throws IOException {
        List<String> labels = List.of(tokens.split(" ", -1));
        Path file = folder.resolve("opus.src.vocab");
        Files.writeString(file, "</s>\n<unk>\n" + String.join("\n", labels) + "\n");
        return TokenTable.read(file, labels.size() + 2);
    }
}
