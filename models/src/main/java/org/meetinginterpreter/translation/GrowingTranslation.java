package org.meetinginterpreter.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.glossary.Glossary;

/**
 * The translation of one text while it grows: each version is translated anew (re-translation, Arivazhagan et al. 2020), what the
 * versions agree on is committed, and each next translation begins with it.
 *
 * <p>Sentences that are over are translated for the last time and kept. Of the first one that is still open, a translated word is
 * committed when two versions of the source led to it (local agreement, Liu et al. 2020): the newest, and a shorter one of which
 * every word is stable by now, so that a source word that the recogniser takes back can never be behind it. Translators that
 * cannot be steered commit whole sentences only.
 *
 * <p>{@link #next} plans the requests for a version, {@link #accept} takes their results: between the two a translator may work
 * elsewhere, and a plan may be given up. Once the final is planned, results of earlier plans are refused. Thread-safe.
 */
public final class GrowingTranslation {
    /** Words after which a sentence is cut: the networks have hardly seen longer ones. */
    private static final int LONGEST = 80;

    /** Words at the end of a translation towards which the next one is not drawn: they were written without knowing what comes. */
    private static final int MASKED = 3;

    private static final int MOST_VERSIONS = 16;

    /** A translation, and the sentence as it was then. */
    private record Version(String source, Translation translation) {}

    /** An open sentence: what came of it so far, the newest last. */
    private static final class Open {
        private final Deque<Version> versions = new ArrayDeque<>();
        private String committed = "";
    }

    /** A version of the source on its way to a translator. */
    public static final class Plan {
        private final String source;
        private final boolean isFinal;
        private final boolean steerable;
        private final List<SourceSentences.Part> sentences;
        /** For each of them the translation that is known, or null where one is requested. */
        private final List<Translation> known = new ArrayList<>();

        private final List<TranslationRequest> requests = new ArrayList<>();

        private Plan(String source, boolean isFinal, boolean steerable, List<SourceSentences.Part> sentences) {
            this.source = source;
            this.isFinal = isFinal;
            this.steerable = steerable;
            this.sentences = sentences;
        }

        /** What is to be translated, in order. */
        public List<TranslationRequest> requests() {
            return requests;
        }
    }

    private final Locale target;
    private final SourceSentences sources;
    private final Supplier<Glossary> glossary;
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private String done = "";
    private String gap = "";
    private String newestSource = "";
    private String newest = "";
    private String before = "";
    private boolean over;

    public GrowingTranslation(Locale source, Locale target) {
        this(source, target, () -> Glossary.EMPTY);
    }

    /** @param glossary asked for each version: a change counts for what is translated from then on */
    public GrowingTranslation(Locale source, Locale target, Supplier<Glossary> glossary) {
        this.glossary = glossary;
        this.sources = new SourceSentences(source, LONGEST);
        this.target = target;
    }

    /**
     * Translates a version at once.
     *
     * @param stable leading code points of the text that will not change
     */
    public GrowingText revise(Translator translator, String text, int stable, boolean isFinal) {
        Plan plan = next(text, stable, isFinal, translator.isSteerable());
        return accept(plan, translator.translate(plan.requests())).orElseThrow();
    }

    /**
     * Plans the translation of the next version.
     *
     * @param stable leading code points of the text that will not change
     * @param steerable whether the translator takes steered requests
     */
    public synchronized Plan next(String text, int stable, boolean isFinal, boolean steerable) {
        over |= isFinal;
        int stableChars = isFinal ? text.length() : text.offsetByCodePoints(0, stable);
        boolean alone = isFinal && newestSource.isEmpty();
        Plan plan = new Plan(
                text,
                isFinal,
                steerable,
                alone ? List.of(SourceSentences.Part.whole(text)) : sources.parts(text, stableChars, isFinal));
        for (int i = 0; i < plan.sentences.size(); i++) {
            SourceSentences.Part part = plan.sentences.get(i);
            Open earlier = i < open.size() ? open.get(i) : new Open();
            Version last = earlier.versions.peekLast();
            if (!part.isOver() && last != null && last.source().equals(part.text())) {
                plan.known.add(last.translation());
            } else {
                plan.known.add(null);
                TranslationRequest request = steerable ? steered(part, earlier) : TranslationRequest.of(part.text());
                plan.requests.add(request.under(glossary.get()));
            }
        }
        return plan;
    }

    /** The last translation of a sentence is bound to what is committed alone, for the best that is still possible. */
    private static TranslationRequest steered(SourceSentences.Part part, Open earlier) {
        Version last = earlier.versions.peekLast();
        String shown =
                part.isOver() || last == null ? "" : masked(last.translation().text());
        return new TranslationRequest(
                part.text(), earlier.committed, shown.startsWith(earlier.committed) ? shown : earlier.committed);
    }

    private static String masked(String text) {
        List<Integer> ends = WrittenForm.wordEnds(text);
        return ends.size() <= MASKED ? "" : text.substring(0, ends.get(ends.size() - 1 - MASKED));
    }

    /**
     * The translation of a planned version, given the results of its requests; plans are accepted in the order of their making.
     *
     * @return nothing for a version that is superseded by the final
     */
    public synchronized Optional<GrowingText> accept(Plan plan, List<Translation> results) {
        if (over && !plan.isFinal) {
            return Optional.empty();
        }
        Iterator<Translation> made = results.iterator();
        StringBuilder openText = new StringBuilder();
        List<Open> stillOpen = new ArrayList<>();
        String openGap = "";
        for (int i = 0; i < plan.sentences.size(); i++) {
            SourceSentences.Part part = plan.sentences.get(i);
            Open sentence = i < open.size() ? open.get(i) : new Open();
            Translation known = plan.known.get(i);
            Translation translation = known == null ? made.next() : known;
            String text = CommittedText.continued(sentence.committed, translation.text());
            if (part.isOver()) {
                done += text.isEmpty() ? "" : gap + text;
                gap = done.isEmpty() ? "" : WrittenForm.gap(target, part.gap());
                doubts.addAll(translation.doubts());
                terms.addAll(translation.terms());
                continue;
            }
            if (stillOpen.isEmpty() && plan.steerable) {
                commit(sentence, part, text);
            }
            if (known == null) {
                sentence.versions.addLast(
                        new Version(part.text(), new Translation(text, translation.doubts(), translation.terms())));
            }
            stillOpen.add(sentence);
            openText.append(openGap).append(text);
            openGap = WrittenForm.gap(target, part.gap());
        }
        if (plan.sentences.isEmpty() && !open.isEmpty()) {
            // the version took everything back, the promise stays
            stillOpen.add(open.get(0));
            openText.append(open.get(0).committed);
        }
        sources.accepted(plan.sentences);
        open.clear();
        open.addAll(stillOpen);
        if (!plan.source.equals(newestSource)) {
            newestSource = plan.source;
            before = newest;
        }
        return Optional.of(shown(openText.toString(), plan.isFinal));
    }

    /** What every later version begins with. */
    public synchronized String committed() {
        String committedOpen = open.isEmpty() ? "" : open.get(0).committed;
        return committedOpen.isEmpty() ? done : done + gap + committedOpen;
    }

    private static void commit(Open sentence, SourceSentences.Part part, String text) {
        Optional<Version> stable = Optional.empty();
        for (Iterator<Version> newestFirst = sentence.versions.descendingIterator();
                stable.isEmpty() && newestFirst.hasNext(); ) {
            stable = Optional.of(newestFirst.next()).filter(version -> part.outgrew(version.source()));
        }
        stable.ifPresent(version -> {
            int agreed = agreed(version.translation().text(), text);
            if (agreed > sentence.committed.length()) {
                sentence.committed = text.substring(0, agreed);
            }
            // those before it know less
            while (!sentence.versions.getFirst().equals(version)) {
                sentence.versions.removeFirst();
            }
        });
        while (sentence.versions.size() >= MOST_VERSIONS) {
            sentence.versions.removeFirst();
        }
    }

    private GrowingText shown(String openText, boolean isFinal) {
        String text = openText.isEmpty() ? done : done + gap + openText;
        newest = text;
        int committed = isFinal ? text.length() : committed().length();
        int balanced = isFinal ? text.length() : Math.max(committed, agreed(before, text));
        return new GrowingText(
                text, balanced, committed, isFinal, isFinal ? doubts : List.of(), isFinal ? terms : List.of());
    }

    /** Chars at the beginning of both texts that end where in both a word ends. */
    private static int agreed(String one, String other) {
        int common = commonPrefix(one, other);
        List<Integer> cuts = WrittenForm.cuts(one);
        return WrittenForm.cuts(other).stream()
                .filter(cut -> cut <= common && cuts.contains(cut))
                .reduce(0, Math::max);
    }

    private static int commonPrefix(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int at = 0;
        while (at < length && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
