package org.meetinginterpreter.summary;

import java.util.List;
import java.util.Locale;

/**
 * What a meeting, or a part of it, came to. Everything names the lines it comes from, ascending; texts are what was said, without
 * fillers and false starts, in the language of the lines.
 *
 * @param points the main points, in the order in which they were said
 * @param ranking how they were chosen
 */
public record Summary(
        List<Point> points,
        List<Decision> decisions,
        List<Action> actions,
        List<Question> questions,
        List<Figure> figures,
        Ranking ranking) {
    /** Nothing was said. */
    public static Summary empty(Ranking ranking) {
        return new Summary(List.of(), List.of(), List.of(), List.of(), List.of(), ranking);
    }

    /** The same with other points. */
    public Summary withPoints(List<Point> others) {
        return new Summary(others, decisions, actions, questions, figures, ranking);
    }

    public Summary {
        points = List.copyOf(points);
        decisions = List.copyOf(decisions);
        actions = List.copyOf(actions);
        questions = List.copyOf(questions);
        figures = List.copyOf(figures);
    }

    /** How main points were told from the rest. */
    public enum Ranking {
        /** By how near sentences are in meaning, as a network for sentences sees it. */
        MEANING,
        /** By the words that sentences share; where there is no network, or no way to the language that it knows. */
        WORDS
    }

    /** Whose words a point has. */
    public enum Wording {
        /** What somebody said. */
        SAID,
        /** What a machine wrote, and the lines support. */
        WRITTEN,
        /** What a machine wrote, and the lines do not support as far as can be told. */
        UNSUPPORTED;

        /** As on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A sentence that stands for others.
     *
     * @param weight how much it stands for, 0 to 1, beside the others of this summary
     * @param settled whether it stays as it is in every later summary, unless what it comes from is corrected or taken away
     * @param wording whose words these are
     */
    public record Point(
            String text, String speaker, List<Long> lines, double weight, boolean settled, Wording wording) {
        /** What was said. */
        public Point(String text, String speaker, List<Long> lines, double weight, boolean settled) {
            this(text, speaker, lines, weight, settled, Wording.SAID);
        }

        public Point {
            lines = List.copyOf(lines);
        }

        /** The same in other words, such as those of another language. */
        public Point withText(String other) {
            return new Point(other, speaker, lines, weight, settled, wording);
        }

        /** The same, settled or not. */
        public Point settled(boolean isSettled) {
            return new Point(text, speaker, lines, weight, isSettled, wording);
        }
    }

    /** What was settled and not taken back. */
    public record Decision(String text, List<Long> lines) {
        public Decision {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What somebody is to do.
     *
     * @param who a name, as lines give it; empty where nobody is named
     * @param due until when, as it was said; empty where nothing was said
     */
    public record Action(String who, String what, String due, List<Long> lines) {
        public Action {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What somebody asked all.
     *
     * @param open whether nobody answered it
     */
    public record Question(String text, boolean open, List<Long> lines) {
        public Question {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A number that was named.
     *
     * @param value with its unit, as it was said
     * @param what the sentence it stands in
     */
    public record Figure(String value, String what, List<Long> lines) {
        public Figure {
            lines = List.copyOf(lines);
        }
    }
}
