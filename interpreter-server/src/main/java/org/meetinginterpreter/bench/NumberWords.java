package org.meetinginterpreter.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.meetinginterpreter.bench.EnglishNormalizer.Word;

/**
 * Turns runs of number words into figures: "two hundred and five" is 205, "nineteen sixty three" 1963, "one oh one" 101,
 * "twenty first" 21st, "two point five" 2.5, "5 million" 5000000, "$5" and "five dollars" 5 dollar, "per cent" percent.
 */
final class NumberWords {
    private static final Map<String, Integer> UNITS = values(
            0,
            1,
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                    + " eighteen nineteen");
    private static final Map<String, Integer> ORDINAL_UNITS = values(
            1,
            1,
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
                    + " fifteenth sixteenth seventeenth eighteenth nineteenth");
    private static final Map<String, Integer> TENS =
            values(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety");
    private static final Map<String, Integer> ORDINAL_TENS =
            values(20, 10, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth");
    private static final Map<String, Integer> MULTIPLIERS =
            Map.of("hundred", 100, "thousand", 1_000, "million", 1_000_000, "billion", 1_000_000_000);
    private static final Set<String> CURRENCIES = Set.of("dollar", "euro", "pound", "cent");

    private final List<Word> out = new ArrayList<>();
    /** The number under way in figures, or null. */
    private String figures;
    /** A smaller number is added rather than set behind when it is below this: 100 after "hundred", 10 after "twenty". */
    private int room;
    /** Whether the number under way came as single digits so far. */
    private boolean digitByDigit;

    private int first;
    private int last;

    private NumberWords() {}

    static List<Word> toFigures(List<Word> words) {
        NumberWords run = new NumberWords();
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
            if (words.get(i).text().equals("per") && next.equals("cent")) {
                run.flush("");
                run.out.add(
                        new Word("percent", words.get(i).first(), words.get(++i).last()));
            } else {
                run.take(words.get(i), next);
            }
        }
        run.flush("");
        return run.out;
    }

    private void take(Word word, String next) {
        String text = word.text();
        Integer cardinal = UNITS.containsKey(text) ? UNITS.get(text) : TENS.get(text);
        Integer ordinal = ORDINAL_UNITS.containsKey(text) ? ORDINAL_UNITS.get(text) : ORDINAL_TENS.get(text);
        if (text.matches("\\d+(\\.\\d+)?")) {
            figure(word);
        } else if (cardinal != null) {
            spoken(word, cardinal);
        } else if (ordinal != null) {
            spoken(word, ordinal);
            flush(suffix(ordinal));
        } else if (figures == null) {
            plain(word);
        } else if (MULTIPLIERS.containsKey(text)) {
            multiply(word, MULTIPLIERS.get(text));
        } else if (text.equals("oh") || text.equals("o")) {
            spoken(word, 0);
        } else if (text.equals("point") && startsNumber(next)) {
            append(word, ".");
            room = 0;
        } else if (text.equals("and") && room >= 100 && startsNumber(next)) {
            last = word.last();
        } else {
            plain(word);
        }
    }

    private void figure(Word word) {
        boolean single = word.text().length() == 1;
        if (figures != null && (figures.endsWith(".") || (single && digitByDigit))) {
            append(word, word.text());
        } else {
            begin(word, word.text());
            digitByDigit = single;
            room = 0;
        }
    }

    private void spoken(Word word, int value) {
        boolean single = value < 10;
        if (figures == null) {
            begin(word, Integer.toString(value));
            digitByDigit = single;
        } else if (value > 0 && value < room) {
            figures = new BigDecimal(figures).add(BigDecimal.valueOf(value)).toPlainString();
            last = word.last();
        } else {
            append(word, Integer.toString(value));
            digitByDigit &= single;
        }
        room = value >= 20 ? 10 : 0;
    }

    /** "Two thousand five hundred": only what stands behind the thousands is multiplied by the hundred. */
    private void multiply(Word word, int factor) {
        if (figures.endsWith(".")) {
            plain(word);
            return;
        }
        BigDecimal value = new BigDecimal(figures);
        BigDecimal part = value.remainder(BigDecimal.valueOf(Math.max(factor, 1_000)));
        if (part.signum() == 0) {
            part = value; // "20,000 million": nothing smaller stands behind the thousands
        }
        figures = value.subtract(part)
                .add(part.multiply(BigDecimal.valueOf(factor)))
                .stripTrailingZeros()
                .toPlainString();
        last = word.last();
        room = factor;
        digitByDigit = false;
    }

    /** A word that is no number; the names of currencies lose their plural. */
    private void plain(Word word) {
        flush("");
        String singular = word.text().replaceFirst("s$", "");
        out.add(CURRENCIES.contains(singular) ? new Word(singular, word.first(), word.last()) : word);
    }

    private void begin(Word word, String text) {
        flush("");
        figures = text;
        first = word.first();
        last = word.last();
    }

    private void append(Word word, String text) {
        figures += text;
        last = word.last();
    }

    /** Ends the number under way; a currency's sign that was written before it ("$5") goes behind it, as it is spoken. */
    private void flush(String suffix) {
        if (figures == null) {
            return;
        }
        Word number = new Word(figures + suffix, first, last);
        Word before = out.isEmpty() ? null : out.get(out.size() - 1);
        if (before != null && before.last() == first && CURRENCIES.contains(before.text())) {
            out.set(out.size() - 1, number);
            out.add(new Word(before.text(), before.first(), last));
        } else {
            out.add(number);
        }
        figures = null;
        room = 0;
    }

    private static boolean startsNumber(String text) {
        return text.matches("\\d+")
                || UNITS.containsKey(text)
                || TENS.containsKey(text)
                || ORDINAL_UNITS.containsKey(text)
                || ORDINAL_TENS.containsKey(text);
    }

    private static String suffix(int value) {
        return switch (value) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private static Map<String, Integer> values(int start, int step, String names) {
        String[] words = names.split(" ", -1);
        return IntStream.range(0, words.length).boxed().collect(Collectors.toMap(i -> words[i], i -> start + i * step));
    }
}
