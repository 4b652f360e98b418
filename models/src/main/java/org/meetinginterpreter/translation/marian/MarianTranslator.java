package org.meetinginterpreter.translation.marian;

import ai.djl.engine.EngineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.meetinginterpreter.translation.ClauseSplitter;
import org.meetinginterpreter.translation.CommittedText;
import org.meetinginterpreter.translation.Sentence;
import org.meetinginterpreter.translation.SentenceSplitter;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.WrittenForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates with a Marian network (Firefox Translations) on DJL's PyTorch engine: text is split into sentences, sentences of
 * like length go through the network in small batches, and a sentence's translation is the same whatever it shares a batch with.
 * Thread-safe; as many calls as there are processors compute at once, on one thread each, the others wait in order.
 *
 * <pre>{@code
 * try (MarianTranslator translator = MarianTranslator.open(folder, "firefox-tiny-en-pt-1693087644", ENGLISH, portuguese)) {
 *     translator.translateTexts(List.of("Hello world.")); // [Olá, mundo.]
 * }
 * }</pre>
 */
public final class MarianTranslator implements Translator {
    private static final Logger LOG = LoggerFactory.getLogger(MarianTranslator.class);

    /** Tokens of a sentence, as Bergamot's {@code max-length-break}: the networks have hardly seen longer ones. */
    private static final int MAX_TOKENS = 128;
    /** Output tokens per source token, as the models' own {@code max-length-factor}. */
    private static final double LENGTH_FACTOR = 2.5;

    private final String modelId;
    private final Locale source;
    private final Locale target;
    private final MarianNetwork network;
    private final VocabularyPair vocabularies;
    private final Shortlist shortlist;
    private final SentenceSplitter sentences;
    private final ClauseSplitter clauses;
    private final SteeringEncoder steering;
    private final TermEncoder terms;
    private final CallGate gate;

    private MarianTranslator(
            String modelId,
            Locale source,
            Locale target,
            MarianNetwork network,
            VocabularyPair vocabularies,
            Shortlist shortlist) {
        this.modelId = modelId;
        this.source = source;
        this.target = target;
        this.network = network;
        this.vocabularies = vocabularies;
        this.shortlist = shortlist;
        this.sentences = SentenceSplitter.of(source);
        this.clauses = new ClauseSplitter(source, text -> vocabularies.source().encode(text).length, MAX_TOKENS);
        this.steering = new SteeringEncoder(vocabularies.target());
        this.terms = new TermEncoder(source, target, vocabularies, steering::continuesWord);
        this.gate =
                new CallGate("the translator " + modelId, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Loads a model; the first of a process starts the engine as well. It computes with the fastest {@link Arithmetic} that is exact
     * enough here, unless another is preferred.
     *
     * @param modelFolder holds the files of {@link ModelFolder}; without a shortlist every step scores the whole vocabulary, which
     *     takes many times longer
     * @param target also chooses what a network of several target languages writes
     * @throws TranslationException when files are missing, damaged or of a network that is not supported; says which
     */
    public static MarianTranslator open(Path modelFolder, String modelId, Locale source, Locale target) {
        return open(modelFolder, modelId, source, target, MarianNetwork::load);
    }

    /** Loads a model to compute with this arithmetic, wherever the engine can; to compare one with another. */
    public static MarianTranslator open(
            Path modelFolder, String modelId, Locale source, Locale target, Arithmetic arithmetic) {
        return open(modelFolder, modelId, source, target, (file, everyWord) -> {
            try {
                return MarianNetwork.load(file, arithmetic, everyWord);
            } catch (EngineException e) {
                throw new TranslationException(
                        file.origin() + " cannot be run with " + arithmetic.label() + ": " + e.getMessage(), e);
            }
        });
    }

    private static MarianTranslator open(
            Path modelFolder,
            String modelId,
            Locale source,
            Locale target,
            BiFunction<MarianModelFile, Boolean, MarianNetwork> loader) {
        PyTorchEngineSettings.apply();
        ModelFolder files = ModelFolder.of(modelFolder, modelId);
        MarianModelFile file = MarianModelFile.read(files.network());
        MarianConfiguration shape = MarianConfiguration.parse(file.origin(), file.configuration());
        Shortlist shortlist = files.shortlist()
                .map(lex -> Shortlist.read(
                        lex, shape.sourceVocabulary(), shape.targetVocabulary(), files.sharesVocabulary()))
                .orElseGet(() -> Shortlist.all(shape.sourceVocabulary(), shape.targetVocabulary()));
        VocabularyPair vocabularies = VocabularyPair.read(files, shape, target);
        try {
            Supplier<MarianNetwork> load = () -> loader.apply(file, shortlist.isEveryWord());
            MarianNetwork network =
                    files.tokens().isPresent() ? SharedNetworks.take(files.network(), load) : load.get();
            LOG.info("{} computes in {}", modelId, network.arithmetic().label());
            return new MarianTranslator(modelId, source, target, network, vocabularies, shortlist);
        } catch (RuntimeException e) {
            vocabularies.close();
            throw e;
        }
    }

    /**
     * What a model computes with on this machine, without loading it; nothing where that was not tried yet.
     *
     * @throws TranslationException when the model's files are missing or damaged
     */
    public static Optional<Arithmetic> arithmetic(Path modelFolder, String modelId) {
        MarianModelFile file =
                MarianModelFile.read(ModelFolder.of(modelFolder, modelId).network());
        Optional<Optional<String>> int8Fault = Int8Support.ofThisMachine().known();
        boolean settled = int8Fault.isPresent()
                || file.arithmetic(Optional::empty) == file.arithmetic(() -> Optional.of("not tried"));
        return settled ? Optional.of(file.arithmetic(() -> int8Fault.orElse(Optional.empty()))) : Optional.empty();
    }

    /** What this translator computes with. */
    public Arithmetic arithmetic() {
        return network.arithmetic();
    }

    /**
     * Looks at a model without loading it.
     *
     * @throws TranslationException when files are missing, or tell that the network is not supported; says which
     */
    public static void check(Path modelFolder, String modelId) {
        MarianModelFile file =
                MarianModelFile.read(ModelFolder.of(modelFolder, modelId).network());
        MarianConfiguration.parse(file.origin(), file.configuration());
    }

    @Override
    public List<String> modelIds() {
        return List.of(modelId);
    }

    @Override
    public Locale source() {
        return source;
    }

    @Override
    public Locale target() {
        return target;
    }

    /** Runs the network on a few words, so that the first caption does not wait for its first use. */
    public void warmUp() {
        translateTexts(List.of("1, 2, 3.", "4, 5."));
        translateTexts(List.of("6."));
    }

    @Override
    public boolean isSteerable() {
        return true;
    }

    @Override
    public List<Translation> translate(List<TranslationRequest> requests) {
        return gate.call(() -> {
            try {
                return translateNow(requests);
            } catch (MarianFormatException e) {
                throw e;
            } catch (TranslationException e) {
                throw new TranslationException("the model " + modelId + " failed: " + e.getMessage(), e);
            }
        });
    }

    private List<Translation> translateNow(List<TranslationRequest> requests) {
        List<List<Sentence>> parts = requests.stream().map(this::parts).toList();
        List<TranslationRequest> sources = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            TranslationRequest request = requests.get(i);
            boolean steered = request.isSteered() && parts.get(i).size() == 1;
            for (Sentence part : parts.get(i)) {
                sources.add(
                        steered
                                ? request.withText(part.text())
                                : request.unsteered().withText(part.text()));
            }
        }
        List<Translation> translated = translateParts(sources);
        List<Translation> results = new ArrayList<>();
        int next = 0;
        for (List<Sentence> text : parts) {
            StringBuilder result = new StringBuilder();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < text.size(); i++) {
                Translation part = translated.get(next++);
                result.append(part.text());
                ids.addAll(part.terms());
                if (i + 1 < text.size()) {
                    result.append(WrittenForm.gap(target, text.get(i).gap()));
                }
            }
            String committed = requests.get(results.size()).committed();
            results.add(new Translation(CommittedText.continued(committed, result.toString()), List.of(), ids));
        }
        return results;
    }

    private List<Sentence> parts(TranslationRequest request) {
        String text = SourceText.clean(request.text());
        List<Sentence> whole = request.isSteered() && !text.isBlank()
                ? List.of(new Sentence(text.strip(), ""))
                : sentences.split(text);
        return whole.stream()
                .flatMap(sentence -> clauses.split(sentence).stream())
                .toList();
    }

    private List<Translation> translateParts(List<TranslationRequest> parts) {
        List<TermEncoder.Bound> bound = parts.stream().map(this::encode).toList();
        List<Translation> translated = new ArrayList<>(written(parts, bound));
        List<Integer> lacking = IntStream.range(0, parts.size())
                .filter(i -> translated.get(i).terms().size()
                        < bound.get(i).matches().size())
                .boxed()
                .toList();
        if (!lacking.isEmpty()) {
            List<TranslationRequest> again = lacking.stream().map(parts::get).toList();
            List<Translation> second = written(
                    again,
                    lacking.stream()
                            .map(i -> steered(
                                    parts.get(i),
                                    terms.switched(parts.get(i), bound.get(i), translated.get(i), this::encode)))
                            .toList());
            for (int i = 0; i < lacking.size(); i++) {
                if (second.get(i).terms().size()
                        > translated.get(lacking.get(i)).terms().size()) {
                    translated.set(lacking.get(i), second.get(i));
                }
            }
        }
        return translated;
    }

    private List<Translation> written(List<TranslationRequest> parts, List<TermEncoder.Bound> bound) {
        List<String> texts =
                decode(parts, bound.stream().map(TermEncoder.Bound::sentence).toList());
        return IntStream.range(0, parts.size())
                .mapToObj(i -> terms.written(parts.get(i), bound.get(i), texts.get(i)))
                .toList();
    }

    /** The network's output for each sentence; what has no words goes over as it is. */
    private List<String> decode(List<TranslationRequest> parts, List<EncodedSentence> encoded) {
        String[] translated = parts.stream().map(TranslationRequest::text).toArray(String[]::new);
        List<Integer> byLength = IntStream.range(0, encoded.size())
                .boxed()
                .filter(i -> SourceText.hasWords(parts.get(i).text()))
                .sorted(Comparator.comparingInt(i -> encoded.get(i).source().length))
                .toList();
        int from = 0;
        for (int size : BatchPlan.of(
                byLength.stream().mapToInt(i -> encoded.get(i).source().length).toArray())) {
            List<Integer> rows = byLength.subList(from, from + size);
            int[][] written = network.decode(rows.stream().map(encoded::get).toList());
            for (int row = 0; row < size; row++) {
                translated[rows.get(row)] =
                        vocabularies.target().decode(written[row]).strip();
            }
            from += size;
        }
        return List.of(translated);
    }

    private TermEncoder.Bound encode(TranslationRequest request) {
        return steered(request, terms.bind(request, encode(request.text())));
    }

    private TermEncoder.Bound steered(TranslationRequest request, TermEncoder.Bound bound) {
        return request.isSteered()
                ? new TermEncoder.Bound(
                        steering.encode(request).map(bound.sentence()::steered).orElse(bound.sentence()),
                        bound.matches())
                : bound;
    }

    private EncodedSentence encode(String text) {
        int[] tokens = vocabularies.source().encode(text);
        int[] ids = Arrays.copyOf(tokens, tokens.length + 1);
        ids[tokens.length] = MarianVocabulary.END;
        return new EncodedSentence(ids, shortlist.candidates(ids), (int) Math.ceil(LENGTH_FACTOR * ids.length));
    }

    /** Waits for calls under way, then frees the network; later calls throw {@link TranslationException}. */
    @Override
    public void close() {
        gate.close(() -> {
            SharedNetworks.release(network);
            vocabularies.close();
        });
    }
}
