package org.meetinginterpreter.translation.faithful;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.meetinginterpreter.translation.Doubt;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.faithful.FactReader.Facts;
import org.meetinginterpreter.translation.faithful.LiteralReader.Literal;

/**
 * Compares a text with its translation by what both state: every number of the source must be there with the same value and unit, however it
 * is written; every address and code; a denial, if the source has one. Thread-safe; about half a millisecond a sentence.
 */
public final class FaithfulnessCheck {
    private static final Map<List<Locale>, FaithfulnessCheck> LOADED = new ConcurrentHashMap<>();

    private final FactReader sourceReader;
    private final FactReader targetReader;
    private final Locale target;
    private final FigureComparison figures;
    private final Optional<Negations> sourceNegations;
    private final Optional<Negations> targetNegations;
    private final SentenceSplitter sourceSentences;
    private final SentenceSplitter targetSentences;

    private FaithfulnessCheck(Locale source, Locale target) {
        this.sourceReader = new FactReader(source);
        this.targetReader = new FactReader(target);
        this.target = target;
        this.figures = new FigureComparison(source, target);
        this.sourceNegations = Negations.of(source);
        this.targetNegations = Negations.of(target);
        this.sourceSentences = SentenceSplitter.of(source);
        this.targetSentences = SentenceSplitter.of(target);
    }

    /** Of a pair of languages; loads what is known of them at the first time, a tenth of a second each. */
    public static FaithfulnessCheck of(Locale source, Locale target) {
        return LOADED.computeIfAbsent(List.of(source, target), pair -> new FaithfulnessCheck(source, target));
    }

    /** What the translation seems to have lost; without repetitions, in the order numbers, names, negation. */
    public List<Doubt> doubts(String source, String translation) {
        Facts said = sourceReader.read(source);
        Facts shown = targetReader.read(translation);
        List<Doubt> doubts = new ArrayList<>();
        for (Literal literal : said.literals()) {
            if (!literal.isIn(translation)) {
                doubts.add(new Doubt(Doubt.Kind.NAME, literal.text()));
            }
        }
        figures.lost(said, shown).forEach(figure -> doubts.add(new Doubt(Doubt.Kind.NUMBER, figure.in(source))));
        doubts.addAll(negations(source, translation));
        return doubts.stream().distinct().toList();
    }

    /** The translation with times whose half of the day was lost or turned around put right, where that is certain. */
    String withTimes(String source, String translation, int committed) {
        return ClockRepair.repaired(sourceReader.read(source), targetReader.read(translation), committed);
    }

    /** The ways to translate once more what is in doubt, the least intrusive first. */
    List<Placeholders> masked(String source, Translation translation) {
        Facts said = sourceReader.read(source);
        Facts shown = targetReader.read(translation.text());
        // numbers that changed places are all there: placeholders would not order them
        List<Doubt> missing = figures.missing(said, shown).stream()
                .map(figure -> new Doubt(Doubt.Kind.NUMBER, figure.in(source)))
                .toList();
        List<Doubt> doubts = translation.doubts().stream()
                .filter(doubt -> doubt.kind() != Doubt.Kind.NUMBER || missing.contains(doubt))
                .toList();
        return Stream.of(false, true)
                .flatMap(withUnits -> Placeholders.of(said, doubts, target, withUnits).stream())
                .toList();
    }

    private List<Doubt> negations(String source, String translation) {
        if (sourceNegations.isEmpty() || targetNegations.isEmpty()) {
            return List.of();
        }
        List<Sentence> said = sourceSentences.split(source);
        List<Sentence> shown = targetSentences.split(translation);
        if (said.size() != shown.size()) {
            return negation(source, translation).stream().toList();
        }
        List<Doubt> doubts = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            negation(said.get(i).text(), shown.get(i).text()).ifPresent(doubts::add);
        }
        return doubts;
    }

    /** A denial that was lost; for one that was added, the sentence that has none. */
    private Optional<Doubt> negation(String source, String translation) {
        Negations said = sourceNegations.orElseThrow();
        Negations shown = targetNegations.orElseThrow();
        List<String> strong = said.strong(source);
        if (strong.size() > shown.count(translation)) {
            return Optional.of(new Doubt(Doubt.Kind.NEGATION, strong.get(0)));
        }
        boolean added = !said.denies(source) && !shown.strong(translation).isEmpty();
        return added ? Optional.of(new Doubt(Doubt.Kind.NEGATION, source)) : Optional.empty();
    }
}
