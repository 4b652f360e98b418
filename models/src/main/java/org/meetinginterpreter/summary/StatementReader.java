package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.embedding.SentenceEmbedder;

/** Makes statements of lines. Thread-safe; blocks for some milliseconds a sentence where a network embeds it. */
final class StatementReader {
    private static final float[] UNSEEN = new float[0];

    private final SpeechCleaner cleaner;
    private final ContentWords contentWords;
    private final SentenceEmbedder embedder;
    private final Manner manner;

    /** @param manner null where nobody knows how people speak in that language */
    private StatementReader(Locale language, SentenceEmbedder embedder, Manner manner) {
        this.cleaner = new SpeechCleaner(language);
        this.contentWords = new ContentWords(language);
        this.embedder = embedder;
        this.manner = manner;
    }

    static StatementReader byMeaning(SentenceEmbedder embedder) {
        return new StatementReader(Locale.ENGLISH, embedder, Manner.byMeaning(embedder));
    }

    static StatementReader byWords(Locale language) {
        return new StatementReader(language, null, Summarizer.isEnglish(language) ? Manner.byWords() : null);
    }

    List<Statement> read(Line line) {
        List<Statement> statements = new ArrayList<>();
        for (String sentence : cleaner.sentences(line.text())) {
            List<String> words = contentWords.all(sentence);
            if (!words.isEmpty()) {
                statements.add(statement(line, sentence, words));
            }
        }
        return statements;
    }

    /** The line as it is looked through for what it does. */
    SpokenTurn turn(Line line) {
        return SpokenTurn.of(line, cleaner.answers(line.text()));
    }

    private Statement statement(Line line, String sentence, List<String> words) {
        List<String> stems = contentWords.stems(words);
        boolean seen = embedder != null && words.size() >= PointSelection.FEWEST_WORDS;
        float[] vector = seen ? embedder.embed(List.of(sentence))[0] : UNSEEN;
        double tone = manner == null ? 0 : manner.of(sentence, words, vector);
        return new Statement(line, sentence, words.size(), stems, vector, tone);
    }
}
