package org.meetinginterpreter.speech.readable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanFiguresTest {
    private final WordsToText korean = new WordsToText(
            Locale.KOREAN,
            new JunkTokens(Locale.KOREAN).then(new KoreanFigures()).then(new KoreanJoining()));

    private String text(String heard, boolean last) {
        return korean.join(korean.refine(Spoken.words(heard), last));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "korean-figures.csv", delimiter = '|')
    void whatIsCertainIsAFigureAndTheRestStaysInWords(String heard, String written) {
        assertEquals(written, text(heard, true));
    }

    @ParameterizedTest
    @CsvSource({"지난 이 (천), 지난", "지난 이 (천) (십) 육 년, 지난 2016년", "나이 는 스물 다섯, 나이는", "삼십 점 오, ''", "회의 [12], 회의"})
    void aNumberAtTheEndWaitsUntilItIsWhole(String heard, String written) {
        assertEquals(written, text(heard, false));
    }

    @Test
    void aLargeNumberIsSeveralWordsThatShareItsTime() {
        assertEquals(
                List.of("3억 0-300", "5000만 300-600", "원 600-900"),
                new KoreanFigures()
                        .refine(Spoken.words("삼억 오천만 원"), true).stream()
                                .map(word -> word.text() + " " + word.startMillis() + "-" + word.endMillis())
                                .toList());
    }

    @Test
    void everyNumberIsReadAsItIsSpelled() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            long value = 1 + (long) (Math.pow(10, 1 + random.nextInt(13)) * random.nextDouble());
            assertEquals(OptionalLong.of(value), KoreanNumber.value(spelled(value)), spelled(value));
        }
    }

    private static String spelled(long value) {
        StringBuilder text = new StringBuilder();
        String[] scales = {"", "만", "억", "조"};
        for (int scale = 3; scale >= 0; scale--) {
            int group = (int) (value / (long) Math.pow(10_000, scale) % 10_000);
            if (group == 1 && scale == 1 && text.isEmpty()) {
                text.append("만");
            } else if (group > 0) {
                for (int unit = 3; unit >= 0; unit--) {
                    int digit = group / (int) Math.pow(10, unit) % 10;
                    if (digit > 0) {
                        text.append(digit == 1 && unit > 0 ? "" : "일이삼사오육칠팔구".substring(digit - 1, digit));
                        text.append(unit == 0 ? "" : "십백천".substring(unit - 1, unit));
                    }
                }
                text.append(scales[scale]);
            }
        }
        return text.toString();
    }
}
