package org.meetinginterpreter.speech.vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;

/**
 * What the sound answered of late. An utterance that grows is read again and again, and the same words between the same neighbours
 * are not asked of twice: that costs nothing, and the answer stays the same. Thread-safe.
 */
final class Answers {
    private static final int REMEMBERED = 256;
    /** Words keep their time, roughly, from reading to reading. */
    private static final int SAME_TIME_MILLIS = 1_000;

    /**
     * A question.
     *
     * @param second when the words were said
     * @param before the word before, empty at the beginning
     * @param after the word after, empty at the end
     */
    private record Question(long second, String before, List<String> words, String after, String replacement) {}

    private final Map<Question, OptionalDouble> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, OptionalDouble> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static Question question(List<SpokenWord> hypothesis, Candidate candidate) {
        return new Question(
                candidate.words().get(0).startMillis() / SAME_TIME_MILLIS,
                candidate.from() == 0
                        ? ""
                        : hypothesis.get(candidate.from() - 1).text(),
                candidate.words().stream().map(SpokenWord::text).toList(),
                candidate.to() == hypothesis.size()
                        ? ""
                        : hypothesis.get(candidate.to()).text(),
                candidate.text());
    }

    /** What was answered before, if it was asked. */
    synchronized Optional<OptionalDouble> known(List<SpokenWord> hypothesis, Candidate candidate) {
        return Optional.ofNullable(answers.get(question(hypothesis, candidate)));
    }

    /** Asks, and remembers what is answered. */
    OptionalDouble ask(List<SpokenWord> hypothesis, Candidate candidate, HypothesisScorer sound) {
        OptionalDouble answer = sound.gain(candidate.words(), candidate.text());
        synchronized (this) {
            answers.put(question(hypothesis, candidate), answer);
        }
        return answer;
    }
}
