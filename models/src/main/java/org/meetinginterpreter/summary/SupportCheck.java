package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.translation.faithful.StatedFacts;

/**
 * Tells of sentences that a machine wrote about some lines whether these lines support them, and which. A sentence is supported when lines mean much the same or
 * share its words, all its numbers and names stand in them, and it denies what they deny and nothing else. This finds what is
 * wrong on its face, not every twist: what it lets through is still a machine's. English; thread-safe; blocks for some milliseconds a sentence.
 */
public final class SupportCheck {
    /** How near in meaning a line must be at least, and how many of the words that say something must stand in the lines found. */
    private static final double NEAREST = 0.4;

    private static final double COVERED = 0.5;
    /** Lines this much farther than the nearest support a sentence too. */
    private static final double ALSO = 0.2;

    private static final int MOST_LINES = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
    /** What people do: before it stands who. */
    private static final Pattern DONE_BY = Pattern.compile(
            "^(\\p{Lu}[\\p{L}’'-]*[^s’'\\P{L}]) (?:will|would|said|says|is to|wants|wanted|asked|agreed|objected|offered|thinks|thought|promised|proposed|noted|accepted|rejected|refused|suggested)\\b");

    /** Bounds say in other words what a denial says: "at least ten" is "not less than ten". */
    private static final Pattern BOUND = Pattern.compile("(?i)\\b(?:at least|at most|only|minimum|maximum)\\b");

    private static final Pattern CLAUSE_END =
            Pattern.compile("[,;:–—]|(?<=\\s)(?=(?:but|because|although|while|which|who)\\s)");

    private final StatementReader reader;
    private final List<Line> lines;
    private final List<Statement> statements = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    private SupportCheck(StatementReader reader, List<Line> lines) {
        this.reader = reader;
        this.lines = List.copyOf(lines);
        for (Line line : lines) {
            statements.addAll(reader.read(line));
            words(line.speaker() + " " + line.text()).forEach(word -> named.add(word.toLowerCase(Locale.ROOT)));
        }
    }

    /** Against lines in English; where a network is given it tells what is near. The network stays the caller's. */
    public static SupportCheck byMeaning(List<Line> lines, SentenceEmbedder embedder) {
        return new SupportCheck(StatementReader.byMeaning(embedder), lines);
    }

    /** Against lines in English, by their words alone. */
    public static SupportCheck byWords(List<Line> lines) {
        return new SupportCheck(StatementReader.byWords(Locale.ENGLISH), lines);
    }

    /**
     * What was found of a sentence.
     *
     * @param lines those that it rests on, ascending; the nearest where it is not supported, none where nothing is near
     * @param doubt why it is not supported, in words for a log without what was said; empty where it is
     */
    public record Verdict(List<Long> lines, String doubt) {
        public Verdict {
            lines = List.copyOf(lines);
        }

        public boolean isSupported() {
            return doubt.isEmpty();
        }
    }

    /** A statement of the lines, and how near it is to the sentence. */
    private record Near(Statement statement, double likeness) {}

    /** Looks for what supports one sentence in English, as it would be shown. */
    public Verdict check(String sentence) {
        List<Statement> asked = reader.read(new Line(1, "", sentence));
        if (asked.isEmpty() || statements.isEmpty()) {
            return new Verdict(List.of(), "it says nothing");
        }
        List<Near> near = statements.stream()
                .map(statement -> new Near(statement, likeness(asked, statement)))
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .toList();
        double nearest = near.get(0).likeness();
        List<Near> evidence = near.stream()
                .limit(MOST_LINES)
                .filter(one -> one.likeness() >= nearest - ALSO)
                .toList();
        Set<Long> from = evidence.stream().map(one -> one.statement().line()).collect(Collectors.toSet());
        List<Line> resting =
                lines.stream().filter(line -> from.contains(line.number())).toList();
        return new Verdict(
                resting.stream().map(Line::number).sorted().toList(), doubt(sentence, asked, nearest, resting));
    }

    private String doubt(String sentence, List<Statement> asked, double nearest, List<Line> resting) {
        String texts = resting.stream()
                .map(line -> line.speaker() + ": " + line.text())
                .collect(Collectors.joining("\n"));
        StatedFacts stated = StatedFacts.of(sentence, Locale.ENGLISH);
        if (!stated.numbersMissingIn(StatedFacts.of(texts, Locale.ENGLISH)).isEmpty()) {
            return "a number of it stands in no line that it could rest on";
        }
        if (!names(sentence).stream().allMatch(named::contains) || isByStranger(sentence)) {
            return "a name of it stands in no line";
        }
        if (nearest < NEAREST && covered(asked, resting) < COVERED) {
            return "nothing that was said is near";
        }
        return turnsAround(sentence, stated, resting) ? "it denies what was said, or says what was denied" : "";
    }

    /** Whether it begins with somebody whom nobody named: "Carla will tell them". */
    private boolean isByStranger(String sentence) {
        Matcher matcher = DONE_BY.matcher(sentence);
        return matcher.find()
                && !named.contains(matcher.group(1).toLowerCase(Locale.ROOT))
                && !stems(matcher.group(1)).isEmpty();
    }

    private static double likeness(List<Statement> asked, Statement statement) {
        return asked.stream().mapToDouble(one -> one.likeness(statement)).max().orElse(0);
    }

    private double covered(List<Statement> asked, List<Line> resting) {
        Set<String> said = resting.stream()
                .flatMap(line -> reader.read(line).stream())
                .flatMap(statement -> statement.about().stream())
                .collect(Collectors.toSet());
        List<String> stems = asked.stream().flatMap(one -> one.about().stream()).toList();
        return stems.isEmpty()
                ? 0
                : (double) stems.stream().filter(said::contains).count() / stems.size();
    }

    /** Whether the clause that is most like the sentence denies and the sentence does not, or the other way round. */
    private boolean turnsAround(String sentence, StatedFacts stated, List<Line> resting) {
        Set<String> own = stems(sentence);
        List<String> clauses = resting.stream()
                .flatMap(line -> CLAUSE_END.splitAsStream(line.text()))
                .filter(clause -> !clause.isBlank())
                .toList();
        String closest = clauses.stream()
                .max(Comparator.comparingDouble(clause -> overlap(own, stems(clause))))
                .orElse("");
        if (stated.denies()) {
            return clauses.stream()
                    .noneMatch(clause -> StatedFacts.of(clause, Locale.ENGLISH).mayDeny());
        }
        return !stated.mayDeny()
                && !BOUND.matcher(sentence).find()
                && StatedFacts.of(closest, Locale.ENGLISH).denies();
    }

    private Set<String> stems(String text) {
        return reader.read(new Line(1, "", text)).stream()
                .flatMap(statement -> statement.about().stream())
                .collect(Collectors.toSet());
    }

    private static double overlap(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return other.isEmpty() ? 0 : shared / Math.sqrt(other.size());
    }

    /** Words with a capital that do not begin the sentence, or that follow a title that does, in lower case. */
    private static List<String> names(String sentence) {
        List<String> all = words(sentence);
        return all.stream()
                .skip(1)
                .filter(word -> Character.isUpperCase(word.codePointAt(0)) && !word.equals("I"))
                .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("['’]s$", ""))
                .toList();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }
}
