package org.meetinginterpreter.translation.marian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.glossary.GlossaryMatch;
import org.meetinginterpreter.translation.glossary.GlossaryTerm;
import org.meetinginterpreter.translation.glossary.WrittenTerms;

/** Turns what a glossary says of a sentence into tokens. Thread-safe. */
final class TermEncoder {
    private static final int MOST_KNOWN = 20_000;

    private final Locale source;
    private final Locale target;
    private final VocabularyPair vocabularies;
    private final IntPredicate continues;
    /** Forms are asked for over and over, and native code is slow to ask. */
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    TermEncoder(Locale source, Locale target, VocabularyPair vocabularies, IntPredicate continues) {
        this.source = source;
        this.target = target;
        this.vocabularies = vocabularies;
        this.continues = continues;
    }

    /**
     * A sentence for the network.
     *
     * @param matches the terms that its translation should have
     */
    record Bound(EncodedSentence sentence, List<GlossaryMatch> matches) {}

    /** The sentence with the terms that the request's glossary finds in it. */
    Bound bind(TranslationRequest request, EncodedSentence sentence) {
        return request.glossary().isEmpty()
                ? new Bound(sentence, List.of())
                : bind(
                        request.text(),
                        request.committed(),
                        request.glossary().matcher(source, target).find(request.text()),
                        sentence);
    }

    private Bound bind(String text, String committed, List<GlossaryMatch> found, EncodedSentence sentence) {
        List<GlossaryMatch> there = committed.isEmpty()
                ? List.of()
                : WrittenTerms.of(committed, found, target, committed.length()).written();
        if (found.isEmpty()) {
            return new Bound(sentence, found);
        }
        List<BoundTerm> terms = new ArrayList<>();
        List<GlossaryMatch> matches = new ArrayList<>();
        TokenPlaces tokens = TokenPlaces.of(text, sentence.source(), vocabularies.source());
        for (GlossaryMatch match : found) {
            List<int[]> forms = forms(text, match);
            int[] places = places(tokens, match);
            if (!forms.isEmpty() && places.length > 0) {
                matches.add(match);
                if (!there.contains(match)) {
                    terms.add(new BoundTerm(places, forms, continues));
                }
            }
        }
        return new Bound(terms.isEmpty() ? sentence : sentence.bound(terms), matches);
    }

    /**
     * The sentence with the renderings of the terms that a translation lacks in the place of their words: what stands there already,
     * a network tends to copy. Measured on the glossary set without binding: 75 % (en to pt) and 94 % (pt to en) of the terms come through.
     */
    Bound switched(
            TranslationRequest request, Bound bound, Translation lacking, Function<String, EncodedSentence> encoder) {
        List<String> written = new ArrayList<>(lacking.terms());
        StringBuilder text = new StringBuilder();
        List<GlossaryMatch> moved = new ArrayList<>();
        int from = 0;
        for (GlossaryMatch match : bound.matches()) {
            boolean there = written.remove(match.entry().id());
            text.append(request.text(), from, match.start());
            int start = text.length();
            boolean whole = match.gapStart() == match.gapEnd();
            text.append(
                    there || !whole
                            ? match.surface(request.text())
                            : match.renderings().get(0));
            int shift = start - match.start();
            moved.add(new GlossaryMatch(
                    match.entry(),
                    start,
                    text.length(),
                    whole ? text.length() : match.gapStart() + shift,
                    whole ? text.length() : match.gapEnd() + shift,
                    match.renderings()));
            from = match.end();
        }
        text.append(request.text().substring(from));
        return bind(text.toString(), request.committed(), moved, encoder.apply(text.toString()));
    }

    /** What came of a sentence, its terms agreeing with what stands around them. */
    Translation written(TranslationRequest request, Bound bound, String text) {
        if (bound.matches().isEmpty()) {
            return Translation.of(text);
        }
        WrittenTerms written = WrittenTerms.of(
                text, bound.matches(), target, request.committed().length());
        return new Translation(
                written.text(),
                List.of(),
                written.written().stream().map(match -> match.entry().id()).toList());
    }

    private List<int[]> forms(String source, GlossaryMatch match) {
        Set<String> texts = new LinkedHashSet<>();
        for (String form : match.renderings()) {
            if (!form.contains(GlossaryTerm.GAP)) {
                texts.add(form);
                if (Character.isUpperCase(source.codePointAt(match.start()))) {
                    texts.add(form.substring(0, 1).toUpperCase(target) + form.substring(1));
                }
            }
        }
        List<int[]> forms = new ArrayList<>();
        for (String text : texts) {
            int[] tokens = formTokens(text);
            if (tokens.length > 0 && Arrays.stream(tokens).noneMatch(token -> token == MarianVocabulary.UNKNOWN)) {
                forms.add(tokens);
            }
        }
        return forms;
    }

    private int[] formTokens(String form) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(form, vocabularies.target()::encode);
    }

    private static int[] places(TokenPlaces tokens, GlossaryMatch match) {
        IntStream before = tokens.of(match.start(), match.gapStart());
        IntStream behind =
                match.gapEnd() > match.gapStart() ? tokens.of(match.gapEnd(), match.end()) : IntStream.empty();
        return IntStream.concat(before, behind).toArray();
    }
}
