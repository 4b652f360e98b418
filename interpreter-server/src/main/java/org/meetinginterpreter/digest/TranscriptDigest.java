package org.meetinginterpreter.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.MeetingDigest;
import org.meetinginterpreter.summary.SpeechCleaner;
import org.meetinginterpreter.summary.Summarizer;
import org.meetinginterpreter.summary.Summary;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.WordCount;

/**
 * Summarises a transcript that is all there, in any language that the installed models reach. Lines are ranked in English where there is
 * a way to it; what is shown comes from the words that were said, in that language or translated from it. Blocks; not thread-safe.
 */
public final class TranscriptDigest {
    /** A translation may have fewer words than what it was made of: so much more is chosen, and what does not fit is dropped. */
    private static final double SPARE = 1.3;
    /** Where no sentence is as short as the summary is to be, the best is cut. */
    private static final int WORDS_TO_CUT = 60;

    private final Translators translators;
    private final Locale from;
    private final Locale ranked;
    private final MeetingDigest digest;
    private final Map<Long, List<SaidSentence>> said = new HashMap<>();

    private TranscriptDigest(Translators translators, Locale from, Locale ranked, Summarizer summarizer) {
        this.translators = translators;
        this.from = from;
        this.ranked = ranked;
        this.digest = summarizer.open();
    }

    /**
     * Reads a transcript; takes a millisecond or two for a sentence, some more where it is translated.
     *
     * @throws org.meetinginterpreter.translation.TranslationException when a translation failed
     * @throws org.meetinginterpreter.embedding.EmbeddingException when the network for sentences failed
     */
    public static TranscriptDigest of(
            List<Line> lines, Locale from, Translators translators, SentenceEmbedders embedders) {
        Optional<SentenceRendering> toEnglish = SentenceRendering.find(translators, from, Locale.ENGLISH);
        Locale ranked = toEnglish.isPresent() ? Locale.ENGLISH : from;
        Summarizer summarizer = toEnglish.isPresent() && embedders.isInstalled()
                ? Summarizer.byMeaning(embedders.open())
                : Summarizer.byWords(ranked);
        TranscriptDigest digest = new TranscriptDigest(translators, from, ranked, summarizer);
        digest.read(lines, toEnglish);
        return digest;
    }

    private void read(List<Line> lines, Optional<SentenceRendering> toEnglish) {
        SpeechCleaner cleaner = new SpeechCleaner(from);
        List<List<String>> cleaned =
                lines.stream().map(line -> cleaner.sentences(line.text())).toList();
        if (toEnglish.isEmpty() || toEnglish.get().isSame()) {
            for (int i = 0; i < lines.size(); i++) {
                said.put(
                        lines.get(i).number(),
                        cleaned.get(i).stream()
                                .map(sentence -> new SaidSentence(sentence, List.of(sentence)))
                                .toList());
                digest.put(lines.get(i));
            }
            return;
        }
        List<String> english =
                toEnglish.get().render(cleaned.stream().flatMap(List::stream).toList());
        SpeechCleaner englishCleaner = new SpeechCleaner(Locale.ENGLISH);
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            List<String> own = english.subList(at, at + cleaned.get(i).size());
            at += own.size();
            List<SaidSentence> pairs = new ArrayList<>();
            for (int k = 0; k < own.size(); k++) {
                pairs.add(new SaidSentence(cleaned.get(i).get(k), englishCleaner.sentences(own.get(k))));
            }
            said.put(line.number(), pairs);
            digest.put(new Line(line.number(), line.speaker(), String.join("\n", own)));
        }
    }

    /**
     * The summary in a language.
     *
     * @param words at most so many in all points together, in that language
     * @return nothing when no installed models lead there
     */
    public Optional<RenderedSummary> in(Locale to, int words) {
        return SentenceRendering.find(translators, from, to).map(rendering -> {
            Summary summary = digest.whole(rendering.isSame() ? words : (int) Math.ceil(words * SPARE));
            if (summary.points().isEmpty()) {
                summary = digest.whole(Math.max(words, WORDS_TO_CUT));
            }
            List<Point> points = rendered(summary.points(), rendering);
            Optional<SentenceRendering> ofActs = SentenceRendering.find(translators, ranked, to);
            return new RenderedSummary(
                    RenderedActs.of(
                                    summary,
                                    fitting(points, words),
                                    texts -> Optional.of(
                                            ofActs.map(way -> way.render(texts)).orElse(texts)))
                            .orElseThrow(),
                    to,
                    rendering.models());
        });
    }

    private List<Point> rendered(List<Point> points, SentenceRendering rendering) {
        Set<String> seen = new HashSet<>();
        List<Point> sources = points.stream()
                .map(point -> with(point, said(point.lines().get(0), point.text())))
                .filter(point -> seen.add(point.lines() + point.text()))
                .toList();
        List<String> texts = rendering.render(sources.stream().map(Point::text).toList());
        List<Point> rendered = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rendered.add(with(sources.get(i), texts.get(i)));
        }
        return rendered;
    }

    private static Point with(Point point, String text) {
        return point.withText(text);
    }

    /** The sentence of a line as it was said, of one as it was ranked. */
    private String said(long line, String ranked) {
        return said.getOrDefault(line, List.of()).stream()
                .filter(pair -> pair.ranked().contains(ranked))
                .map(SaidSentence::said)
                .findFirst()
                .orElse(ranked);
    }

    /** Those that stand for most, as many as have room; in their order. */
    private static List<Point> fitting(List<Point> points, int words) {
        List<Point> best = points.stream()
                .filter(point -> !point.text().isBlank())
                .sorted(Comparator.comparingDouble(Point::weight).reversed())
                .toList();
        Set<Point> kept = new HashSet<>();
        int left = words;
        for (Point point : best) {
            int count = WordCount.of(point.text());
            if (count <= left) {
                kept.add(point);
                left -= count;
            }
        }
        if (kept.isEmpty()) {
            return best.stream()
                    .limit(1)
                    .map(point -> with(point, WordCount.cut(point.text(), words)))
                    .toList();
        }
        return points.stream().filter(kept::contains).toList();
    }
}
