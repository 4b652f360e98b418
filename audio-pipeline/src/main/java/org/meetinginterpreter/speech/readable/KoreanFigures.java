package org.meetinginterpreter.speech.readable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Writes Korean numbers as figures: {@code 이천 이십육 년} becomes 2026년, {@code 삼십 퍼센트} 30%. The small Vosk model marks numbers itself
 * ({@code [12] 월}, {@code 이 (천) (십) 육 년}, {@code 삼 [쩜] [이]}, {@code 삼 {만}}). A row of number syllables becomes a figure only if all
 * of it is one number and what it counts follows (marked ones need that only where they end in a digit); where its first syllable could as well be a particle or
 * the end of a noun (이, 구, 사, 일, 만) it stays in words, as do a scale alone, and a day that may be a digit (이십 일). Marked digits that
 * count nothing are noise. While the utterance grows, a number at the end is held back. Thread-safe.
 */
final class KoreanFigures implements TextRefiner {
    private static final String PARTICLES =
            "(이|가|을|를|은|는|의|에|에는|에도|에서|부터|까지|으로|로|도|만|과|와|째|씩|쯤|경|간|이나|이상|이하|짜리|전|후|입니다|이다|였습니다|이었습니다)?";
    private static final String COUNTED = "(년간|년대|년|월|일|시간|시|분|초|명|개월|개국|개|원|위|차|회|번|층|살|건|점|주년|학년|세기|달러|미터|킬로미터|톤)";
    private static final Pattern UNIT = Pattern.compile(COUNTED + PARTICLES);
    private static final Pattern FUSED = Pattern.compile("([" + KoreanNumber.SYLLABLES + "]+?)" + COUNTED + PARTICLES);
    /** A number, and a day that cannot be its last digit. */
    private static final Pattern DAY = Pattern.compile(".*[일이삼사오육칠팔구]일");

    private static final Set<String> OF_HUNDREDS = words("년 년간 일 명 개 원 회 번 건 점 주년 달러 미터 킬로미터 톤");
    private static final Set<String> OF_NATIVES = words("명 개 시 시간 살 번");
    private static final Set<String> PERCENT = words("퍼센트 % 프로");
    private static final Set<String> SCALES = words("백 천 만 억 조");
    /** Sound like words when their digits are said: 일이, 이사, 사이, 오이. */
    private static final Set<String> WORDS_TOO = words("12 24 42 52");

    private static final Set<String> AMBIGUOUS = words("이 구 사 일 만 조");
    private static final Set<String> BEFORE_NUMBERS =
            words("약 총 등 제 지난 오는 은 는 을 를 에 의 에서 도 와 과 으로 로 가 매 단 무려 서기 {만} {억} 만 억");

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        KoreanTokens heard = new KoreanTokens(words);
        if (!last) {
            heard = new KoreanTokens(words.subList(0, wholeUntil(heard)));
        }
        List<SpokenWord> written = new ArrayList<>();
        int at = 0;
        while (at < heard.size()) {
            int next = figures(heard, at, written);
            at = next > at ? next : inWords(heard, at, written);
        }
        return written;
    }

    /** Where the number at the end begins, which may go on. */
    private static int wholeUntil(KoreanTokens words) {
        int end = words.size();
        while (end > 0
                && (words.isOpen(end - 1) || FUSED.matcher(words.text(end - 1)).matches())) {
            end--;
        }
        return end;
    }

    /** Adds the figures that begin here; returns where to go on, or {@code at} where none do. */
    private static int figures(KoreanTokens words, int at, List<SpokenWord> written) {
        int next = decimal(words, at, written);
        next = next > at ? next : count(words, at, written);
        next = next > at ? next : fused(words, at, written);
        next = next > at ? next : nativeCount(words, at, written);
        return next > at ? next : row(words, at, written);
    }

    /** 삼 [쩜] [일] [사]; 삼 점 오 퍼센트 */
    private static int decimal(KoreanTokens words, int at, List<SpokenWord> written) {
        int point = words.runEnd(at);
        if (point == at && at < words.size() && KoreanNumber.digit(words.bare(at)) == 0) {
            point = at + 1;
        }
        if (point == at || !words.isPoint(point)) {
            return at;
        }
        String whole = words.joined(at, point);
        OptionalLong value = KoreanNumber.digit(whole) == 0 ? OptionalLong.of(0) : KoreanNumber.value(whole);
        StringBuilder digits = new StringBuilder();
        int to = point + 1;
        boolean marked = words.isMarkedDigit(to);
        while (to < words.size() && KoreanNumber.digit(words.bare(to)) >= 0 && marked == words.isMarkedDigit(to)) {
            digits.append(KoreanNumber.digit(words.bare(to)));
            to++;
        }
        boolean percent = PERCENT.contains(words.text(to));
        if (value.isEmpty()
                || digits.length() == 0
                || !(marked || (percent && beginsHere(words, at)))
                || value.getAsLong() >= 10_000) {
            return at;
        }
        return add(words, at, to, List.of(value.getAsLong() + "." + digits), written);
    }

    /** [12] 월 */
    private static int count(KoreanTokens words, int at, List<SpokenWord> written) {
        String count = words.count(at);
        if (count.isEmpty()) {
            return at;
        }
        String next = words.text(at + 1);
        boolean scaled = SCALES.contains(next) || words.isMarked(at + 1);
        boolean sure = (count.matches("[1-9]\\d") && !WORDS_TOO.contains(count))
                || scaled
                || UNIT.matcher(next).matches()
                || PERCENT.contains(next)
                || (at > 0 && words.text(at - 1).equals("제"));
        if (!sure) {
            // noise: nobody said a number
            return at + 1;
        }
        if (scaled) {
            written.add(Figures.figure(words.words().subList(at, at + 2), count + words.bare(at + 1)));
            return at + 2;
        }
        return add(words, at, at + 1, List.of(count), written);
    }

    /** 십오일에, in one word */
    private static int fused(KoreanTokens words, int at, List<SpokenWord> written) {
        Matcher parts = FUSED.matcher(words.text(at));
        boolean numeral = words.isPlain(at);
        if (!parts.matches() || (numeral && !DAY.matcher(words.text(at)).matches())) {
            return at;
        }
        OptionalLong value = KoreanNumber.value(parts.group(1));
        if (value.isEmpty()
                || !isCounted(parts.group(1), value.getAsLong(), parts.group(2))
                || isRowBefore(words, at)) {
            return at;
        }
        String rest = words.text(at).substring(parts.group(1).length());
        List<String> figures = KoreanNumber.written(value.getAsLong());
        List<String> texts = new ArrayList<>(figures.subList(0, figures.size() - 1));
        String last = figures.get(figures.size() - 1);
        String whole = attached(last, rest);
        texts.add(whole);
        if (whole.equals(last)) {
            texts.add(rest);
        }
        return add(words, at, at + 1, texts, written);
    }

    private static boolean isRowBefore(KoreanTokens words, int at) {
        return at > 0 && words.isNumeral(at - 1);
    }

    /** 스물다섯 명 */
    private static int nativeCount(KoreanTokens words, int at, List<SpokenWord> written) {
        for (int to = Math.min(words.size(), at + 2); to > at; to--) {
            OptionalLong value = KoreanNumber.nativeValue(words.joined(at, to));
            Matcher unit = UNIT.matcher(words.text(to));
            if (value.isPresent() && unit.matches() && OF_NATIVES.contains(unit.group(1))) {
                boolean hour = unit.group(1).equals("시");
                return hour && value.getAsLong() > 12
                        ? at
                        : add(words, at, to, List.of(Long.toString(value.getAsLong())), written);
            }
        }
        return at;
    }

    /** 이 (천) (십) 육 년; 이천 이십육 년: all of the row is one number. */
    private static int row(KoreanTokens words, int at, List<SpokenWord> written) {
        int end = words.runEnd(at);
        boolean goesOn = (words.isPoint(end) && words.runEnd(end + 1) > end + 1)
                || !words.count(end).isEmpty()
                || (at > 1 && words.isPoint(at - 1) && words.isNumeral(at - 2));
        if (end == at || goesOn) {
            return at;
        }
        boolean marked = IntStream.range(at, end).anyMatch(words::isMarked);
        for (int to = end; to > at && to >= end - 1; to--) {
            String number = words.joined(at, to);
            OptionalLong value = KoreanNumber.value(number);
            if (value.isEmpty()) {
                continue;
            }
            boolean endsInDigit = KoreanNumber.digit(number.substring(number.length() - 1)) > 0;
            Matcher unit = UNIT.matcher(words.text(to));
            boolean percent = PERCENT.contains(words.text(to));
            boolean counted = percent
                    ? value.getAsLong() >= 10 || (!marked && words.text(to).equals("퍼센트"))
                    : unit.matches() && isCounted(number, value.getAsLong(), unit.group(1));
            boolean sure = to < end
                    ? counted && endsInDigit && words.text(to).equals("일")
                    : counted || (marked && !endsInDigit);
            boolean scaleAlone = !percent && number.length() == 1 && value.getAsLong() > 10;
            boolean year = value.getAsLong() >= 2_000
                    && value.getAsLong() < 2_100
                    && words.text(to).startsWith("년");
            if (sure && !scaleAlone && (year || beginsHere(words, at))) {
                return add(words, at, to, KoreanNumber.written(value.getAsLong()), written);
            }
        }
        return at;
    }

    /** Whether the first syllable can be nothing else than the number's. */
    private static boolean beginsHere(KoreanTokens words, int at) {
        return !AMBIGUOUS.contains(words.text(at)) || at == 0 || BEFORE_NUMBERS.contains(words.text(at - 1));
    }

    /** Whether so many of them can be meant, and nothing else. */
    private static boolean isCounted(String number, long value, String unit) {
        boolean scaleAlone = number.length() == 1 && value > 10;
        boolean idiom = value == 10 && unit.equals("분");
        boolean tooMany = switch (unit) {
            case "월" -> value > 12;
            case "시" -> value > 24;
            case "분", "초" -> value > 59;
            default -> value >= 100 && !OF_HUNDREDS.contains(unit);
        };
        // 이십 일: the 20th, or 21
        boolean day = unit.equals("일") && KoreanNumber.digit(number.substring(number.length() - 1)) < 0;
        return value >= 10 && !scaleAlone && !idiom && !tooMany && !day;
    }

    /** Adds the figures, and to the last one what they count. */
    private static int add(KoreanTokens words, int from, int to, List<String> figures, List<SpokenWord> written) {
        String next = words.text(to);
        String last = figures.get(figures.size() - 1);
        String whole = attached(last, next);
        int end = whole.equals(last) ? to : to + 1;
        long start = words.words().get(from).startMillis();
        long length = Math.max(0, words.words().get(end - 1).endMillis() - start);
        for (int i = 0; i < figures.size(); i++) {
            SpokenWord figure =
                    Figures.figure(words.words().subList(from, end), i + 1 < figures.size() ? figures.get(i) : whole);
            written.add(new SpokenWord(
                    figure.text(),
                    start + length * i / figures.size(),
                    start + length * (i + 1) / figures.size(),
                    figure.confidence()));
        }
        return end;
    }

    /** With its unit or per cent sign, where that clings to figures. */
    private static String attached(String figure, String next) {
        if (!Character.isDigit(figure.charAt(figure.length() - 1))) {
            return figure;
        }
        return PERCENT.contains(next) ? figure + "%" : UNIT.matcher(next).matches() ? figure + next : figure;
    }

    /** What is no figure: the whole row in words. */
    private static int inWords(KoreanTokens words, int at, List<SpokenWord> written) {
        int end = Math.max(at + 1, words.runEnd(at));
        for (int i = at; i < end; i++) {
            String text = words.text(i);
            boolean noise = text.startsWith("[");
            if (!noise) {
                written.add(words.words().get(i).withText(words.bare(i)));
            }
        }
        return end;
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
