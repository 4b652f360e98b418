package org.meetinginterpreter.speech.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.audio.VoiceActivityDetector;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.InventedText;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.Vocabulary;
import org.meetinginterpreter.speech.readable.JunkTokens;
import org.meetinginterpreter.speech.readable.ReadableText;
import org.meetinginterpreter.speech.readable.WordsToText;
import org.meetinginterpreter.speech.vocabulary.ChangingVocabularyRepair;

/**
 * A Vosk model (Kaldi, alphacephei.com/vosk) that serves many tracks. Its bare words are made readable by {@link
 * ReadableText}. Runs on linux, Windows and macOS on x86-64 and on macOS on aarch64; elsewhere {@link #open} refuses. Thread-safe.
 */
public final class VoskSpeechEngine implements SpeechEngine {
    /** Of the small Korean model; others are taken to be alike. */
    private static final ConfidenceScale CONFIDENCE = new ConfidenceScale(0.7, 0.92);

    private final String modelId;
    private final Locale language;
    private final Supplier<VoiceActivityDetector> detectors;
    private final VoskOptions options;
    private final VoskModel model;
    private final DecoderPool pool;
    private final Set<VoskSpeechRecognizer> recognizers = new HashSet<>();
    private boolean closed;

    private VoskSpeechEngine(
            String modelId,
            Locale language,
            Supplier<VoiceActivityDetector> detectors,
            VoskOptions options,
            VoskModel model) {
        this.modelId = modelId;
        this.language = language;
        this.detectors = detectors;
        this.options = options;
        this.model = model;
        this.pool = new DecoderPool(model, options.recognizers(), options.spares());
    }

    /**
     * Loads a model; takes seconds and, for a small model, 500 MB.
     *
     * @param modelFolder the installed model, never altered
     * @param modelId its id in the catalogue, for messages and captions
     * @param language what it understands
     * @param detectors makes a voice activity detector per track; the recogniser closes it
     * @throws SpeechException when the platform is not supported or the model is missing or broken
     */
    public static VoskSpeechEngine open(
            Path modelFolder,
            String modelId,
            Locale language,
            Supplier<VoiceActivityDetector> detectors,
            VoskOptions options) {
        return open(modelFolder, modelId, language, detectors, options, NativeVoskModel::load);
    }

    static VoskSpeechEngine open(
            Path modelFolder,
            String modelId,
            Locale language,
            Supplier<VoiceActivityDetector> detectors,
            VoskOptions options,
            Function<Path, VoskModel> loader) {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(detectors, "detectors");
        VoskModelFolder installed = new VoskModelFolder(modelFolder);
        try {
            installed.check();
            VoskModel model = loadWithoutDither(installed, options.workFolder(), loader);
            try {
                // some broken models load, and show it only now
                model.newDecoder().close();
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
            return new VoskSpeechEngine(modelId, language, detectors, options, model);
        } catch (SpeechException e) {
            throw new SpeechException(
                    "speech model " + modelId + " in " + modelFolder + ": " + e.getMessage()
                            + "; try: scripts/interpreter models verify",
                    e);
        }
    }

    private static VoskModel loadWithoutDither(
            VoskModelFolder installed, Path workFolder, Function<Path, VoskModel> loader) {
        Path view = null;
        try {
            Files.createDirectories(workFolder);
            view = Files.createTempDirectory(workFolder, "vosk-model-");
            installed.copyWithoutDither(view);
            return loader.apply(view);
        } catch (IOException e) {
            throw new SpeechException("cannot be made ready under " + workFolder + ": " + e, e);
        } finally {
            delete(view);
        }
    }

    private static void delete(Path view) {
        if (view == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(view)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            view.toFile().deleteOnExit();
        }
    }

    @Override
    public String modelId() {
        return modelId;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public ConfidenceScale confidenceScale() {
        return CONFIDENCE;
    }

    @Override
    public void warmUp() {
        // reads the language's word lists before the first track does
        ReadableText.of(language);
        pool.warmUp();
    }

    @Override
    public synchronized SpeechRecognizer open(RecognitionOptions asked) {
        if (closed) {
            throw new SpeechException("speech model " + modelId + " is closed");
        }
        PooledDecoder decoder = pool.acquire();
        try {
            SpeechSegmenter segmenter = new SpeechSegmenter(detectors.get(), options.segments());
            VoskSpeechRecognizer recognizer =
                    new VoskSpeechRecognizer(segmenter, pool, decoder, options, text(asked.vocabulary()), this::forget);
            recognizers.add(recognizer);
            return recognizer;
        } catch (RuntimeException e) {
            pool.release(decoder);
            throw e;
        }
    }

    /** From the decoder's words to what is shown. */
    private WordsToText text(Supplier<Vocabulary> vocabulary) {
        TextRefiner heard =
                new JunkTokens(language).then(new InventedText()).then(new ChangingVocabularyRepair(vocabulary));
        return new WordsToText(language, heard.then(ReadableText.of(language)));
    }

    private synchronized void forget(VoskSpeechRecognizer recognizer) {
        recognizers.remove(recognizer);
    }

    @Override
    public void close() {
        List<VoskSpeechRecognizer> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = new ArrayList<>(recognizers);
        }
        open.forEach(VoskSpeechRecognizer::close);
        pool.close();
        model.close();
    }
}
