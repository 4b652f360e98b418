package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.meetinginterpreter.summary.Summary.Decision;

/**
 * What was settled and kept. Somebody says so ("that is agreed"), or sums up what others then, or just before, agree to. What is turned down or
 * taken back soon afterwards is none.
 */
final class DecisionFinder {
    /** Agreement to one thing stands this near together. */
    private static final int NEAR = 5;
    /** What two say of it stands this near: the later one tells it. */
    private static final int SAME = 3;

    private static final int FEWEST_AGREE = 2;
    private static final int ENOUGH_WORDS = 5;
    /** Words that what is taken back shares with what was settled. */
    private static final int FEWEST_SHARED = 2;

    private static final Pattern SUMS_UP = Pattern.compile(
            "^(?:(?:good|okay|fine|right|alright|great|very well|done)[,.]? )?(?:so|then|in that case|therefore|we'll|we will|we shall|let's)\\b,? (?!that's the|that is the|the question|what|who|how|why|where|when|i'm|i am|am|are|is|do|can|if)");

    private static final Pattern LEADS = Pattern.compile(
            "\\b(?:co-)?(?:chair\\w*|president\\w*|moderator|mayor|facilitator|project manager|presiding|convenor|dean|head)\\b");
    /** What somebody says of themselves settles nothing for all. */
    private static final Pattern OWN = Pattern.compile(
            "^(?:and |but |so )?(?:so am i|so do i|so can i|i (?!move|propose|declare|suggest)|i'll|i'd|i'm)\\b");

    private static final int FEWEST_STEMS = 2;
    private static final Pattern OURS =
            Pattern.compile("\\b(?:then|so|okay|good|right|fine|alright),? (?:then |now )?(?:we|let's|it's|that's)\\b");

    private final List<SpokenTurn> turns;
    private final ContentWords words = new ContentWords(Locale.ENGLISH);

    private record Found(int from, int at, int to, String text, Set<Long> lines) {}

    DecisionFinder(List<SpokenTurn> turns) {
        this.turns = turns;
    }

    List<Decision> find() {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            if (settles(i)) {
                Found next = found(i);
                Found last = found.isEmpty() ? null : found.get(found.size() - 1);
                if (last != null && i - last.at <= SAME + 1) {
                    found.set(found.size() - 1, merged(last, next));
                } else {
                    found.add(next);
                }
            }
        }
        return found.stream()
                .filter(one -> !one.text.isEmpty() && !isTakenBack(one))
                .map(one -> new Decision(one.text, List.copyOf(one.lines)))
                .toList();
    }

    private boolean settles(int at) {
        SpokenTurn turn = turns.get(at);
        boolean asks = turn.lower().endsWith("?");
        if (turn.has(Sign.SETTLES) && !asks && !turn.has(Sign.UNRESOLVED)) {
            // "Agreed." alone agrees to what another sums up
            return words(turn).size() > 2 || agreeing(at - NEAR, at - 1, turn).size() >= 1;
        }
        if (turn.has(Sign.POSTPONES) && !asks) {
            return turn.has(Sign.SETTLES);
        }
        if (turn.has(Sign.REJECTS)
                || turn.has(Sign.TAKES_BACK)
                || turn.has(Sign.UNRESOLVED)
                || words(turn).size() < ENOUGH_WORDS) {
            return false;
        }
        boolean putsTogether = isSummary(turn) && !asks;
        Set<String> after = agreeing(at + 1, at + SAME, turn);
        Set<String> before = agreeing(at - SAME - 1, at - 1, turn);
        if (putsTogether
                && !turn.lower().contains("proposal is")
                && (after.size() >= FEWEST_AGREE
                        || before.size() >= FEWEST_AGREE
                        || (!after.isEmpty() && (!before.isEmpty() || isOurs(turn))))) {
            return true;
        }
        if (!asks
                && sumsUp(turn)
                && !turn.has(Sign.ASKS)
                && !turn.lower().contains("proposal is")
                && (!after.isEmpty() || (leads(turn) && !before.isEmpty()))) {
            return true;
        }
        boolean putsForward = turn.has(Sign.PROPOSES) || isSummary(turn);
        return putsForward && after.size() >= FEWEST_AGREE && !isTurnedDown(at);
    }

    /** Whether a sentence says what is now to be: "So half of it goes to the north." */
    private boolean sumsUp(SpokenTurn turn) {
        return turn.sentences().stream()
                .anyMatch(sentence ->
                        SUMS_UP.matcher(sentence.toLowerCase(Locale.ROOT)).find()
                                && !sentence.endsWith("?")
                                && words.stems(words.all(sentence)).size() >= FEWEST_STEMS);
    }

    /** Whoever leads a meeting says what it came to. */
    private static boolean leads(SpokenTurn turn) {
        return LEADS.matcher(turn.line().speaker().toLowerCase(Locale.ROOT)).find();
    }

    private boolean isTurnedDown(int at) {
        return turns.subList(at + 1, Math.min(turns.size(), at + NEAR)).stream()
                .anyMatch(turn -> turn.has(Sign.REJECTS) || turn.has(Sign.TAKES_BACK));
    }

    /** "Then we …", "so let's …": what is put together is what all are to do. */
    private static boolean isOurs(SpokenTurn turn) {
        return OURS.matcher(turn.lower()).find();
    }

    /** "So …", "Then …", "Good. …", "I want to hear it from both …": somebody puts together what is on the table. */
    private static boolean isSummary(SpokenTurn turn) {
        return turn.lower()
                .matches("(?:so|then|good|okay|right|fine|alright|well|i want to hear|i move|i propose|let me)\\b.*");
    }

    private Set<String> agreeing(int from, int to, SpokenTurn than) {
        Set<String> speakers = new HashSet<>();
        for (int i = Math.max(0, from); i <= Math.min(turns.size() - 1, to); i++) {
            SpokenTurn turn = turns.get(i);
            if (turn.has(Sign.AGREES)
                    && !turn.has(Sign.REJECTS)
                    && !turn.isBy(than)
                    && !turn.lower().endsWith("?")) {
                speakers.add(turn.line().speaker());
            }
        }
        return speakers;
    }

    private Found found(int at) {
        SpokenTurn turn = turns.get(at);
        int from = at;
        int to = at;
        Set<Long> lines = new TreeSet<>();
        lines.add(turn.number());
        for (int i = at - 1; i >= Math.max(0, at - NEAR) && isOf(turns.get(i)); i--) {
            from = i;
            lines.add(turns.get(i).number());
        }
        for (int i = at + 1; i <= Math.min(turns.size() - 1, at + 2); i++) {
            SpokenTurn next = turns.get(i);
            if (!next.has(Sign.AGREES) || next.lower().endsWith("?")) {
                break;
            }
            to = i;
            lines.add(next.number());
        }
        String text = content(turn);
        for (int i = at - 1; turn.has(Sign.SETTLES) && i >= Math.max(0, at - NEAR) && text.isEmpty(); i--) {
            if (!turns.get(i).has(Sign.REJECTS)) {
                text = content(turns.get(i));
            }
        }
        return new Found(from, at, to, text, lines);
    }

    private static boolean isOf(SpokenTurn turn) {
        return (turn.has(Sign.AGREES) || turn.has(Sign.PROPOSES) || turn.has(Sign.SETTLES)) && !turn.has(Sign.REJECTS);
    }

    private Found merged(Found one, Found other) {
        Set<Long> lines = new TreeSet<>(one.lines);
        lines.addAll(other.lines);
        String text = words.all(other.text).size() >= ENOUGH_WORDS || one.text.isEmpty() ? other.text : one.text;
        return new Found(one.from, other.at, other.to, text, lines);
    }

    private List<String> words(SpokenTurn turn) {
        return words.all(turn.lower());
    }

    /** The sentence of a turn that says most; empty where none says anything. */
    private String content(SpokenTurn turn) {
        String best = "";
        int most = 1;
        for (String sentence : turn.sentences()) {
            int says = words.stems(words.all(sentence)).size();
            boolean own = OWN.matcher(sentence.toLowerCase(Locale.ROOT)).find();
            if (says > most && !own && !sentence.endsWith("?")) {
                best = sentence;
                most = says;
            }
        }
        return best;
    }

    private boolean isTakenBack(Found found) {
        Set<String> about = new HashSet<>(words.stems(words.all(found.text)));
        for (int i = found.at; i <= Math.min(turns.size() - 1, found.at + NEAR + 1); i++) {
            SpokenTurn turn = turns.get(i);
            if (turn.has(Sign.TAKES_BACK)) {
                Set<String> shared = new HashSet<>(words.stems(words(turn)));
                shared.retainAll(about);
                if (shared.size() >= FEWEST_SHARED || i <= found.to + 2) {
                    return true;
                }
            }
        }
        return false;
    }
}
