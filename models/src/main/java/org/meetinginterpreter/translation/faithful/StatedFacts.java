package org.meetinginterpreter.translation.faithful;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.meetinginterpreter.translation.faithful.FactReader.Facts;
import org.meetinginterpreter.translation.faithful.Figure.Style;

/** What a text states that another text about the same thing may not state otherwise: its numbers, and whether it denies. Immutable. */
public final class StatedFacts {
    /** "the hundred and twelve kilometres" is as many as "a hundred and twelve". */
    private static final Pattern THE_HUNDRED =
            Pattern.compile("(?i)\\b(?:the|these|those|our|your|their) (?=hundred\\b)");

    private static final Map<Locale, FactReader> READERS = new ConcurrentHashMap<>();

    private final Facts facts;
    private final Optional<Negations> negations;

    private StatedFacts(Facts facts, Optional<Negations> negations) {
        this.facts = facts;
        this.negations = negations;
    }

    /** Of a text in a language; loads what is known of that language at the first time. */
    public static StatedFacts of(String text, Locale language) {
        String plain =
                language.getLanguage().equals("en") ? THE_HUNDRED.matcher(text).replaceAll("a ") : text;
        return new StatedFacts(
                READERS.computeIfAbsent(language, FactReader::new).read(plain), Negations.of(language));
    }

    /** The numbers of this text, as written, whose value does not stand in the other; "one" is none, as it is an article as well. */
    public List<String> numbersMissingIn(StatedFacts other) {
        return facts.figures().stream()
                .filter(StatedFacts::counts)
                .filter(figure -> other.facts.figures().stream().noneMatch(one -> FigureComparison.same(figure, one)))
                .map(figure -> figure.in(facts.text()))
                .toList();
    }

    private static boolean counts(Figure figure) {
        return figure.style() != Style.ROMAN
                && (figure.style() == Style.DIGITS || !figure.values().contains(BigDecimal.ONE));
    }

    /** Whether it says plainly that something is not so; false where a language's denials are not known. */
    public boolean denies() {
        return negations.map(words -> !words.strong(facts.text()).isEmpty()).orElse(false);
    }

    /** Whether it may be read as a denial, if only by a word such as "without" or "refuse". */
    public boolean mayDeny() {
        return negations.map(words -> words.denies(facts.text())).orElse(false);
    }
}
