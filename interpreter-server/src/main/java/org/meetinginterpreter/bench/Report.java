package org.meetinginterpreter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The figures of one run, as a Markdown table or as JSON. The table is the form of {@code docs/benchmarks.md}.
 */
public final class Report {
    /** A figure as it is read and as a number; the number is NaN where nothing was measured. */
    public record Value(String text, double number) {
        /** Nothing to compare with. */
        public static final Value NONE = new Value("-", Double.NaN);

        /** A number with a unit. */
        public static Value of(double number, int decimals, String unit) {
            if (Double.isNaN(number)) {
                return NONE;
            }
            String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
            return new Value(unit.isEmpty() ? text : text + " " + unit, number);
        }

        /** p50 / p95 of seconds; the number is the p95. */
        public static Value delays(Distribution seconds) {
            if (seconds.size() == 0) {
                return NONE;
            }
            return new Value(
                    String.format(Locale.ROOT, "%.2f / %.2f s (n=%d)", seconds.median(), seconds.p95(), seconds.size()),
                    seconds.p95());
        }
    }

    /** What is aimed at, and whether it was reached. */
    public record Target(String text, boolean met) {}

    private record Line(String name, Value ours, Value peer, Optional<Target> target) {}

    private final String name;
    private final String peerName;
    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String machine = Machine.describe();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ArrayNode details = new ObjectMapper().createArrayNode();

    /**
     * Begins a report; notes the time and the machine.
     *
     * @param name of the benchmark
     * @param peerName of what it is compared with
     */
    public Report(String name, String peerName) {
        this.name = name;
        this.peerName = peerName;
        if (Machine.loadAverage() > 0.5) {
            note("The machine was busy when this began: times are too long by an unknown amount.");
        }
    }

    public Report line(String measure, Value ours, Value peer) {
        lines.add(new Line(measure, ours, peer, Optional.empty()));
        return this;
    }

    public Report line(String measure, Value ours, Value peer, Target target) {
        lines.add(new Line(measure, ours, peer, Optional.of(target)));
        return this;
    }

    public Report note(String note) {
        notes.add(note);
        return this;
    }

    /** An object of the JSON alone, for those who look closer. */
    public ObjectNode detail() {
        return details.addObject();
    }

    /** Whether all targets were reached. */
    public boolean isMet() {
        return lines.stream().allMatch(line -> line.target().map(Target::met).orElse(true));
    }

    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("bench ")
                .append(name)
                .append(", ")
                .append(began)
                .append("  \n")
                .append(machine)
                .append("\n\n");
        text.append("| measure | ours | ").append(peerName).append(" | target | met |\n|---|---|---|---|---|\n");
        for (Line line : lines) {
            text.append("| ").append(line.name());
            text.append(" | ").append(line.ours().text());
            text.append(" | ").append(line.peer().text());
            text.append(" | ").append(line.target().map(Target::text).orElse(""));
            text.append(" | ")
                    .append(line.target()
                            .map(target -> target.met() ? "yes" : "NO")
                            .orElse(""));
            text.append(" |\n");
        }
        notes.forEach(note -> text.append("\n- ").append(note));
        return text.append(notes.isEmpty() ? "" : "\n").toString();
    }

    public ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("bench", name)
                .put("began", began.toString())
                .put("machine", machine)
                .put("peer", peerName);
        ArrayNode figures = json.putArray("figures");
        for (Line line : lines) {
            ObjectNode figure = figures.addObject().put("measure", line.name());
            put(figure, "ours", line.ours());
            put(figure, "peer", line.peer());
            line.target()
                    .ifPresent(target -> figure.put("target", target.text()).put("met", target.met()));
        }
        notes.forEach(json.putArray("notes")::add);
        if (!details.isEmpty()) {
            json.set("details", details);
        }
        return json;
    }

    private static void put(ObjectNode figure, String side, Value value) {
        if (!Double.isNaN(value.number())) {
            figure.put(side, value.number()).put(side + "Text", value.text());
        }
    }
}
