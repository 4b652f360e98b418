package org.meetinginterpreter.meeting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;
import org.meetinginterpreter.translation.glossary.GlossaryTerm;
import org.meetinginterpreter.translation.glossary.PartOfSpeech;

/** Names and terms that the recogniser of a track should know: those of the meeting's options, then those of its glossary. */
public final class MeetingVocabulary {
    private MeetingVocabulary() {}

    /**
     * What is likely to be said in a language. Idioms and verbs are left out: recognisers know their words, and what sounds like one of
     * their many forms would be taken for it.
     */
    public static Vocabulary of(Vocabulary options, Glossary glossary, Locale language) {
        Set<String> terms = new LinkedHashSet<>(options.terms());
        glossary.entries().stream()
                .flatMap(entry -> spoken(entry, language))
                .filter(form -> form.length() <= Vocabulary.LONGEST_TERM && !form.contains(GlossaryTerm.GAP))
                .takeWhile(form -> terms.size() < Vocabulary.MOST_TERMS)
                .forEach(terms::add);
        return new Vocabulary(List.copyOf(terms));
    }

    private static Stream<String> spoken(GlossaryEntry entry, Locale language) {
        Optional<GlossaryTerm> term = switch (entry.kind()) {
            case TERM, NAME -> entry.term(language);
            case KEEP ->
                entry.term(language).or(() -> entry.terms().values().stream().findFirst());
            case IDIOM -> Optional.empty();
        };
        return term
                .filter(words -> words.part() == PartOfSpeech.NOUN
                        || words.part() == PartOfSpeech.NAME
                        || words.part() == PartOfSpeech.OTHER)
                .stream()
                .flatMap(words -> words.forms().stream());
    }
}
