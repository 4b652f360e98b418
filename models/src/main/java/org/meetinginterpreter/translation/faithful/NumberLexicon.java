package org.meetinginterpreter.translation.faithful;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The number words of a language, learned from ICU's rules for spelling numbers out (CLDR RBNF): each rule set is asked to spell
 * numbers, and words that come out are kept with what they stand for.
 */
final class NumberLexicon {
    private static final Map<String, NumberLexicon> LOADED = new ConcurrentHashMap<>();
    private static final long[] POWERS = {
        100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L, 1_000_000_000_000L
    };

    /** What ICU does not say: other regions' spellings, words that stand for numbers, what is written behind digits. */
    private static final Map<String, Map<String, String>> ALSO = Map.of(
            "en",
            Map.of(
                    "both",
                    "2",
                    "twice",
                    "2",
                    "pair",
                    "2",
                    "couple",
                    "2",
                    "dozen",
                    "12",
                    "lakh",
                    "*100000",
                    "crore",
                    "*10000000",
                    "bn",
                    "*1000000000",
                    "k",
                    "*1000"),
            "pt",
            Map.of(
                    "ambos",
                    "2",
                    "ambas",
                    "2",
                    "par",
                    "2",
                    "dobro",
                    "2",
                    "dupla",
                    "2",
                    "dúzia",
                    "12",
                    "bi",
                    "*1000000000",
                    "quatorze",
                    "14"),
            "zh",
            Map.of("万", "*10000", "萬", "*10000", "亿", "*100000000", "億", "*100000000", "千", "*1000", "百", "*100"),
            "ja",
            Map.of("万", "*10000", "億", "*100000000", "兆", "*1000000000000", "千", "*1000", "百", "*100"),
            "ko",
            Map.of("만", "*10000", "억", "*100000000", "조", "*1000000000000", "천", "*1000", "백", "*100"));

    /** A word's value; a scale multiplies what stands before it. */
    record Word(BigDecimal value, Kind kind) {
        enum Kind {
            CARDINAL,
            ORDINAL,
            SCALE
        }

        boolean isScale() {
            return kind == Kind.SCALE;
        }
    }

    private final Map<String, Word> words = new HashMap<>();
    private final Set<String> alone = new HashSet<>();
    private final Set<String> joining = new HashSet<>();
    private final Set<String> decimalPoints = new HashSet<>();

    /** The words of a language and its regions; safe to share. */
    static NumberLexicon of(Locale language) {
        return LOADED.computeIfAbsent(language.getLanguage(), code -> {
            NumberLexicon lexicon = new NumberLexicon();
            lexicon.learn(Locale.forLanguageTag(code));
            if (code.equals("pt")) {
                lexicon.learn(Locale.forLanguageTag("pt-PT"));
            }
            lexicon.learnOthers(ALSO.getOrDefault(code, Map.of()));
            return lexicon;
        });
    }

    Optional<Word> word(String lower) {
        return Optional.ofNullable(words.get(lower));
    }

    /** Whether a scale stands for itself without a number before it, as "mil" does and "thousand" does not. */
    boolean standsAlone(String scale) {
        return alone.contains(scale);
    }

    /** Whether it stands between the words of one number: "and", "e", "und". */
    boolean joins(String lower) {
        return joining.contains(lower);
    }

    /** Whether it stands before decimals: "point", "vírgula". */
    boolean isDecimalPoint(String lower) {
        return decimalPoints.contains(lower);
    }

    private void learnOthers(Map<String, String> others) {
        others.forEach((word, value) -> words.put(
                word,
                value.startsWith("*")
                        ? new Word(normal(Long.parseLong(value.substring(1))), Word.Kind.SCALE)
                        : new Word(normal(Long.parseLong(value)), Word.Kind.CARDINAL)));
    }

    private void learn(Locale language) {
        RuleBasedNumberFormat rules = new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
        List<String> sets = Arrays.stream(rules.getRuleSetNames())
                .filter(name -> !name.contains("year"))
                .toList();
        sets.stream().filter(name -> !name.contains("ordinal")).forEach(set -> {
            learnCardinals(rules, set);
            learnScales(rules, set);
            learnJoining(rules, set);
        });
        sets.stream().filter(name -> name.contains("ordinal")).forEach(set -> learnOrdinals(rules, set));
        String[] decimal = spelled(rules.format(2.5));
        if (decimal.length == 3) {
            decimalPoints.add(decimal[1]);
        }
    }

    private void learnCardinals(RuleBasedNumberFormat rules, String set) {
        // whole thousands are one word in languages such as German
        LongStream numbers = LongStream.concat(
                LongStream.range(0, 1_000), LongStream.range(1, 100).map(n -> n * 100));
        numbers.forEach(number -> single(rules, set, number)
                .ifPresent(word -> words.putIfAbsent(word, new Word(normal(number), Word.Kind.CARDINAL))));
    }

    private void learnOrdinals(RuleBasedNumberFormat rules, String set) {
        IntStream.concat(IntStream.rangeClosed(1, 100), IntStream.of(200, 300, 400, 500, 600, 700, 800, 900, 1_000))
                .forEach(number -> single(rules, set, number)
                        .ifPresent(word -> words.putIfAbsent(word, new Word(normal(number), Word.Kind.ORDINAL))));
    }

    private void learnScales(RuleBasedNumberFormat rules, String set) {
        for (long power : POWERS) {
            for (int count : new int[] {2, 5}) {
                String[] number = spelled(rules.format(count * power, set));
                if (number.length == 2 && number[0].equals(spelled(rules.format(count, set))[0])) {
                    learnScale(number[1], power);
                    String[] one = spelled(rules.format(power, set));
                    learnScale(one[one.length - 1], power);
                    if (one.length == 1) {
                        alone.add(one[0]);
                    }
                }
            }
        }
    }

    private void learnScale(String word, long power) {
        Word known = words.get(word);
        if (known == null || !known.isScale()) {
            words.put(word, new Word(normal(power), Word.Kind.SCALE));
        }
    }

    private void learnJoining(RuleBasedNumberFormat rules, String set) {
        for (int number : new int[] {105, 32, 1_005, 2_300}) {
            String[] parts = spelled(rules.format(number, set));
            if (number == 105 && parts.length > 1) {
                // "cento e cinco", where 100 alone is "cem"
                words.putIfAbsent(parts[0], new Word(normal(100), Word.Kind.CARDINAL));
            }
            for (int i = 1; i < parts.length - 1; i++) {
                if (!words.containsKey(parts[i])) {
                    joining.add(parts[i]);
                }
            }
        }
    }

    private static Optional<String> single(RuleBasedNumberFormat rules, String set, long number) {
        String[] parts = spelled(rules.format(number, set));
        return parts.length == 1 ? Optional.of(parts[0]) : Optional.empty();
    }

    private static String[] spelled(String number) {
        return number.replace("\u00ad", "").toLowerCase(Locale.ROOT).split("[\\s\u00a0-]+", -1);
    }

    static BigDecimal normal(long number) {
        return normal(BigDecimal.valueOf(number));
    }

    /** Without trailing zeros, so that equal numbers are equal objects. */
    static BigDecimal normal(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
