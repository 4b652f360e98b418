package org.meetinginterpreter.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.meetinginterpreter.caption.SaidUtterance;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.summary.Line;
import org.meetinginterpreter.summary.MeetingDigest;
import org.meetinginterpreter.summary.SpeechCleaner;
import org.meetinginterpreter.summary.Summarizer;
import org.meetinginterpreter.summary.Summary;
import org.meetinginterpreter.summary.Summary.Point;
import org.meetinginterpreter.summary.Summary.Ranking;
import org.meetinginterpreter.summary.Summary.Wording;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One meeting's summary as it goes on, in any of its languages. It follows the log: what is corrected, withheld or erased there is so here before anybody is told
 * anything. Sentences are ranked in English where there is a way to it, otherwise by their words, language by language. Blocks; used by one
 * thread at a time.
 */
final class MeetingSummary {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingSummary.class);

    /** What is known of an utterance. */
    private record Known(
            int revision,
            Locale language,
            String utterance,
            String speaker,
            List<SaidSentence> sentences,
            Set<Locale> hiddenIn,
            Map<Locale, String> corrected,
            Locale ranked) {}

    /** A point and the text that it is made of. */
    private record Source(Point point, String text, Locale language) {}

    private final Translators translators;
    private final SentenceEmbedders embedders;
    private final TreeMap<Long, Known> lines = new TreeMap<>();
    /** By the language in which their lines are ranked. */
    private final Map<Locale, MeetingDigest> digests = new LinkedHashMap<>();

    private final Set<Locale> byWords = new LinkedHashSet<>();
    /** What was translated for the last summary in a language, so that the next one need not. */
    private final Map<Locale, Map<String, String>> rendered = new HashMap<>();

    private Glossary glossary = Glossary.EMPTY;

    private final WrittenStretches written = new WrittenStretches();
    private final boolean isWritten;

    /** @param isWritten whether somebody writes stretches that are over */
    MeetingSummary(Translators translators, SentenceEmbedders embedders, boolean isWritten) {
        this.isWritten = isWritten;
        this.translators = translators;
        this.embedders = embedders;
    }

    /**
     * Learns what changed in the log; takes milliseconds for each sentence that is new.
     *
     * @param said all that may be read, in its newest versions
     * @param newGlossary what is translated from now on follows it
     * @throws TranslationException when a translation to English failed
     * @throws org.meetinginterpreter.embedding.EmbeddingException when the network failed; the next call goes on where this one stopped
     */
    void follow(List<SaidUtterance> said, Glossary newGlossary) {
        if (!newGlossary.version().equals(glossary.version())) {
            glossary = newGlossary;
            rendered.clear();
        }
        Set<Long> now = new HashSet<>();
        Map<Locale, List<SaidUtterance>> fresh = new LinkedHashMap<>();
        for (SaidUtterance one : said) {
            now.add(one.number());
            Known known = lines.get(one.number());
            if (known == null
                    || known.revision() != one.source().revision()
                    || !known.speaker().equals(name(one))) {
                fresh.computeIfAbsent(one.source().language(), language -> new ArrayList<>())
                        .add(one);
            } else if (!known.hiddenIn().equals(one.hiddenIn())
                    || !known.corrected().equals(one.corrected())) {
                lines.put(one.number(), known(one, known.sentences(), known.ranked()));
            }
        }
        for (long gone :
                lines.keySet().stream().filter(number -> !now.contains(number)).toList()) {
            digests.get(lines.remove(gone).ranked()).remove(gone);
            written.forget(gone);
        }
        fresh.forEach(this::read);
    }

    private static String name(SaidUtterance one) {
        return one.source().speaker().name();
    }

    private static Known known(SaidUtterance one, List<SaidSentence> sentences, Locale ranked) {
        return new Known(
                one.source().revision(),
                one.source().language(),
                one.source().utterance(),
                name(one),
                sentences,
                one.hiddenIn(),
                one.corrected(),
                ranked);
    }

    private void read(Locale language, List<SaidUtterance> fresh) {
        Optional<SentenceRendering> toEnglish = SentenceRendering.find(translators, language, Locale.ENGLISH);
        Locale ranked = toEnglish.isPresent() ? Locale.ENGLISH : language;
        if (toEnglish.isEmpty() || !embedders.isInstalled()) {
            byWords.add(language);
        }
        SpeechCleaner cleaner = new SpeechCleaner(language);
        List<List<String>> cleaned = fresh.stream()
                .map(one -> cleaner.sentences(one.source().text()))
                .toList();
        List<String> all = cleaned.stream().flatMap(List::stream).toList();
        List<String> texts = toEnglish
                .filter(way -> !way.isSame())
                .map(way -> way.render(all))
                .orElse(all);
        boolean same = texts == all;
        SpeechCleaner english = new SpeechCleaner(Locale.ENGLISH);
        MeetingDigest digest = digests.computeIfAbsent(ranked, this::open);
        int at = 0;
        for (int i = 0; i < fresh.size(); i++) {
            SaidUtterance one = fresh.get(i);
            List<SaidSentence> sentences = new ArrayList<>();
            List<String> own = texts.subList(at, at + cleaned.get(i).size());
            for (int k = 0; k < own.size(); k++) {
                sentences.add(new SaidSentence(
                        cleaned.get(i).get(k), same ? List.of(own.get(k)) : english.sentences(own.get(k))));
            }
            at += own.size();
            Known before = lines.get(one.number());
            if (before != null) {
                written.forget(one.number());
            }
            if (before != null && !before.ranked().equals(ranked)) {
                digests.get(before.ranked()).remove(one.number());
            }
            digest.put(new Line(one.number(), name(one), same ? one.source().text() : String.join("\n", own)));
            lines.put(one.number(), known(one, sentences, ranked));
        }
    }

    private MeetingDigest open(Locale ranked) {
        boolean english = ranked.equals(Locale.ENGLISH);
        return (english && embedders.isInstalled()
                        ? Summarizer.byMeaning(embedders.open())
                        : Summarizer.byWords(ranked))
                .open();
    }

    /** The points so far, settled ones as they were. */
    MeetingOverview running(Locale to, long last) {
        return overview(to, last, digest -> isWritten && isEnglish(digest) ? written(digest) : digest.running());
    }

    private boolean isEnglish(MeetingDigest digest) {
        return digests.get(Locale.ENGLISH) == digest;
    }

    /** What somebody reads before others may is not sent away. */
    private Summary written(MeetingDigest digest) {
        Summary said = digest.running();
        List<List<Line>> stretches = digest.stretches().stream()
                .map(stretch -> stretch.stream()
                        .filter(line -> lines.containsKey(line.number())
                                && lines.get(line.number()).hiddenIn().isEmpty())
                        .toList())
                .filter(stretch -> !stretch.isEmpty())
                .toList();
        return said.withPoints(written.over(said.points(), stretches));
    }

    /** Where texts of stretches go, and which are wanted; of all here this alone may be used by other threads. */
    WrittenStretches written() {
        return written;
    }

    /** What was said after a line, in about so many words. */
    MeetingOverview since(Locale to, long last, long after, int words) {
        return overview(to, last, digest -> digest.since(after, share(digest, words)));
    }

    /** All of it in about so many words. */
    MeetingOverview whole(Locale to, long last, int words) {
        return overview(to, last, digest -> digest.whole(share(digest, words)));
    }

    /** Languages that cannot be ranked together share the words by how much is said in each. */
    private int share(MeetingDigest digest, int words) {
        if (lines.isEmpty() || digests.size() < 2) {
            return words;
        }
        long own = lines.values().stream()
                .filter(known -> digests.get(known.ranked()) == digest)
                .count();
        return Math.max(1, (int) Math.round((double) words * own / lines.size()));
    }

    private MeetingOverview overview(Locale to, long last, Function<MeetingDigest, Summary> summarize) {
        List<Point> points = new ArrayList<>();
        Summary acts = Summary.empty(Ranking.WORDS);
        for (Map.Entry<Locale, MeetingDigest> digest : digests.entrySet()) {
            Summary summary = summarize.apply(digest.getValue());
            points.addAll(summary.points());
            if (digest.getKey().equals(Locale.ENGLISH)) {
                acts = summary;
            }
        }
        Map<String, String> kept = new HashMap<>();
        Set<String> models = new LinkedHashSet<>();
        Map<Long, Locale> otherwise = new HashMap<>();
        List<Point> shown = points(to, points, kept, models, otherwise);
        Summary open = without(acts, to);
        Optional<Summary> inLanguage = acts(to, open, shown, kept, models);
        rendered.put(to, kept);
        Summary summary = inLanguage.orElseGet(() ->
                new Summary(shown, open.decisions(), open.actions(), open.questions(), open.figures(), open.ranking()));
        Map<Long, String> utterances = new HashMap<>();
        lines.forEach((number, known) -> utterances.put(number, known.utterance()));
        return new MeetingOverview(
                new RenderedSummary(summary, to, List.copyOf(models)),
                last,
                List.copyOf(byWords),
                otherwise,
                inLanguage.isPresent() ? to : Locale.ENGLISH,
                utterances);
    }

    private List<Point> points(
            Locale to, List<Point> points, Map<String, String> kept, Set<String> models, Map<Long, Locale> otherwise) {
        List<Source> sources = points.stream()
                .filter(point -> isOpen(point.lines(), to))
                .sorted(Comparator.comparingLong(point -> point.lines().get(0)))
                .map(point -> source(point, to))
                .filter(source -> !source.text().isBlank())
                .distinct()
                .toList();
        Map<Locale, List<String>> texts = new LinkedHashMap<>();
        sources.forEach(source -> texts.computeIfAbsent(source.language(), language -> new ArrayList<>())
                .add(source.text()));
        Map<Locale, Map<String, String>> inLanguage = new HashMap<>();
        texts.forEach(
                (from, list) -> render(from, to, list, kept, models).ifPresent(done -> inLanguage.put(from, done)));
        List<Point> shown = new ArrayList<>();
        for (Source source : sources) {
            Map<String, String> done = inLanguage.get(source.language());
            if (done == null) {
                otherwise.put(source.point().lines().get(0), source.language());
            }
            shown.add(source.point().withText(done == null ? source.text() : done.get(source.text())));
        }
        return shown;
    }

    /** Whether readers of a language may know of it: of nothing that waits for a reviewer there, or that is gone. */
    private boolean isOpen(List<Long> from, Locale to) {
        return from.stream()
                .allMatch(line ->
                        lines.containsKey(line) && !lines.get(line).hiddenIn().contains(to));
    }

    private Source source(Point point, Locale to) {
        if (point.wording() != Wording.SAID) {
            return new Source(point, point.text(), Locale.ENGLISH);
        }
        Known known = lines.get(point.lines().get(0));
        String corrected = known.corrected().get(to);
        if (corrected != null) {
            return new Source(point, corrected, to);
        }
        String said = known.sentences().stream()
                .filter(pair -> pair.ranked().contains(point.text()))
                .map(SaidSentence::said)
                .findFirst()
                .orElse(point.text());
        return new Source(point, said, known.language());
    }

    private Summary without(Summary acts, Locale to) {
        return new Summary(
                acts.points(),
                acts.decisions().stream()
                        .filter(decision -> isOpen(decision.lines(), to))
                        .toList(),
                acts.actions().stream()
                        .filter(action -> isOpen(action.lines(), to))
                        .toList(),
                acts.questions().stream()
                        .filter(question -> isOpen(question.lines(), to))
                        .toList(),
                acts.figures().stream()
                        .filter(figure -> isOpen(figure.lines(), to))
                        .toList(),
                acts.ranking());
    }

    private Optional<Summary> acts(
            Locale to, Summary acts, List<Point> shown, Map<String, String> kept, Set<String> models) {
        return RenderedActs.of(
                acts,
                shown,
                texts -> render(Locale.ENGLISH, to, texts, kept, models)
                        .map(done -> texts.stream().map(done::get).toList()));
    }

    /** Texts by text; nothing where no model leads to the language, or the models failed. */
    private Optional<Map<String, String>> render(
            Locale from, Locale to, List<String> texts, Map<String, String> kept, Set<String> models) {
        if (LanguageMatch.serves(to, from)) {
            Map<String, String> same = new HashMap<>();
            texts.forEach(text -> same.put(text, text));
            return Optional.of(same);
        }
        Map<String, String> before = rendered.getOrDefault(to, Map.of());
        Optional<SentenceRendering> way = SentenceRendering.find(translators, from, to, glossary);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<String, String> done = new HashMap<>();
            List<String> fresh = texts.stream()
                    .distinct()
                    .filter(text -> !before.containsKey(from + text))
                    .toList();
            List<String> made = way.get().render(fresh);
            for (int i = 0; i < fresh.size(); i++) {
                done.put(fresh.get(i), made.get(i));
            }
            texts.forEach(text -> done.computeIfAbsent(text, known -> before.get(from + known)));
            done.forEach((text, translation) -> kept.put(from + text, translation));
            models.addAll(way.get().models());
            return Optional.of(done);
        } catch (TranslationException e) {
            LOG.warn("a summary stays in {} for readers of {}: {}", from, to, e.getMessage());
            return Optional.empty();
        }
    }
}
