package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.SpeechCleaner;
import org.meetinginterpreter.summary.Summarizer;
import org.meetinginterpreter.summary.Summary.Point;

/**
 * Summaries of real meetings held against what people wrote of them: ROUGE-1, -2 and -L (F1, stemmed) at 120 words, beside the first words,
 * TextRank and LexRank (sumy). These get the transcript twice: as it is, without transcribers' marks; and our cleaned sentences.
 */
public final class SummaryBench {
    private static final int WORDS = 120;
    private static final List<String> MEASURES = List.of("rouge1", "rouge2", "rougeL");
    private static final List<String> PEERS = List.of("lead", "textrank", "lexrank");
    private static final Pattern MARKS = Pattern.compile("\\{[a-z]+\\}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Summarizer summarizer;
    private final Peer peer;
    private final SpeechCleaner cleaner = new SpeechCleaner(Locale.ENGLISH);

    /** ROUGE of one meeting by who summarised it: {@code ours}, {@code lead}, {@code cleaned lead} … */
    private record Scored(MeetingTranscript meeting, Map<String, JsonNode> scores) {}

    public SummaryBench(Summarizer summarizer, Peer peer) {
        this.summarizer = summarizer;
        this.peer = peer;
    }

    /** Measures and adds to the report. */
    public void run(Path data, Report report) {
        List<Scored> scored = new ArrayList<>();
        int sentences = 0;
        int traced = 0;
        for (MeetingTranscript meeting : MeetingTranscript.all(data)) {
            List<Point> points = summarizer.summarize(meeting.lines(), WORDS).points();
            sentences += points.size();
            traced += (int)
                    points.stream().filter(point -> isSaid(point, meeting)).count();
            scored.add(score(meeting, points, report));
        }
        for (String measure : MEASURES) {
            String name = "ROUGE-" + measure.substring(measure.length() - 1);
            for (String other : PEERS) {
                lines(report, scored, measure, name, other);
            }
        }
        report.line(
                "sentences whose words stand in this order in the line they name",
                new Value(traced + " of " + sentences, traced),
                Value.NONE,
                new Target("all", traced == sentences && sentences > 0));
    }

    private void lines(Report report, List<Scored> scored, String measure, String name, String other) {
        double ours = mean(scored, "", "ours", measure);
        for (String input : List.of("", "cleaned ")) {
            double theirs = mean(scored, "", input + other, measure);
            report.line(
                    name + " beside " + other + (input.isEmpty() ? " of the transcript" : " of our cleaned sentences"),
                    Value.of(ours, 2, ""),
                    Value.of(theirs, 2, ""),
                    new Target("ahead", ours > theirs));
        }
        report.line(
                name + " beside " + other + " of our cleaned sentences, only the half never tuned on",
                Value.of(mean(scored, "held", "ours", measure), 2, ""),
                Value.of(mean(scored, "held", "cleaned " + other, measure), 2, ""));
    }

    private static double mean(List<Scored> scored, String half, String who, String measure) {
        return scored.stream()
                .filter(one -> half.isEmpty() || one.meeting.half().equals(half))
                .mapToDouble(one -> one.scores.get(who).get(measure).asDouble())
                .average()
                .orElse(Double.NaN);
    }

    private Scored score(MeetingTranscript meeting, List<Point> points, Report report) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("ours", points.stream().map(Point::text).collect(Collectors.joining(" ")));
        List<String> raw = meeting.lines().stream()
                .map(line -> MARKS.matcher(line.text()).replaceAll(""))
                .toList();
        List<String> cleaned = meeting.lines().stream()
                .flatMap(line -> cleaner.sentences(line.text()).stream())
                .toList();
        summaries(raw).forEach((who, text) -> texts.put(who, text));
        summaries(cleaned).forEach((who, text) -> texts.put("cleaned " + who, text));
        ObjectNode detail = report.detail().put("meeting", meeting.name()).put("half", meeting.half());
        Map<String, JsonNode> scores = new LinkedHashMap<>();
        texts.forEach((who, text) -> {
            peer.order(
                    JSON.createObjectNode().put("reference", meeting.summary()).put("summary", text));
            scores.put(who, peer.answer());
            detail.putObject(who).put("text", text).setAll((ObjectNode) scores.get(who));
        });
        return new Scored(meeting, scores);
    }

    private Map<String, String> summaries(List<String> lines) {
        ObjectNode order = JSON.createObjectNode().put("words", WORDS);
        lines.forEach(order.putArray("lines")::add);
        peer.order(order);
        JsonNode answer = peer.answer();
        return PEERS.stream()
                .collect(Collectors.toMap(who -> who, who -> answer.get(who).asText()));
    }

    /** Whether the words of a point stand in this order in the line that it names. */
    private static boolean isSaid(Point point, MeetingTranscript meeting) {
        Line line = meeting.lines().get(Math.toIntExact(point.lines().get(0)) - 1);
        String said = letters(line.text());
        int at = 0;
        for (char letter : letters(point.text()).toCharArray()) {
            at = said.indexOf(letter, at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
