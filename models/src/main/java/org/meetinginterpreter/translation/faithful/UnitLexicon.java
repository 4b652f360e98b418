package org.meetinginterpreter.translation.faithful;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * How a language writes units and currencies, from CLDR by way of ICU: the names and abbreviations of each unit, cut out of
 * formatted measures. A spelling may mean several units ("pounds").
 */
final class UnitLexicon {
    /** What meetings speak of; CLDR's rarer units have abbreviations that are words or letters of other meaning. */
    private static final Set<String> UNITS = Set.of(
            "kilometer",
            "meter",
            "centimeter",
            "millimeter",
            "mile",
            "nautical-mile",
            "foot",
            "inch",
            "yard",
            "kilogram",
            "gram",
            "milligram",
            "tonne",
            "pound",
            "ounce",
            "liter",
            "milliliter",
            "gallon",
            "barrel",
            "hectare",
            "acre",
            "square-kilometer",
            "square-mile",
            "square-meter",
            "square-foot",
            "cubic-meter",
            "cubic-kilometer",
            "celsius",
            "fahrenheit",
            "kelvin",
            "degree",
            "kilometer-per-hour",
            "mile-per-hour",
            "meter-per-second",
            "knot",
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "decade",
            "century",
            "percent",
            "permille",
            "watt",
            "kilowatt",
            "megawatt",
            "gigawatt",
            "kilowatt-hour",
            "megawatt-hour",
            "volt",
            "kilobyte",
            "megabyte",
            "gigabyte",
            "terabyte",
            "hertz",
            "kilohertz",
            "megahertz",
            "gigahertz",
            "calorie",
            "kilocalorie");

    /** One letter or sign that means something else at least as often. */
    private static final Set<String> NOT_ALONE = Set.of(
            "°", "ac", "h", "c", "d", "s", "v", "w", "y", "k", "r", "a", "in", "º", "'", "\"", "′", "″", "#", "wk",
            "mi", "no", "m", "dia", "ano");

    private static final List<String> CURRENCIES = List.of(
            "USD", "EUR", "GBP", "BRL", "JPY", "CNY", "INR", "CHF", "RUB", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR",
            "KRW", "TRY", "AOA", "MZN", "MXN", "ARS", "SEK", "NOK", "DKK", "PLN", "UAH", "KZT", "ILS", "SAR", "AED",
            "NGN");

    private static final List<String> DOLLARS = List.of("USD", "AUD", "CAD", "NZD", "HKD", "SGD");

    /** Spellings that CLDR lacks, and the currencies and units they may mean. */
    private static final Map<String, Map<String, List<String>>> ALSO = Map.of(
            "en",
            Map.ofEntries(
                    Map.entry("dollar", DOLLARS),
                    Map.entry("dollars", DOLLARS),
                    Map.entry("pound", List.of("GBP", "pound")),
                    Map.entry("pounds", List.of("GBP", "pound")),
                    Map.entry("franc", List.of("CHF")),
                    Map.entry("francs", List.of("CHF")),
                    Map.entry("ruble", List.of("RUB")),
                    Map.entry("rubles", List.of("RUB")),
                    Map.entry("rupee", List.of("INR")),
                    Map.entry("rupees", List.of("INR")),
                    Map.entry("yen", List.of("JPY")),
                    Map.entry("yuan", List.of("CNY")),
                    Map.entry("reais", List.of("BRL")),
                    Map.entry("reals", List.of("BRL")),
                    Map.entry("kph", List.of("kilometer-per-hour")),
                    Map.entry("km / h", List.of("kilometer-per-hour")),
                    Map.entry("km per hour", List.of("kilometer-per-hour")),
                    Map.entry("kilometers an hour", List.of("kilometer-per-hour")),
                    Map.entry("kilometres an hour", List.of("kilometer-per-hour")),
                    Map.entry("miles an hour", List.of("mile-per-hour")),
                    Map.entry("sq mi", List.of("square-mile")),
                    Map.entry("sq km", List.of("square-kilometer")),
                    Map.entry("per cent", List.of("percent")),
                    Map.entry("percentage points", List.of("percent")),
                    Map.entry("ton", List.of("tonne")),
                    Map.entry("tons", List.of("tonne")),
                    Map.entry("kilos", List.of("kilogram")),
                    Map.entry("lb", List.of("pound")),
                    Map.entry("lbs", List.of("pound")),
                    Map.entry("mi", List.of("mile")),
                    Map.entry("m", List.of("meter")),
                    Map.entry("kb", List.of("kilobyte")),
                    Map.entry("tonnes", List.of("tonne")),
                    Map.entry("megawatts", List.of("megawatt"))),
            "pt",
            Map.ofEntries(
                    Map.entry("dólar", DOLLARS),
                    Map.entry("dólares", DOLLARS),
                    Map.entry("libra", List.of("GBP", "pound")),
                    Map.entry("libras", List.of("GBP", "pound")),
                    Map.entry("franco", List.of("CHF")),
                    Map.entry("francos", List.of("CHF")),
                    Map.entry("rublos", List.of("RUB")),
                    Map.entry("rúpias", List.of("INR")),
                    Map.entry("ienes", List.of("JPY")),
                    Map.entry("yuan", List.of("CNY")),
                    Map.entry("yuans", List.of("CNY")),
                    Map.entry("real", List.of("BRL")),
                    Map.entry("reais", List.of("BRL")),
                    Map.entry("por cento", List.of("percent")),
                    Map.entry("pontos percentuais", List.of("percent")),
                    Map.entry("quilos", List.of("kilogram")),
                    Map.entry("km por hora", List.of("kilometer-per-hour")),
                    Map.entry("metros", List.of("meter")),
                    Map.entry("m", List.of("meter")),
                    Map.entry("mi", List.of("mile")),
                    Map.entry("km / h", List.of("kilometer-per-hour")),
                    Map.entry("lb", List.of("pound")),
                    Map.entry("lbs", List.of("pound")),
                    Map.entry("dia", List.of("day")),
                    Map.entry("ano", List.of("year")),
                    Map.entry("anos de idade", List.of("year")),
                    Map.entry("kph", List.of("kilometer-per-hour")),
                    Map.entry("mph", List.of("mile-per-hour")),
                    Map.entry("metros quadrados", List.of("square-meter"))));

    /** Signs of every language. */
    private static final Map<String, String> SIGNS = Map.of(
            "%",
            "percent",
            "％",
            "percent",
            "٪",
            "percent",
            "‰",
            "permille",
            "km 2",
            "square-kilometer",
            "m 2",
            "square-meter",
            "m 3",
            "cubic-meter",
            "km ²",
            "square-kilometer",
            "mi ²",
            "square-mile",
            "℃",
            "celsius");

    private static final Map<String, UnitLexicon> LOADED = new ConcurrentHashMap<>();

    private final Map<String, Set<Unit>> spellings = new HashMap<>();
    private int longest = 1;

    static UnitLexicon of(Locale language) {
        return LOADED.computeIfAbsent(language.getLanguage(), code -> {
            UnitLexicon lexicon = new UnitLexicon();
            lexicon.learn(Locale.forLanguageTag(code));
            lexicon.learn(Locale.forLanguageTag(code.equals("en") ? "en-GB" : code.equals("pt") ? "pt-PT" : code));
            SIGNS.forEach((sign, id) -> lexicon.add(sign, unit(id)));
            ALSO.getOrDefault(code, Map.of())
                    .forEach((spelling, ids) -> ids.forEach(id -> lexicon.add(spelling, unit(id))));
            return lexicon;
        });
    }

    /** What a spelling means, tokens parted by single spaces; nothing for one that is no unit. */
    Set<Unit> units(String spelling) {
        return spellings.getOrDefault(spelling, Set.of());
    }

    /** The most tokens of a spelling. */
    int longest() {
        return longest;
    }

    private static Unit unit(String id) {
        return CURRENCIES.contains(id) ? Unit.currency(id) : new Unit(id, dimension(id));
    }

    private static String dimension(String id) {
        return MeasureUnit.forIdentifier(id.equals("tonne") ? "tonne" : id).getType();
    }

    private void learn(Locale language) {
        for (MeasureUnit unit : MeasureUnit.getAvailable()) {
            String id = unit.getSubtype();
            if (UNITS.contains(id)) {
                for (FormatWidth width : List.of(FormatWidth.WIDE, FormatWidth.SHORT, FormatWidth.NARROW)) {
                    MeasureFormat format = MeasureFormat.getInstance(language, width);
                    for (double count : new double[] {1, 2, 5, 1.5, 1_000_000}) {
                        learn(format.format(new Measure(count, unit)), new Unit(id, unit.getType()));
                    }
                }
            }
        }
        for (String code : CURRENCIES) {
            Currency currency = Currency.getInstance(code);
            Unit unit = Unit.currency(code);
            add(spelling(code, language), unit);
            add(spelling(currency.getSymbol(language), language), unit);
            add(spelling(currency.getName(language, Currency.NARROW_SYMBOL_NAME, new boolean[1]), language), unit);
            for (String plural : List.of("one", "few", "many", "other")) {
                add(
                        spelling(
                                currency.getName(language, Currency.PLURAL_LONG_NAME, plural, new boolean[1]),
                                language),
                        unit);
            }
        }
    }

    /** A formatted measure, such as "5 quilômetros": what is left without its number is the unit. */
    private void learn(String measure, Unit unit) {
        String spelling = spelling(measure.replaceAll("\\p{Nd}+([.,'’\\s\u00a0\u202f]?\\p{Nd}+)*", " "), Locale.ROOT);
        if (!spelling.isEmpty() && !NOT_ALONE.contains(spelling)) {
            add(spelling, unit);
        }
    }

    private void add(String spelling, Unit unit) {
        spellings.computeIfAbsent(spelling, key -> new HashSet<>()).add(unit);
        longest = Math.max(longest, spelling.split(" ", -1).length);
    }

    /** Tokens in lower case, parted by single spaces: how a text is looked up. */
    static String spelling(String text, Locale language) {
        List<String> parts = Token.of(text, language).stream()
                .filter(Predicate.not(token -> token.is(Token.Kind.SPACE)))
                .map(Token::lower)
                .toList();
        return String.join(" ", parts);
    }
}
