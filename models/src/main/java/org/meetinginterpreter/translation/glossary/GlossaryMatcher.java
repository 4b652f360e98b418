package org.meetinginterpreter.translation.glossary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.meetinginterpreter.translation.glossary.GlossaryEntry.Kind;

/**
 * Finds the entries of a glossary in texts of one language, with their forms in another. Words are found whole, in any of their
 * forms. Where two entries fit, the one that covers more characters is meant; of two that cover as many the one that stands first in the
 * glossary (a meeting's before the deployment's, {@link Glossary#layered}), and of one entry's the first in the text. Thread-safe.
 */
public final class GlossaryMatcher {
    /** Matches of a text; more have never been meant. */
    private static final int MOST_MATCHES = 50;

    private static final int WORDS_IN_GAP = 5;

    /**
     * A form that is looked for.
     *
     * @param behind what stands behind the gap; empty where there is none
     */
    private record Form(
            int rank, GlossaryEntry entry, String text, String behind, GlossaryTerm words, GlossaryTerm rendering) {}

    /** By their key, those with a gap by the key of what stands before it. */
    private final Map<String, List<Form>> forms = new HashMap<>();

    /** How forms begin, and how many pieces the longest that begins so has. */
    private final Map<String, Integer> beginnings = new HashMap<>();

    private final FittingForms fitting;
    private final PlainSense plain;

    GlossaryMatcher(Glossary glossary, Locale source, Locale target) {
        this.fitting = new FittingForms(source, target);
        this.plain = new PlainSense(source);
        int rank = 0;
        for (GlossaryEntry entry : glossary.entries()) {
            int place = rank++;
            plain.add(entry);
            Optional<GlossaryTerm> words = entry.isFoundIn(source) ? entry.term(source) : Optional.empty();
            words.ifPresent(term -> add(place, entry, term, entry.term(target)));
        }
    }

    private void add(int rank, GlossaryEntry entry, GlossaryTerm term, Optional<GlossaryTerm> target) {
        if (entry.kind() != Kind.KEEP && target.isEmpty()) {
            return;
        }
        for (String form : term.forms()) {
            GlossaryTerm rendering = entry.kind() == Kind.KEEP ? GlossaryTerm.of(form) : target.orElseThrow();
            int gap = form.indexOf(GlossaryTerm.GAP);
            TokenizedText first =
                    new TokenizedText(gap < 0 ? form : form.substring(0, gap).strip());
            String behind = "";
            if (gap >= 0) {
                TokenizedText last = new TokenizedText(form.substring(gap + 1).strip());
                behind = last.key(0, last.pieces().size());
            }
            int length = first.pieces().size();
            forms.computeIfAbsent(first.key(0, length), unknown -> new ArrayList<>())
                    .add(new Form(rank, entry, form, behind, term, rendering));
            beginnings.merge(
                    first.pieces().get(0).folded(), first.key(0, length).length(), Math::max);
        }
    }

    public boolean isEmpty() {
        return forms.isEmpty();
    }

    /** What a text means, in the order of the text, none overlapping another. */
    public List<GlossaryMatch> find(String text) {
        return chosen(all(new TokenizedText(text))).stream()
                .filter(match -> !plain.isMeantOtherwise(text, match.entry(), match.start(), match.end()))
                .toList();
    }

    private record Ranked(GlossaryMatch match, int rank) {}

    private List<Ranked> all(TokenizedText text) {
        List<Ranked> found = new ArrayList<>();
        for (int from = 0; from < text.pieces().size(); from++) {
            if (!text.isCut(from)) {
                continue;
            }
            StringBuilder key = new StringBuilder();
            for (int to = from; to < text.pieces().size(); to++) {
                TokenizedText.Piece piece = text.pieces().get(to);
                key.append(to > from && piece.afterSpace() ? " " : "").append(piece.folded());
                int longest = longest(text, from);
                if (key.length() > longest) {
                    break;
                }
                if (text.isCut(to + 1)) {
                    for (Form form : forms.getOrDefault(key.toString(), List.of())) {
                        match(text, from, to + 1, form).ifPresent(match -> found.add(new Ranked(match, form.rank)));
                    }
                }
            }
        }
        return found;
    }

    private int longest(TokenizedText text, int from) {
        return beginnings.getOrDefault(text.pieces().get(from).folded(), 0);
    }

    private Optional<GlossaryMatch> match(TokenizedText text, int from, int to, Form form) {
        int start = text.pieces().get(from).start();
        int end = text.pieces().get(to - 1).end();
        if (form.behind.isEmpty()) {
            return isWritten(text.text(), start, end, form)
                    ? Optional.of(match(text, start, end, end, end, form))
                    : Optional.empty();
        }
        int words = 0;
        for (int next = to; next < text.pieces().size() && words <= WORDS_IN_GAP; next++) {
            if (words > 0 && text.isCut(next)) {
                for (int last = next; last < text.pieces().size(); last++) {
                    String key = text.key(next, last + 1);
                    if (key.length() > form.behind.length()) {
                        break;
                    }
                    if (key.equals(form.behind) && text.isCut(last + 1)) {
                        return Optional.of(match(
                                text,
                                start,
                                text.pieces().get(last).end(),
                                end,
                                text.pieces().get(next).start(),
                                form));
                    }
                }
            }
            TokenizedText.Piece piece = text.pieces().get(next);
            if (piece.isWord()) {
                words++;
            } else if (",;:.!?".contains(piece.folded())) {
                break;
            }
        }
        return Optional.empty();
    }

    private GlossaryMatch match(TokenizedText text, int start, int end, int gapStart, int gapEnd, Form form) {
        List<String> renderings = fitting.of(
                form.entry.kind(),
                form.words,
                form.text,
                form.rendering,
                text.text().substring(0, start).stripTrailing(),
                text.text().substring(start));
        return new GlossaryMatch(form.entry, start, end, gapStart, gapEnd, renderings);
    }

    /** Whether its capitals are as the entry wants them; the first letter of a sentence may be a capital. */
    private static boolean isWritten(String text, int start, int end, Form form) {
        if (!form.entry.exactCase()) {
            return true;
        }
        String tidy = text.substring(start, end).replaceAll("\\s+", " ");
        return sameCapitals(
                tidy, form.text, text.substring(0, start).codePoints().noneMatch(Character::isLetterOrDigit));
    }

    private static boolean sameCapitals(String written, String form, boolean first) {
        if (written.length() != form.length()) {
            return written.equals(form);
        }
        for (int i = 0; i < form.length(); i++) {
            boolean free = i == 0 && first && Character.isUpperCase(written.charAt(0));
            if (!free
                    && Character.isLetter(form.charAt(i))
                    && Character.isUpperCase(form.charAt(i)) != Character.isUpperCase(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<GlossaryMatch> chosen(List<Ranked> found) {
        found.sort(Comparator.comparingInt((Ranked ranked) -> -ranked.match.length())
                .thenComparingInt(Ranked::rank)
                .thenComparingInt(ranked -> ranked.match.start()));
        List<GlossaryMatch> chosen = new ArrayList<>();
        for (Ranked ranked : found) {
            GlossaryMatch match = ranked.match;
            if (chosen.size() < MOST_MATCHES && chosen.stream().noneMatch(match::overlaps)) {
                chosen.add(match);
            }
        }
        chosen.sort(Comparator.comparingInt(GlossaryMatch::start));
        return chosen;
    }
}
