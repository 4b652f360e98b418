package org.meetinginterpreter.speech.readable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.StableText;

class ReadableTextTest {
    private static WordsToText of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new WordsToText(locale, new JunkTokens(locale).then(ReadableText.of(locale)));
    }

    private static String written(String language, String heard) {
        WordsToText text = of(language);
        return text.join(text.refine(Spoken.words(heard), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|i think we should go to kenya on monday|I think we should go to Kenya on Monday.",
                "en|do you agree|Do you agree?",
                "en|what is the cost of water|What is the cost of water?",
                "en|when we arrived it rained|When we arrived it rained.",
                "en|the water is clean .. but the river is low|The water is clean, but the river is low.",
                "en|the water is clean ..... we thank the united states|The water is clean. We thank the United States.",
                "en|we met in the ..... old house|We met in the old house.",
                "en|he may go|He may go.",
                "en|i'm sure [noise] <unk>|I'm sure.",
                "pt|por que o brasil paga|Por que o Brasil paga?",
                "pt|em janeiro vamos à frança|Em janeiro vamos à França.",
                "es|cómo está usted|¿Cómo está usted?",
                "es|vamos a méxico el lunes|Vamos a México el lunes.",
                "fr|pourquoi la france refuse|Pourquoi la France refuse?",
                "de|ich glaube dass er kommt|Ich glaube, dass er kommt.",
                "de|können sie mich hören|Können sie mich hören?",
                "it|quanto costa|Quanto costa?",
                "ru|я думаю но не знаю|Я думаю, но не знаю.",
                "ru|почему россия молчит|Почему Россия молчит?",
                "ru|кроме того и чад|Кроме того и чад.",
                "tr|istanbul güzel mi|İstanbul güzel mi?",
                "tr|iyi günler|İyi günler.",
                "kk|сен келдің бе|Сен келдің бе?",
                "uk|чи є вода|Чи є вода?",
                "ko|물 은 중요 합니까|물은 중요합니까?",
                "ko|물 은 중요 합니다|물은 중요합니다.",
                "zh|你 好 吗|你好吗？",
                "ja|会議 を 始め ます|会議を始めます。",
                "hi|यह पानी है|यह पानी है।",
                "fa|آیا آب هست|آیا آب هست؟",
                "el|πού είναι το νερό|Πού είναι το νερό;",
                "th|สวัสดี|สวัสดี",
                "eo|la akvo|La akvo."
            })
    void wordsBecomeSentences(String language, String heard, String written) {
        assertEquals(written, written(language, heard));
    }

    @Test
    void aSentenceThatGrowsHasNoEndYet() {
        WordsToText text = of("en");
        assertEquals("Do you agree", text.join(text.refine(Spoken.words("do you agree"), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt", "es", "ru", "tr", "ko", "de", "fr"})
    void whatIsStableStaysAndTheFinalBeginsWithIt(String language) {
        String[] words =
                ("two thousand and twenty six dois mil e vinte duas por cento percent what is i but mas veinte y cinco двадцать пять но что"
                                + " iki yüz yirmi 물 은 중요 합니다 이 [2] (천) (십) 육 년 [12] 월 삼 [쩜] [이] 퍼센트 스물 다섯 명 이십 일 점 {만} fünf und zwanzig prozent dass quatre vingt pour cent point five ... .....")
                        .split(" ", -1);
        WordsToText text = of(language);
        Random random = new Random(3);
        for (int round = 0; round < 150; round++) {
            List<String> heard = new ArrayList<>();
            StableText stable = new StableText();
            String promised = "";
            for (int step = 0; step < 12; step++) {
                for (int more = random.nextInt(3); more > 0; more--) {
                    heard.add(words[random.nextInt(words.length)]);
                }
                if (random.nextInt(6) == 0 && !heard.isEmpty()) {
                    heard.set(random.nextInt(heard.size()), words[random.nextInt(words.length)]);
                }
                boolean last = step == 11;
                List<SpokenWord> shown = text.refine(Spoken.words(String.join(" ", heard)), last);
                StableText.Revision revision =
                        last ? stable.complete(text.join(shown)) : stable.revise(text.join(shown));
                assertTrue(revision.text().startsWith(promised), promised + " | " + revision);
                promised = revision.text().substring(0, revision.text().offsetByCodePoints(0, revision.stable()));
                if (last) {
                    int at = 0;
                    for (SpokenWord word : text.align(revision.text(), shown, 0, 100_000)) {
                        at = revision.text().indexOf(word.text(), at);
                        assertTrue(at >= 0, () -> word + " is not in " + revision);
                        at += word.text().length();
                    }
                }
            }
        }
    }
}
