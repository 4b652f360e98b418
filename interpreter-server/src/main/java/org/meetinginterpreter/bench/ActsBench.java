package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.Summarizer;
import org.meetinginterpreter.summary.Summary;

/**
 * Decisions, action items and open questions found in the meeting excerpts of {@code understanding/acts}, beside lines that have a keyword. One is found when at
 * least half of the lines it names belong to one of the gold's that nobody found before; an action besides names who is to do it.
 */
public final class ActsBench {
    private static final String FOLDER = "understanding/acts/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who reads transcripts in other languages; gives lines in English. */
    private final Function<List<Line>, List<Line>> toEnglish;

    private final Summarizer summarizer;

    /** What a finder names: who is empty for all but actions. */
    private record Named(String text, String who, List<Long> lines) {}

    private record Excerpt(JsonNode gold, Summary summary, List<Line> lines) {
        List<JsonNode> wanted(Kind kind) {
            List<JsonNode> wanted = new ArrayList<>();
            gold.get(kind.field).forEach(one -> {
                if (kind != Kind.QUESTIONS || one.get("open").asBoolean()) {
                    wanted.add(one);
                }
            });
            return wanted;
        }
    }

    private enum Kind {
        DECISIONS(
                "decisions", "decid|agreed|agree on|approv|adopt|resolved|settled|carries|voted|motion|unanim|conclu"),
        ACTIONS("actions", "\\bwill\\b|'ll\\b|action item|to-do|\\bmust\\b|need to|have to|has to|please|going to"),
        QUESTIONS("questions", "\\?");

        private final String field;
        private final Pattern keywords;

        Kind(String field, String keywords) {
            this.field = field;
            this.keywords = Pattern.compile(keywords);
        }

        List<Named> found(Summary summary) {
            return switch (this) {
                case DECISIONS ->
                    summary.decisions().stream()
                            .map(one -> new Named(one.text(), "", one.lines()))
                            .toList();
                case ACTIONS ->
                    summary.actions().stream()
                            .map(one -> new Named(one.what() + " (until: " + one.due() + ")", one.who(), one.lines()))
                            .toList();
                case QUESTIONS ->
                    summary.questions().stream()
                            .map(one -> new Named(one.text(), "", one.lines()))
                            .toList();
            };
        }

        /** What has a keyword; the speaker is who is to do it. */
        List<Named> baseline(List<Line> lines) {
            return lines.stream()
                    .filter(line -> keywords.matcher(line.text().toLowerCase(Locale.ROOT))
                            .find())
                    .map(line -> new Named(line.text(), line.speaker(), List.of(line.number())))
                    .toList();
        }
    }

    /** Counts over excerpts. */
    private static final class Tally {
        private int hits;
        private int found;
        private int wanted;

        double f1() {
            return found + wanted == 0 ? Double.NaN : 2.0 * hits / (found + wanted);
        }

        Value value() {
            return new Value(
                    String.format(Locale.ROOT, "F1 %.2f (%d right of %d found, %d wanted)", f1(), hits, found, wanted),
                    f1());
        }
    }

    public ActsBench(Summarizer summarizer, Function<List<Line>, List<Line>> toEnglish) {
        this.summarizer = summarizer;
        this.toEnglish = toEnglish;
    }

    /** Measures and adds to the report; examples are notes of the half for tuning. */
    public void run(Report report) {
        List<Excerpt> excerpts = read("gold.jsonl").map(this::excerpt).collect(Collectors.toList());
        for (Kind kind : Kind.values()) {
            for (String half : List.of("tune", "held")) {
                Tally ours = tally(excerpts, half, kind, excerpt -> kind.found(excerpt.summary));
                Tally theirs = tally(excerpts, half, kind, excerpt -> kind.baseline(excerpt.lines));
                report.line(
                        kind.field + ", half " + half,
                        ours.value(),
                        theirs.value(),
                        new Target("ahead", ours.f1() > theirs.f1()));
            }
        }
        examples(excerpts, report);
    }

    private Excerpt excerpt(String row) {
        try {
            JsonNode gold = JSON.readTree(row);
            List<Line> lines = MeetingTranscript.lines(
                    read(gold.get("id").asText() + ".txt").toList());
            List<Line> english = gold.get("language").asText().equals("en") ? lines : toEnglish.apply(lines);
            return new Excerpt(gold, summarizer.summarize(english, 120), english);
        } catch (IOException e) {
            throw new BenchException("gold.jsonl has a row that is no JSON: " + e.getMessage(), e);
        }
    }

    private static Stream<String> read(String name) {
        try (InputStream file = ActsBench.class.getResourceAsStream(FOLDER + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new BenchException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Tally tally(List<Excerpt> excerpts, String half, Kind kind, Function<Excerpt, List<Named>> finder) {
        Tally tally = new Tally();
        for (Excerpt excerpt : excerpts) {
            if (excerpt.gold.get("half").asText().equals(half)) {
                List<JsonNode> left = excerpt.wanted(kind);
                tally.wanted += left.size();
                for (Named named : finder.apply(excerpt)) {
                    tally.found++;
                    JsonNode match = left.stream()
                            .filter(wanted -> isSame(named, wanted))
                            .findFirst()
                            .orElse(null);
                    if (match != null) {
                        left.remove(match);
                        tally.hits++;
                    }
                }
            }
        }
        return tally;
    }

    private static boolean isSame(Named named, JsonNode wanted) {
        List<Long> lines = new ArrayList<>();
        wanted.get("lines").forEach(line -> lines.add(line.asLong()));
        long shared = named.lines.stream().filter(lines::contains).count();
        boolean by = !wanted.has("who")
                || named.who
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted.get("who").asText().toLowerCase(Locale.ROOT));
        return by && shared > 0 && 2 * shared >= named.lines.size();
    }

    private static void examples(List<Excerpt> excerpts, Report report) {
        for (Excerpt excerpt : excerpts) {
            for (Kind kind : Kind.values()) {
                List<JsonNode> left = excerpt.wanted(kind);
                for (Named named : kind.found(excerpt.summary)) {
                    boolean right = left.removeIf(wanted -> isSame(named, wanted));
                    report.detail()
                            .put("excerpt", excerpt.gold.get("id").asText())
                            .put("kind", kind.field)
                            .put("right", right)
                            .put("who", named.who)
                            .put("text", named.text)
                            .put("lines", named.lines.toString());
                    if (excerpt.gold.get("half").asText().equals("tune")) {
                        report.note((right ? "right, " : "WRONG, ")
                                + excerpt.gold.get("id").asText() + ", " + kind.field + ": "
                                + (named.who.isEmpty() ? "" : named.who + ": ") + named.text + " " + named.lines);
                    }
                }
                if (excerpt.gold.get("half").asText().equals("tune")) {
                    left.forEach(missed -> report.note("MISSED, "
                            + excerpt.gold.get("id").asText() + ", " + kind.field + ": "
                            + missed.path("text").asText(missed.path("what").asText())));
                }
            }
        }
    }
}
