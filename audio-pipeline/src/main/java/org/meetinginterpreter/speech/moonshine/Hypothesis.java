package org.meetinginterpreter.speech.moonshine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.speech.HypothesisScorer;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.moonshine.Transcriber.Tokens;
import org.meetinginterpreter.speech.moonshine.Transcriber.Transcript;
import org.meetinginterpreter.speech.moonshine.Transcriber.Word;

/** What was read of the open utterance, as words with times. Asks the sound of which it was read. */
final class Hypothesis implements HypothesisScorer {
    private static final Pattern LEADING_MARKS = Pattern.compile("^[.,;:!?…\\-–—\\s]+");

    private final Transcriber transcriber;
    private final Transcript read;
    private final Tokens known;
    private final List<SpokenWord> words = new ArrayList<>();
    /** For each word where its tokens begin and end. */
    private final List<int[]> tokens = new ArrayList<>();

    private final List<Double> sureness = new ArrayList<>();

    Hypothesis(Transcriber transcriber, Transcript read, Tokens known, WordTimes times) {
        this.transcriber = transcriber;
        this.read = read;
        this.known = known;
        List<Word> spoken = withoutLeadingMarks(read.words());
        List<WordTimes.Span> spans = times.spans(spoken.stream().map(Word::text).toList());
        int from = read.words().size() == spoken.size()
                ? 0
                : read.words().get(read.words().size() - spoken.size() - 1).end();
        for (int i = 0; i < spoken.size(); i++) {
            Word word = spoken.get(i);
            WordTimes.Span span = spans.get(i);
            words.add(new SpokenWord(
                    word.text(),
                    SpeechSegmenter.millis(span.start()),
                    SpeechSegmenter.millis(span.end()),
                    word.confidence()));
            tokens.add(new int[] {from, word.end()});
            sureness.add(word.sureness());
            from = word.end();
        }
    }

    private Hypothesis(
            Transcriber transcriber, Transcript read, Tokens known, List<SpokenWord> words, List<int[]> tokens) {
        this.transcriber = transcriber;
        this.read = read;
        this.known = known;
        this.words.addAll(words);
        this.tokens.addAll(tokens);
    }

    /** Words read together with those before may begin with the mark that ends these. */
    static List<Word> withoutLeadingMarks(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String text = LEADING_MARKS.matcher(word.text()).replaceFirst("");
            if (!text.isEmpty()) {
                List<Word> rest = new ArrayList<>(words.subList(i, words.size()));
                rest.set(0, new Word(text, word.end(), word.confidence(), word.sureness()));
                return rest;
            }
        }
        return List.of();
    }

    /** Its beginning. */
    Hypothesis upTo(int count) {
        return new Hypothesis(transcriber, read, known, words.subList(0, count), tokens.subList(0, count));
    }

    List<SpokenWord> words() {
        return List.copyOf(words);
    }

    /** How many words at the begin are all so sure, with their marks. */
    int sureWords(double least) {
        int count = 0;
        while (count < words.size() && sureness.get(count) >= least) {
            count++;
        }
        return count;
    }

    /** How many tokens there are up to the end of a word. */
    int tokensUpTo(int word) {
        return tokens.get(word)[1];
    }

    @Override
    public OptionalDouble gain(List<SpokenWord> replaced, String replacement) {
        for (int from = 0; !replaced.isEmpty() && from + replaced.size() <= words.size(); from++) {
            if (words.subList(from, from + replaced.size()).equals(replaced)) {
                return transcriber.gain(
                        read, known, tokens.get(from)[0], tokens.get(from + replaced.size() - 1)[1], replacement);
            }
        }
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble prior(String words) {
        return transcriber.prior(words);
    }
}
