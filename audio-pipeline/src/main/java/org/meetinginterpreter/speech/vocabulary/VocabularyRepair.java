package org.meetinginterpreter.speech.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.WeakHashMap;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.Vocabulary;

/**
 * Puts the names and terms of a meeting's vocabulary where a recogniser misheard them. Words are replaced that it is not sure of, up
 * to four in a row, by the term that sounds most like them; where the engine can say how well the term fits the sound itself
 * ({@link HypothesisScorer}), that decides. Words that it is sure of stay, save that those which are a term already get its
 * capitals and hyphens. Endings ({@code 's}) and punctuation stay.
 *
 * <p>What sounds alike: {@link Phones} and {@link PhoneDistance}; which terms are compared at all: {@link VocabularyIndex}. Thread-safe;
 * made once a track.
 */
public final class VocabularyRepair implements TextRefiner {
    /** The sound is asked about so many terms at the end of an utterance: each question costs a step of the decoder. */
    private static final int MOST_QUESTIONS = 10;

    /** While an utterance grows it is read again and again; so many new questions each time. */
    private static final int QUESTIONS_WHILE_GROWING = 3;

    /** Words at the end of what grows that may become others. */
    private static final int UNSETTLED_WORDS = 2;

    /** The tracks of a meeting share one. */
    private static final Map<Vocabulary, CandidateFinder> FINDERS = new WeakHashMap<>();

    private final CandidateFinder finder;
    private final Answers answers = new Answers();
    private long corrected;
    private long countedUpTo = -1;

    private VocabularyRepair(CandidateFinder finder) {
        this.finder = finder;
    }

    /** The step for a track; one that does nothing when there are no terms. */
    public static TextRefiner of(Vocabulary vocabulary) {
        if (vocabulary.isEmpty()) {
            return TextRefiner.NONE;
        }
        return new VocabularyRepair(finder(vocabulary));
    }

    /** Has what {@link #of} needs at hand as long as the vocabulary is, so that nobody who speaks waits for it. */
    public static void prepare(Vocabulary vocabulary) {
        finder(vocabulary);
    }

    private static CandidateFinder finder(Vocabulary vocabulary) {
        synchronized (FINDERS) {
            return FINDERS.computeIfAbsent(vocabulary, absent -> new CandidateFinder(new VocabularyIndex(absent)));
        }
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return refine(words, last, HypothesisScorer.NONE);
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last, HypothesisScorer sound) {
        List<Candidate> repairs = chosen(words, last, sound);
        if (repairs.isEmpty()) {
            return words;
        }
        List<SpokenWord> refined = new ArrayList<>();
        int next = 0;
        for (Candidate repair : repairs) {
            refined.addAll(words.subList(next, repair.from()));
            refined.addAll(repair.replacement());
            next = repair.to();
        }
        refined.addAll(words.subList(next, words.size()));
        if (last) {
            count(repairs);
        }
        return refined;
    }

    /** The same words may be looked at more than once before the end of an utterance is settled. */
    private synchronized void count(List<Candidate> repairs) {
        for (Candidate repair : repairs) {
            long start = repair.words().get(0).startMillis();
            if (start > countedUpTo) {
                countedUpTo = start;
                corrected += repair.words().size();
            }
        }
    }

    @Override
    public synchronized SpeechStatistics statistics() {
        return new SpeechStatistics(0, 0, corrected, 0);
    }

    private record Judged(Candidate candidate, double merit) {}

    /** The best of the candidates that hold, none over another, by place. */
    private List<Candidate> chosen(List<SpokenWord> words, boolean last, HypothesisScorer sound) {
        List<Judged> judged = new ArrayList<>();
        List<Candidate> heard = new ArrayList<>();
        for (Candidate candidate : finder.in(words)) {
            if (RepairRule.isSpelling(candidate)) {
                judged.add(new Judged(candidate, RepairRule.spelling(candidate)));
            } else if (RepairRule.isWorthAsking(candidate, last)) {
                heard.add(candidate);
            }
        }
        heard.sort(Comparator.comparingDouble(RepairRule::promise).reversed());
        judged.addAll(judged(words, heard.subList(0, Math.min(MOST_QUESTIONS, heard.size())), last, sound));
        judged.sort(Comparator.comparingDouble(Judged::merit).reversed());
        List<Candidate> chosen = new ArrayList<>();
        for (Judged one : judged) {
            if (one.merit() > 0 && chosen.stream().noneMatch(one.candidate()::overlaps)) {
                chosen.add(one.candidate());
            }
        }
        chosen.sort(Comparator.comparingInt(Candidate::from));
        return chosen;
    }

    private List<Judged> judged(
            List<SpokenWord> words, List<Candidate> candidates, boolean last, HypothesisScorer sound) {
        List<Judged> judged = new ArrayList<>();
        int asked = 0;
        for (Candidate candidate : candidates) {
            Optional<OptionalDouble> known = answers.known(words, candidate);
            // while it grows the last words change still
            boolean settled = last || candidate.to() + UNSETTLED_WORDS <= words.size();
            if (known.isEmpty() && settled && (last || asked < QUESTIONS_WHILE_GROWING)) {
                known = Optional.of(answers.ask(words, candidate, sound));
                asked++;
            }
            known.ifPresent(gain -> judged.add(new Judged(candidate, merit(candidate, gain, sound))));
        }
        return judged;
    }

    private static double merit(Candidate candidate, OptionalDouble gain, HypothesisScorer sound) {
        if (gain.isEmpty()) {
            return RepairRule.meritUnheard(candidate);
        }
        // the first question about a term's prior costs as much as one about the sound
        return RepairRule.isPossible(candidate, gain.getAsDouble())
                ? RepairRule.merit(candidate, gain.getAsDouble(), sound.prior(candidate.term()))
                : 0;
    }
}
