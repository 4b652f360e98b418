package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.meetinginterpreter.summary.Summary.Question;

/** Questions that nobody could answer: somebody says so soon afterwards. */
final class QuestionFinder {
    private static final int NEAR = 3;
    private static final int FEWEST_WORDS = 3;

    private final List<SpokenTurn> turns;
    private final ContentWords words = new ContentWords(Locale.ENGLISH);

    QuestionFinder(List<SpokenTurn> turns) {
        this.turns = turns;
    }

    List<Question> find() {
        List<Question> found = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < turns.size(); i++) {
            if (!turns.get(i).has(Sign.UNRESOLVED)) {
                continue;
            }
            for (int k = i; k >= Math.max(last + 1, i - NEAR); k--) {
                String question = question(turns.get(k), k == i);
                if (!question.isEmpty()) {
                    TreeSet<Long> lines = new TreeSet<>(
                            List.of(turns.get(k).number(), turns.get(i).number()));
                    found.add(new Question(question, true, List.copyOf(lines)));
                    last = i;
                    break;
                }
            }
        }
        return found;
    }

    /** The longest question of a turn; empty where it puts none to all. */
    private String question(SpokenTurn turn, boolean same) {
        String best = "";
        for (String sentence : turn.sentences()) {
            String lower = sentence.toLowerCase(Locale.ROOT);
            boolean asks = sentence.endsWith("?") || lower.contains("the question is");
            int count = words.all(sentence).size();
            if (asks && count >= FEWEST_WORDS && count > words.all(best).size() && !lower.contains("have an answer")) {
                best = sentence;
            }
        }
        return same && turn.sentences().size() < 2 ? "" : best;
    }
}
