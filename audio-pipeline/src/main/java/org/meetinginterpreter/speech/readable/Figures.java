package org.meetinginterpreter.speech.readable;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Writes spelled numbers as figures: those from 10, and smaller ones with decimals or per cent. What is not certain stays in words:
 * rows of digits, ordinals, a scale alone ("hundreds", "a thousand"), "one or two hundred". While the utterance grows, a word at the end
 * that may continue a number is held back. Thread-safe.
 */
final class Figures implements TextRefiner {
    private static final long SMALLEST = 10;
    private static final long GROUPED_FROM = 10_000;
    private static final Set<String> PERCENT_APART = Set.of("de", "fr", "es", "ru", "cs", "sv", "ca", "uk");

    private final LanguageRules rules;
    private final SpelledNumbers numbers;
    private final ULocale locale;

    Figures(LanguageRules rules) {
        this.rules = rules;
        this.numbers = new SpelledNumbers(rules.language(), rules.joiners());
        this.locale = ULocale.forLocale(rules.language());
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        List<String> lower =
                words.stream().map(word -> rules.lower(word.text())).toList();
        List<SpokenWord> written = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int to = runEnd(lower, at);
            if (to == at) {
                written.add(words.get(at++));
                continue;
            }
            List<SpokenWord> run = write(words, lower, at, to);
            written.addAll(run);
            at = to;
            if (!last && at + 1 == words.size() && mayContinue(lower.get(at))) {
                return written;
            }
            at = percent(words, lower, written, run.size(), at);
        }
        return written;
    }

    private boolean mayContinue(String word) {
        return rules.joiners().contains(word)
                || rules.splitters().contains(word)
                || (!word.isEmpty() && word.equals(rules.point()));
    }

    /** Where a longest row of number words, with what may stand between them, ends. */
    private int runEnd(List<String> lower, int from) {
        int end = from;
        int at = from;
        while (at < lower.size()) {
            if (numbers.isNumberWord(lower.get(at))) {
                end = ++at;
            } else if (end > from && at == end && mayContinue(lower.get(at))) {
                at++;
            } else {
                break;
            }
        }
        return end;
    }

    private List<SpokenWord> write(List<SpokenWord> words, List<String> lower, int from, int to) {
        List<SpokenWord> asTheyAre = words.subList(from, to);
        if (to < lower.size() && numbers.isOrdinal(lower.get(to))) {
            return asTheyAre;
        }
        List<String> run = lower.subList(from, to);
        int point = rules.point().isEmpty() ? -1 : run.indexOf(rules.point());
        if (point > 0) {
            String decimal = decimal(run, point);
            return decimal == null ? asTheyAre : List.of(figure(asTheyAre, decimal));
        }
        OptionalLong whole = splits(run) ? OptionalLong.empty() : numbers.value(run);
        if (whole.isPresent()) {
            boolean lone = run.size() == 1 && numbers.isScale(run.get(0));
            boolean counts = whole.getAsLong() >= SMALLEST && !lone;
            return counts || isPercent(lower, from, to)
                    ? List.of(figure(asTheyAre, format(whole.getAsLong())))
                    : asTheyAre;
        }
        OptionalLong year = year(run);
        if (year.isPresent()) {
            return List.of(figure(asTheyAre, Long.toString(year.getAsLong())));
        }
        return split(asTheyAre, run);
    }

    private boolean splits(List<String> run) {
        return run.stream().anyMatch(rules.splitters()::contains);
    }

    /** "between twenty and thirty": all parts are figures, or none. */
    private List<SpokenWord> split(List<SpokenWord> words, List<String> run) {
        List<SpokenWord> written = new ArrayList<>();
        long before = -1;
        int from = 0;
        for (int at = 0; at <= run.size(); at++) {
            boolean between = at < run.size()
                    && (rules.joiners().contains(run.get(at))
                            || rules.splitters().contains(run.get(at)));
            if (!between && at < run.size()) {
                continue;
            }
            List<String> part = run.subList(from, at);
            OptionalLong value = part.isEmpty() ? OptionalLong.empty() : numbers.value(part);
            boolean lone = part.size() == 1 && numbers.isScale(part.get(0));
            if (value.isEmpty() || lone || value.getAsLong() < SMALLEST || mayCompose(before, value.getAsLong())) {
                return words;
            }
            before = value.getAsLong();
            written.add(figure(words.subList(from, at), format(before)));
            if (at < run.size()) {
                written.add(words.get(at));
            }
            from = at + 1;
        }
        return written;
    }

    /** Whether the two could be meant as one number, or share a scale that is said once. */
    private static boolean mayCompose(long before, long value) {
        if (before < 0) {
            return false;
        }
        long room = 1;
        while (before % (room * 10) == 0 && before > 0) {
            room *= 10;
        }
        return value < room || (before < 100 && value >= 100) || (before < 1_000 && value >= 10_000);
    }

    /** English says years in pairs: nineteen ninety five. */
    private OptionalLong year(List<String> run) {
        if (!rules.language().getLanguage().equals("en") || run.size() < 2 || run.size() > 3) {
            return OptionalLong.empty();
        }
        OptionalLong century = numbers.value(run.subList(0, 1));
        OptionalLong rest = numbers.value(run.subList(1, run.size()));
        if (century.isEmpty() || rest.isEmpty() || rest.getAsLong() < 10 || rest.getAsLong() > 99) {
            return OptionalLong.empty();
        }
        long hundreds = century.getAsLong();
        boolean past = hundreds >= 17 && hundreds <= 19;
        boolean now = hundreds == 20 && rest.getAsLong() < 30;
        return past || now ? OptionalLong.of(hundreds * 100 + rest.getAsLong()) : OptionalLong.empty();
    }

    /** Null when not certain. */
    private String decimal(List<String> run, int point) {
        OptionalLong whole = numbers.value(run.subList(0, point));
        List<String> rest = run.subList(point + 1, run.size());
        if (whole.isEmpty() || rest.isEmpty() || splits(run)) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        for (String word : rest) {
            OptionalLong digit = numbers.value(List.of(word));
            if (digit.isEmpty() || digit.getAsLong() > 9) {
                digits.setLength(0);
                break;
            }
            digits.append(digit.getAsLong());
        }
        if (digits.length() == 0) {
            OptionalLong pair = numbers.value(rest);
            if (pair.isEmpty() || pair.getAsLong() < 10 || pair.getAsLong() > 99) {
                return null;
            }
            digits.append(pair.getAsLong());
        }
        return format(whole.getAsLong()) + (rules.language().getLanguage().equals("en") ? "." : ",") + digits;
    }

    private String format(long value) {
        NumberFormat format = NumberFormat.getIntegerInstance(locale);
        format.setGroupingUsed(value >= GROUPED_FROM);
        return format.format(value);
    }

    private boolean isPercent(List<String> lower, int from, int to) {
        return percentWords(lower, to) > 0
                || (from > 0
                        && !rules.percentBefore().isEmpty()
                        && lower.get(from - 1).equals(rules.percentBefore()));
    }

    private int percentWords(List<String> lower, int at) {
        for (int count = 2; count > 0; count--) {
            if (at + count <= lower.size()
                    && rules.percent().contains(String.join(" ", lower.subList(at, at + count)))) {
                return count;
            }
        }
        return 0;
    }

    /** Puts % to the figure just written; returns where to go on. */
    private int percent(List<SpokenWord> words, List<String> lower, List<SpokenWord> written, int run, int at) {
        SpokenWord figure = written.get(written.size() - 1);
        if (run != 1 || !Character.isDigit(figure.text().codePointAt(0))) {
            return at;
        }
        int index = written.size() - 1;
        if (!rules.percentBefore().isEmpty()) {
            if (index > 0 && rules.lower(written.get(index - 1).text()).equals(rules.percentBefore())) {
                SpokenWord before = written.remove(index - 1);
                written.set(index - 1, figure(List.of(before, figure), "%" + figure.text()));
            }
            return at;
        }
        int count = percentWords(lower, at);
        if (count > 0) {
            List<SpokenWord> unit = words.subList(at, at + count);
            if (PERCENT_APART.contains(rules.language().getLanguage())) {
                written.add(figure(unit, "%"));
            } else {
                List<SpokenWord> all = new ArrayList<>(unit);
                all.add(0, figure);
                String sign = rules.language().getLanguage().equals("fa") ? "٪" : "%";
                written.set(index, figure(all, figure.text() + sign));
            }
        }
        return at + count;
    }

    /** One word for several. */
    static SpokenWord figure(List<SpokenWord> from, String text) {
        double confidence =
                from.stream().mapToDouble(SpokenWord::confidence).min().orElse(1);
        long start = from.get(0).startMillis();
        return new SpokenWord(
                text, start, Math.max(start, from.get(from.size() - 1).endMillis()), confidence);
    }
}
