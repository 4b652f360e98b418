package org.meetinginterpreter.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTest {
    private static WordList list(String language, String... entries) {
        return new WordList(Locale.forLanguageTag(language), List.of(entries));
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @CsvSource({
        "en, bomb, They spoke of Bombs.",
        "en, bomb, The bombing stopped.",
        "en, naive, A naïve plan.",
        "en, naïve, A NAIVE plan.",
        "en, secret, It is ｓｅｃｒｅｔ.",
        "en, secret, It is se\u00ADcret.",
        "en, nuclear test, They made nuclear tests.",
        "en, nuclear test, 'Nuclear, test.'",
        "en, terror*, Counter terrorists act.",
        "pt, expulsão, As expulsões continuam.",
        "pt, refém, Os refens voltaram.",
        "de, Straße, Die STRASSE ist zu.",
        "ru, бомба, Они сбросили бомбы.",
        "ru, террорист, Встреча с террористами.",
        "es, rehén, Los rehenes vuelven.",
        "fr, otage, Les otages rentrent.",
        "tr, silah, Silahların sayısı arttı.",
        "tr, kitap, Bu kitabı okudum.",
        "tr, ısrar, ISRAR etti.",
        "tr, İran, IRAN ile görüştük.",
        "kk, соғыс, Соғыстардың соңы.",
        "kk, қазақ, Қазағым менің.",
        "uz, urush, Urushlarimiz tugadi.",
        "uz, o'lim, Oʻlimlar ko‘paydi.",
        "ko, 폭탄, 그들은 폭탄을 만들었다.",
        "ko, 핵 실험, 북한은 핵 실험을 했다.",
        "zh, 炸弹, 他们带来了炸弹。",
        "zh, 习近平, 今天习近平主席讲话。",
        "ja, 核実験, 昨日、核実験が行われた。",
        "ja, ﾃﾛ, 彼らはテロを計画した。",
        "th, ระเบิด, พวกเขามีระเบิดสามลูก",
        "lo, ສົງຄາມ, ພວກເຮົາບໍ່ຢາກມີສົງຄາມອີກ",
        "km, សង្គ្រាម, ពួកយើងមិនចង់បានសង្គ្រាមទេ",
        "ar, حرب, الحَرْب انتهت.",
        "hi, हमला, कल हमले हुए।",
        "id, bom, Mereka membawa bom itu."
    })
    void findsInflectionsInAnyWriting(String language, String entry, String text) {
        assertEquals(1, list(language, entry).find(text).size());
    }

    @ParameterizedTest(name = "{0}: no {1} in {2}")
    @CsvSource({
        "en, arm, A harmless charm.",
        "en, nuclear test, A test of nuclear power.",
        "en, ass, We assess the class.",
        "tr, at, Ateş yakıldı.",
        "ko, 핵, 핵심은 이것이다.",
        "zh, 国人, 中国人民很友好。",
        "th, ตา, ตารางเวลา",
        "ja, 京都, 東京都に行く。",
        "kk, ер, Ертең келеді."
    })
    void aPartOfAnotherWordIsNoHit(String language, String entry, String text) {
        assertEquals(List.of(), list(language, entry).find(text));
    }

    @Test
    void tellsWhatStandsInTheText() {
        assertEquals(
                List.of(new WordList.Hit("terror*", "TERRORISTS")),
                list("en", "terror*", "bomb").find("The (TERRORISTS) left."));
    }

    @Test
    void growingTextIsClearBeforeAHitAndWithoutTheWordsThatMayBecomeOne() {
        WordList words = list("en", "bomb", "nuclear test");
        assertEquals("We have ", clear(words, "We have a bo"));
        assertEquals("We have a ", clear(words, "We have a bomb in the house"));
        assertEquals("They made ", clear(words, "They made nuclear te"));
        assertEquals("", clear(list("zh", "炸弹"), "炸弹在那里"));
        assertTrue(clear(list("th", "ระเบิด"), "พวกเขามีระเบิดสามลูก").length() <= "พวกเขามี".length());
    }

    @Test
    void nothingIsHeldBackWhereNothingIsListed() {
        assertEquals("We have a bo", clear(list("en"), "We have a bo"));
    }

    @Test
    void onlyLettersMakeAnEntry() {
        assertFalse(WordPattern.letters("**") > 0);
        assertTrue(WordPattern.letters("a*") > 0);
    }

    private static String clear(WordList words, String growing) {
        return growing.substring(0, words.clear(growing));
    }
}
