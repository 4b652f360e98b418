package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.meetinginterpreter.summary.Summary.Action;

/** What somebody is to do: what one says to do oneself, what one is asked for and does not turn down, and what is given to others. */
final class ActionFinder {
    /** An answer stands this near to what was asked. */
    private static final int NEAR = 3;
    /** Turns in which names are looked for. */
    private static final int AROUND = 60;

    private final List<SpokenTurn> turns;
    private final List<Action> found = new ArrayList<>();
    private int lastAt = -NEAR - 1;

    ActionFinder(List<SpokenTurn> turns) {
        this.turns = turns;
    }

    List<Action> find() {
        for (int i = 0; i < turns.size(); i++) {
            SpokenTurn turn = turns.get(i);
            if (turn.has(Sign.COMMITS) && !turn.has(Sign.REJECTS) && !turn.has(Sign.TAKES_BACK)) {
                commits(i);
            } else if (turn.has(Sign.ASKS) || ActText.told(turn, speakers(i)).isPresent()) {
                asks(i);
            } else if (!turn.has(Sign.REJECTS) && !turn.has(Sign.TAKES_BACK)) {
                assigns(i);
            }
        }
        return List.copyOf(found);
    }

    private void assigns(int at) {
        for (String sentence : turns.get(at).sentences()) {
            Assignment.of(sentence).ifPresent(given -> add(given.who(), given.what(), given.due(), at, at));
        }
    }

    private void commits(int at) {
        SpokenTurn turn = turns.get(at);
        Optional<Integer> asked = asked(at);
        String due = due(at);
        boolean firm = turn.lower()
                .matches(
                        ".*\\b(?:i|we|he|she)(?:'ll| will)\\b.*|.*\\bmy (?:team|office)\\b.*|.*\\blet me\\b.*|.*\\bi'm \\w+ing\\b.*|.*\\bit'll\\b.*|.*\\byou'll\\b.*");
        if (turn.lower().endsWith("?")
                || (what(turn).contains(" if ") && due(at).isEmpty())
                || (asked.isEmpty() && due.isEmpty() && !firm)) {
            return;
        }
        String what = ActText.with(turn, Sign.COMMITS);
        if (what(turn).contains("that down")) {
            return;
        }
        if (asked.isPresent() && isShort(what)) {
            what = ActText.with(turns.get(asked.get()), Sign.ASKS);
        }
        String who = asked.flatMap(i -> ActText.team(turns.get(i)))
                .orElse(turn.line().speaker());
        add(who, what, due, asked.orElse(at), at);
    }

    private static String what(SpokenTurn turn) {
        return ActText.with(turn, Sign.COMMITS).toLowerCase(Locale.ROOT);
    }

    private static boolean isShort(String what) {
        return WordCount.of(what) < 7;
    }

    private Optional<Integer> asked(int at) {
        for (int i = at - 1; i >= Math.max(0, at - NEAR); i--) {
            if (turns.get(i).has(Sign.ASKS) && !turns.get(i).isBy(turns.get(at))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** In the turn itself, or in what is said about it next. */
    private String due(int at) {
        for (int i = at; i <= Math.min(turns.size() - 1, at + 2); i++) {
            String due = ActText.due(turns.get(i));
            if (!due.isEmpty() && (i == at || WordCount.of(turns.get(i).lower()) < 12)) {
                return due;
            }
        }
        return "";
    }

    private void asks(int at) {
        SpokenTurn turn = turns.get(at);
        Optional<String> named = ActText.named(turn, speakers(at));
        for (int i = at + 1; i <= Math.min(turns.size() - 1, at + 2); i++) {
            SpokenTurn answer = turns.get(i);
            if (answer.has(Sign.COMMITS)) {
                return;
            }
            boolean agrees = answer.has(Sign.AGREES) && !answer.has(Sign.REJECTS) && !answer.isBy(turn);
            if (agrees) {
                add(named.orElse(answer.line().speaker()), ActText.with(turn, Sign.ASKS), due(at), at, i);
                return;
            }
        }
        String due = due(at);
        if (named.isPresent() && !due.isEmpty()) {
            add(named.get(), ActText.with(turn, Sign.ASKS), due, at, at);
        }
    }

    private List<String> speakers(int at) {
        return turns.subList(Math.max(0, at - AROUND), Math.min(turns.size(), at + AROUND)).stream()
                .map(turn -> turn.line().speaker())
                .distinct()
                .toList();
    }

    private void add(String who, String what, String due, int from, int to) {
        TreeSet<Long> lines =
                new TreeSet<>(List.of(turns.get(from).number(), turns.get(to).number()));
        Action last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null && last.who().equals(who) && from - lastAt <= NEAR) {
            lines.addAll(last.lines());
            String said = isShort(last.what()) ? what : last.what();
            found.set(
                    found.size() - 1,
                    new Action(who, said, last.due().isEmpty() ? due : last.due(), List.copyOf(lines)));
        } else {
            found.add(new Action(who, what, due, List.copyOf(lines)));
        }
        lastAt = to;
    }
}
