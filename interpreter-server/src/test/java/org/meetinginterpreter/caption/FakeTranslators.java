package org.meetinginterpreter.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.meetinginterpreter.translation.CommittedText;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.glossary.GlossaryEntry;
import org.meetinginterpreter.translation.glossary.GlossaryTerm;
import org.meetinginterpreter.translation.shared.SharingStatistics;

/** Between en, pt and es: the text with its language before it and the base forms of its glossary replaced. Can be held up; a text with "poison" breaks it. */
public final class FakeTranslators implements Translators {
    private static final List<String> KNOWN = List.of("en", "pt", "es");

    private final List<String> translated = new ArrayList<>();
    private int forgotten;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Set<String> held = Set.of();
    private volatile Optional<Translator> instead = Optional.empty();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** Every translation from now on waits until {@link #release()}. */
    public void hold() {
        gate = new CompletableFuture<>();
    }

    /** Only calls with one of these texts wait. */
    public void hold(String... texts) {
        held = Set.of(texts);
        hold();
    }

    public void release() {
        gate.complete(null);
        held = Set.of();
    }

    /** How often finished translations were to be forgotten. */
    public synchronized int forgotten() {
        return forgotten;
    }

    /** Calls that wait. */
    int waiting() {
        return waiting.get();
    }

    /** Everything that was translated, as {@code pt:text}. */
    public synchronized List<String> translated() {
        return List.copyOf(translated);
    }

    @Override
    public Optional<Translator> find(Locale from, Locale to) {
        return has(from, to) ? Optional.of(new Fake(from, to)) : Optional.empty();
    }

    /** What takes the place of a translator that failed from now on. */
    public void stepIn(Translator other) {
        instead = Optional.of(other);
    }

    @Override
    public Optional<Translator> instead(Locale from, Locale to) {
        return instead;
    }

    @Override
    public List<String> route(Locale from, Locale to) {
        return KNOWN.contains(from.getLanguage()) && KNOWN.contains(to.getLanguage())
                ? List.of("fake-" + from + "-" + to)
                : List.of();
    }

    @Override
    public List<Locale> languages() {
        return KNOWN.stream()
                .map(Locale::forLanguageTag)
                .sorted(Comparator.comparing(Locale::toLanguageTag))
                .toList();
    }

    @Override
    public String installHint(Locale from, Locale to) {
        return "There is no model from " + from + " to " + to + "; run: interpreter models install fake-" + from + "-"
                + to + ".";
    }

    @Override
    public void prepare(Locale from, Locale to) {}

    @Override
    public void warmUp() {}

    @Override
    public synchronized void forget() {
        forgotten++;
    }

    @Override
    public SharingStatistics statistics() {
        return new SharingStatistics(1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** One that knows no poison. */
    public static final class Hardy implements Translator {
        @Override
        public List<String> modelIds() {
            return List.of("hardy");
        }

        @Override
        public Locale source() {
            return Locale.ENGLISH;
        }

        @Override
        public Locale target() {
            return Locale.forLanguageTag("pt");
        }

        @Override
        public boolean isSteerable() {
            return true;
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> requests) {
            return requests.stream()
                    .map(request -> Translation.of("hardy:" + request.text()))
                    .toList();
        }

        @Override
        public void close() {}
    }

    private final class Fake implements Translator {
        private final Locale from;
        private final Locale to;

        private Fake(Locale from, Locale to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public List<String> modelIds() {
            return List.of("fake-" + from + "-" + to);
        }

        @Override
        public Locale source() {
            return from;
        }

        @Override
        public Locale target() {
            return to;
        }

        @Override
        public boolean isSteerable() {
            return true;
        }

        @Override
        public List<Translation> translate(List<TranslationRequest> requests) {
            List<String> texts = requests.stream().map(TranslationRequest::text).toList();
            if (held.isEmpty() || texts.stream().anyMatch(held::contains)) {
                waiting.incrementAndGet();
                gate.join();
                waiting.decrementAndGet();
            }
            if (texts.stream().anyMatch(text -> text.contains("poison"))) {
                throw new TranslationException(modelIds() + ": cannot translate this");
            }
            List<Translation> results = requests.stream().map(this::translate).toList();
            synchronized (FakeTranslators.this) {
                results.forEach(result -> translated.add(result.text()));
            }
            return results;
        }

        private Translation translate(TranslationRequest request) {
            String text = request.text();
            List<String> terms = new ArrayList<>();
            for (GlossaryEntry entry : request.glossary().entries()) {
                String source = entry.term(from).map(GlossaryTerm::text).orElse("");
                if (!source.isEmpty() && text.contains(source)) {
                    text = text.replace(source, entry.term(to).orElseThrow().text());
                    terms.add(entry.id());
                }
            }
            return new Translation(CommittedText.continued(request.committed(), to + ":" + text), List.of(), terms);
        }

        @Override
        public void close() {}
    }
}
