package org.meetinginterpreter.speech.readable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Korean numbers in Hangul: the Chinese ones, strictly as they are built, and the native ones from 11 to 99. */
final class KoreanNumber {
    /** The syllables that the Chinese numbers are made of. */
    static final String SYLLABLES = "일이삼사오육륙칠팔구십백천만억조";

    private static final String DIGITS = "영일이삼사오육칠팔구";
    private static final String DIGIT = "([일이삼사오육륙칠팔구])";
    private static final String SECTION =
            "(?:" + DIGIT + "?(천))?(?:" + DIGIT + "?(백))?(?:" + DIGIT + "?(십))?" + DIGIT + "?";
    private static final Pattern SECTIONS = Pattern.compile(SECTION);
    private static final Pattern SCALED = Pattern.compile("(?:(.+?)조)?(?:(.+?)억)?(?:(.*?)만)?(.*)");
    private static final Map<String, Integer> TENS =
            Map.of("열", 10, "스물", 20, "서른", 30, "마흔", 40, "쉰", 50, "예순", 60, "일흔", 70, "여든", 80, "아흔", 90);
    private static final Map<String, Integer> ONES =
            Map.of("한", 1, "두", 2, "세", 3, "네", 4, "다섯", 5, "여섯", 6, "일곱", 7, "여덟", 8, "아홉", 9);
    private static final Pattern NATIVE = Pattern.compile("(열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(한|두|세|네|다섯|여섯|일곱|여덟|아홉)");

    private KoreanNumber() {}

    /** The value of a Chinese number such as 이천이십육; empty when it is not built like one. */
    static OptionalLong value(String hangul) {
        Matcher scaled = SCALED.matcher(hangul);
        if (hangul.isEmpty() || !scaled.matches()) {
            return OptionalLong.empty();
        }
        long total = 0;
        for (int group = 1; group <= 4; group++) {
            String section = scaled.group(group);
            if (section == null || (group == 4 && section.isEmpty())) {
                continue;
            }
            // 만 alone is ten thousand
            long value = group == 3 && section.isEmpty() && total == 0 ? 1 : section(section);
            if (value <= 0) {
                return OptionalLong.empty();
            }
            total += value * (long) Math.pow(10_000, 4 - group);
        }
        return OptionalLong.of(total);
    }

    private static long section(String hangul) {
        Matcher parts = SECTIONS.matcher(hangul);
        if (!parts.matches()) {
            return -1;
        }
        long value = parts.group(7) == null ? 0 : digit(parts.group(7));
        for (int group = 1, unit = 1_000; group < 7; group += 2, unit /= 10) {
            if (parts.group(group + 1) != null) {
                value += unit * (long) (parts.group(group) == null ? 1 : digit(parts.group(group)));
            }
        }
        return value;
    }

    /** 0 to 9, or -1. */
    static int digit(String syllable) {
        return switch (syllable) {
            case "륙" -> 6;
            case "공" -> 0;
            default -> syllable.length() == 1 ? DIGITS.indexOf(syllable) : -1;
        };
    }

    /** The value of a native number such as 스물다섯 before what it counts; empty for those up to ten. */
    static OptionalLong nativeValue(String hangul) {
        Matcher parts = NATIVE.matcher(hangul);
        if (parts.matches()) {
            return OptionalLong.of(TENS.get(parts.group(1)) + ONES.get(parts.group(2)));
        }
        if (hangul.equals("스무")) {
            return OptionalLong.of(20);
        }
        int tens = TENS.getOrDefault(hangul, 0);
        return tens > 20 ? OptionalLong.of(tens) : OptionalLong.empty();
    }

    /** Whether it is a native number, or a part of one. */
    static boolean isNative(String hangul) {
        return TENS.containsKey(hangul)
                || ONES.containsKey(hangul)
                || nativeValue(hangul).isPresent();
    }

    /** As Koreans write it: in groups of four digits, 12억 3456만 7890. */
    static List<String> written(long value) {
        List<String> groups = new ArrayList<>();
        String scales = "만억조";
        long rest = value;
        for (int scale = -1; rest > 0; scale++) {
            long group = rest % 10_000;
            if (group > 0) {
                groups.add(0, group + (scale < 0 ? "" : scales.substring(scale, scale + 1)));
            }
            rest /= 10_000;
        }
        return groups;
    }
}
