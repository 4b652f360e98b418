package org.meetinginterpreter.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A loss as translators make them, done to a good translation on purpose. Shares no code with what is to find it. */
public enum Corruption {
    /** One digit of a number becomes another. */
    WRONG_DIGIT("wrong digit") {
        @Override
        Optional<Pair> spoil(Pair good, Random random) {
            return pick(DIGIT, good.translation(), random).map(digit -> {
                int other = (Integer.parseInt(digit.group()) + 1 + random.nextInt(9)) % 10;
                return good.with(replace(good.translation(), digit, Integer.toString(other)));
            });
        }
    },
    /** A number is left out. */
    DROPPED_NUMBER("dropped number") {
        @Override
        Optional<Pair> spoil(Pair good, Random random) {
            return pick(NUMBER, good.translation(), random)
                    .filter(number -> count(good.translation(), number.group()) == 1)
                    .map(number -> good.with(replace(good.translation(), number, "")));
        }
    },
    /** Two numbers change places. */
    SWAPPED_NUMBERS("swapped numbers") {
        @Override
        Optional<Pair> spoil(Pair good, Random random) {
            List<MatchResult> numbers =
                    NUMBER.matcher(good.translation()).results().toList();
            if (numbers.size() < 2) {
                return Optional.empty();
            }
            int first = random.nextInt(numbers.size() - 1);
            MatchResult one = numbers.get(first);
            MatchResult two = numbers.get(first + 1);
            return one.group().equals(two.group())
                    ? Optional.empty()
                    : Optional.of(good.with(replace(replace(good.translation(), two, one.group()), one, two.group())));
        }
    },
    /** The only denial of a sentence is left out. */
    LOST_NOT("lost \"not\"") {
        @Override
        Optional<Pair> spoil(Pair good, Random random) {
            List<MatchResult> denials =
                    DENIAL.matcher(good.translation()).results().toList();
            // a word that strengthens the denial would still deny
            return denials.size() == 1
                            && DENIAL.matcher(good.source()).find()
                            && !STRENGTHENING.matcher(good.translation()).find()
                    ? Optional.of(good.with(replace(good.translation(), denials.get(0), "")))
                    : Optional.empty();
        }
    },
    /** A unit or a scale behind a number becomes another. */
    CHANGED_UNIT("changed unit") {
        @Override
        Optional<Pair> spoil(Pair good, Random random) {
            return pick(UNIT, good.translation(), random)
                    .map(unit ->
                            good.with(replace(good.translation(), unit, unit.group(1) + UNITS.get(unit.group(2)))));
        }
    },
    /** A letter of an address changes. */
    MANGLED_ADDRESS("mangled address") {
        @Override
        Optional<Pair> spoil(Pair good, Random random) {
            String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
            int at = 1 + random.nextInt(address.length() - 2);
            char other = address.charAt(at) == 'x' ? 'q' : 'x';
            String spoilt = address.substring(0, at) + other + address.substring(at + 1);
            return Optional.of(new Pair(good.source() + " " + address, good.translation() + " " + spoilt));
        }
    };

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}0-9])[0-9]+(?:[.,][0-9]+)*(?![0-9\\p{L}:])");
    private static final Pattern DENIAL =
            Pattern.compile("(?i)(?<!\\p{L})(?:not |n['’]t(?!\\p{L})|never |não |nunca |jamais )");
    private static final Pattern STRENGTHENING = Pattern.compile(
            "(?i)(?<!\\p{L})(?:nenhum|nenhuma|nada|ninguém|nem|nothing|nobody|none|neither|nor)(?!\\p{L})");
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("km", "milhas"),
            Map.entry("quilômetros", "milhas"),
            Map.entry("metros", "pés"),
            Map.entry("milhas", "quilômetros"),
            Map.entry("pés", "metros"),
            Map.entry("milhões", "bilhões"),
            Map.entry("milhão", "bilhão"),
            Map.entry("bilhões", "milhões"),
            Map.entry("mil", "milhões"),
            Map.entry("dólares", "euros"),
            Map.entry("euros", "dólares"),
            Map.entry("libras", "quilos"),
            Map.entry("kg", "libras"),
            Map.entry("mm", "cm"),
            Map.entry("cm", "polegadas"),
            Map.entry("horas", "minutos"),
            Map.entry("minutos", "horas"),
            Map.entry("anos", "meses"),
            Map.entry("dias", "anos"),
            Map.entry("meses", "anos"),
            Map.entry("kilometers", "miles"),
            Map.entry("kilometres", "miles"),
            Map.entry("miles", "kilometers"),
            Map.entry("meters", "feet"),
            Map.entry("metres", "feet"),
            Map.entry("feet", "meters"),
            Map.entry("million", "billion"),
            Map.entry("billion", "million"),
            Map.entry("thousand", "million"),
            Map.entry("dollars", "euros"),
            Map.entry("pounds", "kilos"),
            Map.entry("percent", "euros"),
            Map.entry("hours", "minutes"),
            Map.entry("minutes", "hours"),
            Map.entry("years", "months"),
            Map.entry("days", "years"),
            Map.entry("months", "years"));
    private static final Pattern UNIT =
            Pattern.compile("(?<=[0-9])( )(" + String.join("|", UNITS.keySet()) + ")(?!\\p{L})");
    private static final List<String> ADDRESSES = List.of(
            "https://www.un.org/en/ga/79/resolutions",
            "www.example.org/agenda.pdf",
            "clerk@delegation-4.example.int",
            "https://meet.example.com/join#code=K7Q-M2P",
            "@WaterTalks",
            "A380");

    private final String title;

    Corruption(String title) {
        this.title = title;
    }

    /** A source and its translation. */
    record Pair(String source, String translation) {
        Pair with(String other) {
            return new Pair(source, other);
        }
    }

    /** For people. */
    String title() {
        return title;
    }

    /** The pair with this loss in its translation; nothing where there is nothing to lose. */
    abstract Optional<Pair> spoil(Pair good, Random random);

    private static Optional<MatchResult> pick(Pattern pattern, String text, Random random) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }

    private static String replace(String text, MatchResult found, String other) {
        return text.substring(0, found.start()) + other + text.substring(found.end());
    }

    private static int count(String text, String part) {
        return (int)
                Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
