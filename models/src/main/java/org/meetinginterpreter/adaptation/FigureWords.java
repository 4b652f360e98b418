package org.meetinginterpreter.adaptation;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a language that stand in figures, in lower case.
 *
 * @param powers of ten, such as {@code million} for 6
 * @param numerals that may stand before such a word
 * @param kept words behind which a number is a name: of an article, a room, a version
 * @param clocks words before a time of day
 */
record FigureWords(
        char decimal,
        char group,
        Map<String, Integer> powers,
        Map<String, Integer> numerals,
        Map<String, Integer> months,
        Map<String, DayOfWeek> weekdays,
        Map<String, Currency> currencies,
        Map<String, MeasureUnit> units,
        List<String> kept,
        List<String> clocks) {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency BRL = Currency.getInstance("BRL");

    static final Map<String, Currency> SYMBOLS =
            Map.of("$", USD, "US$", USD, "US $", USD, "R$", BRL, "€", EUR, "£", GBP, "₩", Currency.getInstance("KRW"));

    /** Zones whose abbreviation means one offset alone, in minutes from UTC. */
    static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("wet", 0),
            Map.entry("cet", 60),
            Map.entry("cest", 120),
            Map.entry("eet", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("brt", -180),
            Map.entry("brasília time", -180),
            Map.entry("brasilia time", -180),
            Map.entry("hora de brasília", -180),
            Map.entry("horário de brasília", -180));

    private static final Map<String, String> SYMBOLS_OF_UNITS = Map.ofEntries(
            Map.entry("km", "kilometer"),
            Map.entry("m", "meter"),
            Map.entry("cm", "centimeter"),
            Map.entry("mm", "millimeter"),
            Map.entry("km/h", "kilometer-per-hour"),
            Map.entry("km²", "square-kilometer"),
            Map.entry("m²", "square-meter"),
            Map.entry("m³", "cubic-meter"),
            Map.entry("kg", "kilogram"),
            Map.entry("g", "gram"),
            Map.entry("t", "tonne"),
            Map.entry("l", "liter"),
            Map.entry("ml", "milliliter"),
            Map.entry("ha", "hectare"),
            Map.entry("mi", "mile"),
            Map.entry("°c", "celsius"),
            Map.entry("°f", "fahrenheit"),
            Map.entry("hpa", "hectopascal"),
            Map.entry("kw", "kilowatt"),
            Map.entry("mw", "megawatt"),
            Map.entry("gw", "gigawatt"),
            Map.entry("kwh", "kilowatt-hour"));

    static final FigureWords ENGLISH = new FigureWords(
            '.',
            ',',
            Map.of("thousand", 3, "million", 6, "billion", 9, "trillion", 12),
            numerals("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            months(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december"),
            weekdays("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            Map.of(
                    "euros",
                    EUR,
                    "euro",
                    EUR,
                    "pounds sterling",
                    GBP,
                    "reais",
                    BRL,
                    "us dollars",
                    USD,
                    "u.s. dollars",
                    USD,
                    "american dollars",
                    USD),
            units(Map.ofEntries(
                    Map.entry("kilometers", "kilometer"),
                    Map.entry("kilometres", "kilometer"),
                    Map.entry("meters", "meter"),
                    Map.entry("metres", "meter"),
                    Map.entry("centimeters", "centimeter"),
                    Map.entry("centimetres", "centimeter"),
                    Map.entry("miles", "mile"),
                    Map.entry("feet", "foot"),
                    Map.entry("kilograms", "kilogram"),
                    Map.entry("grams", "gram"),
                    Map.entry("tonnes", "tonne"),
                    Map.entry("metric tons", "tonne"),
                    Map.entry("liters", "liter"),
                    Map.entry("litres", "liter"),
                    Map.entry("hectares", "hectare"),
                    Map.entry("degrees celsius", "celsius"),
                    Map.entry("degrees fahrenheit", "fahrenheit"),
                    Map.entry("kilometers per hour", "kilometer-per-hour"),
                    Map.entry("kilometres per hour", "kilometer-per-hour"),
                    Map.entry("miles per hour", "mile-per-hour"),
                    Map.entry("square kilometers", "square-kilometer"),
                    Map.entry("square kilometres", "square-kilometer"),
                    Map.entry("square meters", "square-meter"),
                    Map.entry("square metres", "square-meter"),
                    Map.entry("cubic meters", "cubic-meter"),
                    Map.entry("cubic metres", "cubic-meter"))),
            List.of(
                    "article",
                    "art.",
                    "articles",
                    "section",
                    "sections",
                    "paragraph",
                    "clause",
                    "chapter",
                    "room",
                    "rooms",
                    "version",
                    "release",
                    "line",
                    "number",
                    "no.",
                    "page",
                    "item",
                    "item",
                    "annex",
                    "appendix",
                    "figure",
                    "table",
                    "resolution",
                    "document",
                    "decree",
                    "law",
                    "bill",
                    "channel",
                    "flight",
                    "gate",
                    "apartment",
                    "flat",
                    "code",
                    "verse",
                    "step",
                    "rule",
                    "route",
                    "bus",
                    "model",
                    "protocol",
                    "regulation",
                    "directive"),
            List.of("at", "by", "from", "until", "till", "before", "after", "since", "to", "around"));

    static final FigureWords PORTUGUESE = new FigureWords(
            ',',
            '.',
            Map.ofEntries(
                    Map.entry("mil", 3),
                    Map.entry("milhão", 6),
                    Map.entry("milhões", 6),
                    Map.entry("mil milhões", 9),
                    Map.entry("bilhão", 9),
                    Map.entry("bilhões", 9),
                    Map.entry("bilião", 12),
                    Map.entry("biliões", 12),
                    Map.entry("trilhão", 12),
                    Map.entry("trilhões", 12)),
            numerals("um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"),
            months(
                    "janeiro",
                    "fevereiro",
                    "março",
                    "abril",
                    "maio",
                    "junho",
                    "julho",
                    "agosto",
                    "setembro",
                    "outubro",
                    "novembro",
                    "dezembro"),
            weekdays(
                    "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
            Map.of(
                    "euros",
                    EUR,
                    "de euros",
                    EUR,
                    "reais",
                    BRL,
                    "de reais",
                    BRL,
                    "libras esterlinas",
                    GBP,
                    "dólares americanos",
                    USD,
                    "de dólares americanos",
                    USD),
            units(Map.ofEntries(
                    Map.entry("quilômetros", "kilometer"),
                    Map.entry("quilómetros", "kilometer"),
                    Map.entry("metros", "meter"),
                    Map.entry("centímetros", "centimeter"),
                    Map.entry("milhas", "mile"),
                    Map.entry("quilos", "kilogram"),
                    Map.entry("quilogramas", "kilogram"),
                    Map.entry("gramas", "gram"),
                    Map.entry("toneladas", "tonne"),
                    Map.entry("toneladas métricas", "tonne"),
                    Map.entry("litros", "liter"),
                    Map.entry("hectares", "hectare"),
                    Map.entry("graus celsius", "celsius"),
                    Map.entry("quilômetros por hora", "kilometer-per-hour"),
                    Map.entry("quilómetros por hora", "kilometer-per-hour"),
                    Map.entry("quilômetros quadrados", "square-kilometer"),
                    Map.entry("quilómetros quadrados", "square-kilometer"),
                    Map.entry("metros quadrados", "square-meter"),
                    Map.entry("metros cúbicos", "cubic-meter"))),
            List.of(
                    "artigo",
                    "artigos",
                    "art.",
                    "seção",
                    "secção",
                    "parágrafo",
                    "cláusula",
                    "capítulo",
                    "sala",
                    "quarto",
                    "versão",
                    "linha",
                    "número",
                    "nº",
                    "n.º",
                    "página",
                    "item",
                    "anexo",
                    "tabela",
                    "resolução",
                    "documento",
                    "decreto",
                    "lei",
                    "canal",
                    "voo",
                    "portão",
                    "apartamento",
                    "código",
                    "regra",
                    "modelo",
                    "protocolo",
                    "regulamento",
                    "diretiva",
                    "ônibus",
                    "autocarro"),
            List.of("às", "à", "as", "das", "pelas", "até", "desde", "antes das", "depois das", "entre as", "e as"));

    private static Map<String, Integer> numerals(String... fromOne) {
        return numbered(fromOne);
    }

    private static Map<String, Integer> months(String... names) {
        return numbered(names);
    }

    private static Map<String, Integer> numbered(String... fromOne) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < fromOne.length; i++) {
            numbers.put(fromOne[i], i + 1);
        }
        return Map.copyOf(numbers);
    }

    private static Map<String, DayOfWeek> weekdays(String... fromMonday) {
        Map<String, DayOfWeek> days = new HashMap<>();
        for (int i = 0; i < fromMonday.length; i++) {
            days.put(fromMonday[i], DayOfWeek.of(i + 1));
        }
        return Map.copyOf(days);
    }

    private static Map<String, MeasureUnit> units(Map<String, String> named) {
        Map<String, MeasureUnit> units = new HashMap<>();
        SYMBOLS_OF_UNITS.forEach((symbol, unit) -> units.put(symbol, MeasureUnit.forIdentifier(unit)));
        named.forEach((name, unit) -> units.put(name, MeasureUnit.forIdentifier(unit)));
        return Map.copyOf(units);
    }

    /** Whether it is a symbol, which all languages share, rather than a word. */
    static boolean isSymbol(String unit) {
        return SYMBOLS_OF_UNITS.containsKey(unit.toLowerCase(Locale.ROOT));
    }
}
