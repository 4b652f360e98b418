package org.meetinginterpreter.speech.vocabulary;

import java.util.List;
import java.util.function.Supplier;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpeechStatistics;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.Vocabulary;

/**
 * {@link VocabularyRepair} by a vocabulary that may change while a track is open. A change counts from the next hypothesis on; what was
 * stable before stays, which is {@link org.meetinginterpreter.speech.StableText}'s to see to. Thread-safe.
 */
public final class ChangingVocabularyRepair implements TextRefiner {
    private final Supplier<Vocabulary> vocabulary;
    private Vocabulary known = Vocabulary.EMPTY;
    private TextRefiner repair = NONE;
    private SpeechStatistics before = SpeechStatistics.NOTHING;

    /** @param vocabulary asked for each hypothesis; thread-safe */
    public ChangingVocabularyRepair(Supplier<Vocabulary> vocabulary) {
        this.vocabulary = vocabulary;
    }

    private synchronized TextRefiner current() {
        Vocabulary now = vocabulary.get();
        if (!now.equals(known)) {
            before = before.plus(repair.statistics());
            repair = VocabularyRepair.of(now);
            known = now;
        }
        return repair;
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return current().refine(words, last);
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last, HypothesisScorer sound) {
        return current().refine(words, last, sound);
    }

    @Override
    public synchronized SpeechStatistics statistics() {
        return before.plus(repair.statistics());
    }
}
