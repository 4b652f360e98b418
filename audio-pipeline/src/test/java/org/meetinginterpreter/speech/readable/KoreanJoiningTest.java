package org.meetinginterpreter.speech.readable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.speech.SpokenWord;

class KoreanJoiningTest {
    private final WordsToText korean = new WordsToText(Locale.KOREAN, new JunkTokens().then(new KoreanJoining()));

    @ParameterizedTest
    @CsvSource({
        "그 는 이리저리 피 하면서 길 한 옆으로 걸어갔 다, 그는 이리저리 피하면서 길 한 옆으로 걸어갔다",
        "디비전 이 [2] 피 하면서, 디비전이 피하면서",
        "물 은 중요 합니다, 물은 중요합니다",
        "나무 를 보 았 습니다, 나무를 보았습니다",
        "학교 에서 는 공부 를 하고, 학교에서는 공부를 하고",
        "우리 는 회의 를 시작 하겠습니다, 우리는 회의를 시작하겠습니다",
        "이 사람 이 대표 입니다, 이 사람이 대표입니다",
        "세계 의 평화 와 안전 을 위 해서, 세계의 평화와 안전을 위해서",
        "그 가 온 다, 그가 온다",
        "서울 로 갔 다, 서울로 갔다",
        "집 으로 가 는, 집으로 가는",
        "산 가 높다, 산 가 높다",
        "(백) 명 이 <UNK> 왔 다, 백 명이 왔다",
        "중요 한 문제, 중요한 문제"
    })
    void morphemesAreWrittenTogether(String heard, String written) {
        List<SpokenWord> words = korean.refine(Spoken.words(heard), true);
        assertEquals(written, korean.join(words));
    }

    @Test
    void aJoinedWordLastsFromItsFirstPieceToItsLast() {
        List<SpokenWord> words = korean.refine(Spoken.words("물 은 . 중요 합니다"), true);
        assertEquals(
                List.of(new SpokenWord("물은", 0, 600, 0.9), new SpokenWord("중요합니다", 700, 1_300, 0.9)),
                words.stream().map(word -> rounded(word)).toList());
    }

    private static SpokenWord rounded(SpokenWord word) {
        double confidence = Math.round(word.confidence() * 1_000) / 1_000.0;
        return new SpokenWord(word.text(), word.startMillis(), word.endMillis(), confidence);
    }
}
