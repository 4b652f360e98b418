package org.meetinginterpreter.summary;

import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.embedding.SentenceEmbedder;
import org.meetinginterpreter.summary.Summary.Ranking;

/**
 * Summarises meetings by the sentences that were said: the most telling ones, cleaned of fillers and false starts, each with its line.
 *
 * <pre>{@code
 * Summarizer summarizer = Summarizer.byMeaning(embedder);
 * MeetingDigest digest = summarizer.open();
 * digest.put(new Line(1, "Chair", "So, um, we, we meet again on Tuesday."));
 * digest.running().points();
 * digest.whole(120).points();
 * }</pre>
 *
 * Thread-safe.
 */
public final class Summarizer {
    private final StatementReader reader;
    private final Ranking ranking;
    private final boolean english;

    private Summarizer(StatementReader reader, Ranking ranking, boolean english) {
        this.reader = reader;
        this.ranking = ranking;
        this.english = english;
    }

    /** Of lines in English, ranked by what they mean. The network stays the caller's, who closes it. */
    public static Summarizer byMeaning(SentenceEmbedder embedder) {
        return new Summarizer(StatementReader.byMeaning(embedder), Ranking.MEANING, true);
    }

    /** Of lines in any language, ranked by the words that they share. */
    public static Summarizer byWords(Locale language) {
        return new Summarizer(StatementReader.byWords(language), Ranking.WORDS, isEnglish(language));
    }

    static boolean isEnglish(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    public Ranking ranking() {
        return ranking;
    }

    /** Begins a meeting, to which lines come one by one. */
    public MeetingDigest open() {
        return new MeetingDigest(reader, ranking, english);
    }

    /**
     * Summarises what is all there.
     *
     * @param words at most so many in all points together
     */
    public Summary summarize(List<Line> lines, int words) {
        MeetingDigest digest = open();
        lines.forEach(digest::put);
        return digest.whole(words);
    }
}
