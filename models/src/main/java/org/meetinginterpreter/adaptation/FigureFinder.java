package org.meetinginterpreter.adaptation;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds figures in a text of English or Portuguese and says what they mean. What could mean two things is not found: {@code 3/4/2026}, {@code 10:30}
 * without a.m. or p.m. in English, a number that names an article, a room or a version. Whether something is found depends on
 * {@link #REACH} characters around it and no others. Thread-safe.
 */
final class FigureFinder {
    /** No pattern looks farther to either side than this. */
    static final int REACH = 64;

    private static final String BEFORE = "(?<![\\p{L}\\p{N}_/:.,\\-–+#$€£₩°])";
    private static final String AFTER = "(?![\\p{L}\\p{N}_$€£₩%°]|[.,:/\\-–]\\p{N}|[/\\-–]\\p{L})";
    private static final String SPACE = "[ \\u00a0\\u202f]";

    private static final FigureFinder ENGLISH = new FigureFinder(FigureWords.ENGLISH, true);
    private static final FigureFinder PORTUGUESE = new FigureFinder(FigureWords.PORTUGUESE, false);

    /** A pattern and what its match means; nothing where it means nothing. */
    private record Rule(Pattern pattern, BiFunction<Matcher, String, Optional<Figure>> reader) {}

    private final FigureWords words;
    private final boolean english;
    private final List<Rule> rules = new ArrayList<>();
    private final Pattern kept;
    private final Pattern beginning;

    private FigureFinder(FigureWords words, boolean english) {
        this.words = words;
        this.english = english;
        kept = Pattern.compile(
                "(?iu)(?<![\\p{L}])(?:" + any(words.kept()) + ")(?:" + SPACE + "\\p{L}{1,12}){0,2}" + SPACE + "?$");
        String lastWords = any(words.numerals().keySet()) + "|the|US|R|-|−";
        beginning = Pattern.compile(
                "(?iu)[\\p{N}$€£₩]|(?<!\\p{L})(?:" + any(words.months().keySet()) + "|"
                        + any(words.weekdays().keySet()) + ")|(?<!\\p{L})(?:" + lastWords + ")" + SPACE
                        + "?$|(?<!\\p{L})the" + SPACE
                        + "(?=\\p{N})|\\p{L}+$");
        if (english) {
            englishTimes();
        } else {
            portugueseTimes();
        }
        dates();
        numbers();
    }

    /** Of a text's language; nothing where figures of that language are not known. */
    static Optional<FigureFinder> of(Locale language) {
        return switch (language.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "pt" -> Optional.of(PORTUGUESE);
            default -> Optional.empty();
        };
    }

    /** All figures, in their order; they do not overlap. */
    List<Figure> find(String text) {
        List<Figure> found = new ArrayList<>();
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(text);
            while (matcher.find()) {
                int start = matcher.start();
                int end = matcher.end();
                if (found.stream().noneMatch(figure -> figure.start() < end && start < figure.end())) {
                    rule.reader().apply(matcher, text).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingInt(Figure::start));
        return found;
    }

    /**
     * Where in a text that grows the first figure may begin that what comes may make another; the text's stable end, where none does.
     *
     * @param stable UTF-16 units that will not change
     */
    int firstOpen(String text, int stable) {
        Matcher beginnings = beginning.matcher(text.substring(0, stable));
        int first = beginnings.find(Math.max(0, stable - REACH)) ? beginnings.start() : stable;
        while (first > 0 && isOfNumber(text.charAt(first - 1))) {
            first--;
        }
        return first;
    }

    private static boolean isOfNumber(char c) {
        return Character.isDigit(c) || ".,-−".indexOf(c) >= 0;
    }

    // ---- numbers, money, units

    private void numbers() {
        String group = Pattern.quote(String.valueOf(words.group()));
        String decimal = Pattern.quote(String.valueOf(words.decimal()));
        String digits = "(?:\\d{1,3}(?:" + group + "\\d{3}){1,5}|\\d{1,3}(?:[\\u00a0\\u202f]\\d{3}){1,5}|\\d{1,15})(?:"
                + decimal + "\\d{1,8})?";
        String power = any(words.powers().keySet());
        String numeral = any(words.numerals().keySet());
        String symbol = any(FigureWords.SYMBOLS.keySet());
        // no character of a number stands before them: a symbol is their left edge
        String edge = "(?<![\\p{L}\\p{N}$])";
        add(
                edge + "(?<symbol>" + symbol + ")" + SPACE + "?(?<number>" + digits + ")(?:" + SPACE + "(?<power>"
                        + power + "))?" + AFTER,
                (match, text) -> money(
                        match, FigureWords.SYMBOLS.get(match.group("symbol").replace('\u00a0', ' '))));
        add(
                BEFORE + "(?<number>" + digits + ")(?:" + SPACE + "(?<power>" + power + "))?" + SPACE + "(?<name>"
                        + any(words.currencies().keySet()) + ")" + AFTER,
                (match, text) -> money(match, words.currencies().get(lower(match.group("name")))));
        add(
                BEFORE + "(?<number>[-−]?" + digits + ")(?:" + SPACE + "?%|" + SPACE + "(?:percent|per cent|por cento))"
                        + "(?![\\p{L}\\p{N}])",
                (match, text) -> Optional.of(figure(match, new FigureValue.Percent(number(match.group("number"))))));
        add(
                BEFORE + "(?<number>[-−]?" + digits + ")" + SPACE + "?(?<unit>"
                        + any(words.units().keySet()) + ")(?![\\p{L}\\p{N}/²³])",
                (match, text) -> measured(match));
        add(
                BEFORE + "(?:(?<number>[-−]?" + digits + ")|(?<numeral>" + numeral + "))" + SPACE + "(?<power>" + power
                        + ")" + AFTER,
                (match, text) -> compact(match));
        add(
                BEFORE + "(?<number>[-−]?(?:\\d{1,3}(?:" + group + "\\d{3}){1,5}(?:" + decimal + "\\d{1,8})?|\\d{1,15}"
                        + decimal + "\\d{1,8}))" + AFTER,
                this::plain);
    }

    private Optional<Figure> money(Matcher match, Currency currency) {
        boolean compact = match.group("power") != null;
        BigDecimal number = number(match.group("number"));
        if (compact) {
            number = number.scaleByPowerOfTen(words.powers().get(spaced(match.group("power"))));
        }
        boolean bare = match.group().startsWith("$");
        return Optional.of(figure(match, new FigureValue.Money(number, currency, bare, compact)));
    }

    private Optional<Figure> measured(Matcher match) {
        String unit = spaced(match.group("unit"));
        // five million is written 5m as well
        boolean doubtful = unit.length() == 1
                && !match.group().contains(" ")
                && !match.group().contains("\u00a0");
        MeasureUnit known = words.units().get(unit);
        return doubtful
                ? Optional.empty()
                : Optional.of(figure(
                        match,
                        new FigureValue.Measured(number(match.group("number")), known, !FigureWords.isSymbol(unit))));
    }

    private Optional<Figure> compact(Matcher match) {
        int power = words.powers().get(spaced(match.group("power")));
        String digits = match.group("number");
        boolean spelled = digits == null;
        BigDecimal number =
                spelled ? BigDecimal.valueOf(words.numerals().get(lower(match.group("numeral")))) : number(digits);
        return Optional.of(figure(
                match, new FigureValue.Compact(new FigureValue.Amount(number.scaleByPowerOfTen(power), spelled))));
    }

    private Optional<Figure> plain(Matcher match, String text) {
        String before = text.substring(Math.max(0, match.start() - REACH), match.start());
        return kept.matcher(before).find()
                ? Optional.empty()
                : Optional.of(figure(match, new FigureValue.Plain(number(match.group("number")))));
    }

    private BigDecimal number(String digits) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == words.decimal()) {
                plain.append('.');
            } else if (c == '-' || c == '−') {
                plain.append('-');
            } else if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            }
        }
        return new BigDecimal(plain.toString());
    }

    // ---- days

    private void dates() {
        String month = any(words.months().keySet());
        String weekday = "(?:(?<weekday>" + any(words.weekdays().keySet()) + "),?" + SPACE + ")?";
        String day = "(?<day>\\d{1,2})";
        if (english) {
            // a month has a capital: "may 5" and "march 10" are not said of days otherwise
            add(
                    "(?-i:(?=\\p{Lu}|\\d))" + BEFORE + weekday + "(?-i:(?=\\p{Lu}))(?<month>" + month + ")" + SPACE
                            + day + "(?:st|nd|rd|th)?(?:," + SPACE + "(?<year>[12]\\d{3}))?" + AFTER,
                    this::day);
            add(
                    BEFORE + weekday + "(?:the )?" + day + "(?:st|nd|rd|th)?" + SPACE
                            + "(?:of )?(?-i:(?=\\p{Lu}))(?<month>" + month + ")(?:,?" + SPACE + "(?<year>[12]\\d{3}))?"
                            + AFTER,
                    this::day);
        } else {
            add(
                    BEFORE + weekday + day + "(?:º|o)?" + SPACE + "de" + SPACE + "(?<month>" + month + ")(?:" + SPACE
                            + "de" + SPACE + "(?<year>[12]\\d{3}))?" + AFTER,
                    this::day);
        }
    }

    private Optional<Figure> day(Matcher match, String text) {
        int month = words.months().get(lower(match.group("month")));
        int day = Integer.parseInt(match.group("day"));
        if (day < 1 || day > Month.of(month).maxLength()) {
            return Optional.empty();
        }
        String year = match.group("year");
        Optional<DayOfWeek> weekday = Optional.ofNullable(match.group("weekday"))
                .map(name -> words.weekdays().get(lower(name)));
        return Optional.of(figure(
                match,
                new FigureValue.Day(
                        year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                        month,
                        day,
                        weekday)));
    }

    // ---- times

    private static String zone() {
        String names = any(FigureWords.ZONES.keySet());
        return "(?<zone>" + SPACE + "\\((?:" + names + ")\\)|" + SPACE + "(?:" + names + ")(?:[+\\-−]\\d{1,2})?)";
    }

    private void englishTimes() {
        halves();
        String clock = "(?<hour>\\d{1,2}):(?<minute>\\d{2})";
        add(BEFORE + clock + zone() + AFTER, this::clock);
        // before noon nothing says whether the clock has twelve hours or twenty-four
        add(
                "(?<=\\b(?:" + any(words.clocks()) + ") )(?<hour>1[3-9]|2[0-3]|0\\d):(?<minute>\\d{2})(?<zone>)"
                        + AFTER,
                this::clock);
    }

    private void halves() {
        add(
                BEFORE + "(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?" + SPACE
                        + "?(?<half>a\\.m\\.|p\\.m\\.|am|pm)(?![\\p{L}\\p{N}])" + zone() + "?",
                this::twelveHours);
    }

    private void portugueseTimes() {
        // nobody says so, but translators leave it as it was in English
        halves();
        String clock = "(?<hour>\\d{1,2})(?::(?<minute>\\d{2})|h(?<minutes>\\d{2})?)";
        String half = "(?!" + SPACE + "(?:da (?:tarde|noite|madrugada)|de|[ap]\\.?m))";
        add(BEFORE + clock + "h?" + zone() + AFTER, this::clock);
        add(
                "(?<=(?<!\\p{L})(?:" + any(words.clocks()) + ")" + SPACE + ")" + clock + "(?<zone>)" + half + AFTER,
                this::clock);
    }

    private Optional<Figure> twelveHours(Matcher match, String text) {
        int hour = Integer.parseInt(match.group("hour"));
        boolean afternoon = lower(match.group("half")).startsWith("p");
        return hour < 1 || hour > 12
                ? Optional.empty()
                : time(match, hour % 12 + (afternoon ? 12 : 0), match.group("minute"), match.group("zone"));
    }

    private Optional<Figure> clock(Matcher match, String text) {
        String minute = match.group("minute");
        if (minute == null && !english) {
            minute = match.group("minutes");
        }
        return time(match, Integer.parseInt(match.group("hour")), minute, match.group("zone"));
    }

    private Optional<Figure> time(Matcher match, int hour, String minutes, String zone) {
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (hour > 23 || minute > 59) {
            return Optional.empty();
        }
        String named = zone == null ? "" : zone;
        return Optional.of(figure(match, new FigureValue.Clock(hour, minute, named, offset(named))));
    }

    /** Of a zone's name as it stands; empty where it is not known for certain. */
    private static OptionalInt offset(String zone) {
        Matcher parts = Pattern.compile(
                        "[ \\u00a0\\u202f]\\(?(?<name>[\\p{L}\\u00a0 ]+?)\\)?(?<hours>[+\\-−]\\d{1,2})?")
                .matcher(zone);
        if (!parts.matches()) {
            return OptionalInt.empty();
        }
        int base = FigureWords.ZONES.getOrDefault(spaced(parts.group("name")), 0);
        String hours = parts.group("hours");
        return OptionalInt.of(base + (hours == null ? 0 : 60 * Integer.parseInt(hours.replace('−', '-'))));
    }

    // ---- patterns

    private void add(String pattern, BiFunction<Matcher, String, Optional<Figure>> reader) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        rules.add(new Rule(Pattern.compile(pattern, flags), reader));
    }

    private static Figure figure(Matcher match, FigureValue value) {
        return new Figure(match.start(), match.end(), value);
    }

    /** Longer ones first, so that none stands in another's way. */
    private static String any(Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(name -> Pattern.quote(name).replace(" ", "\\E" + SPACE + "\\Q"))
                .collect(Collectors.joining("|"));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String spaced(String name) {
        return lower(name).replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
