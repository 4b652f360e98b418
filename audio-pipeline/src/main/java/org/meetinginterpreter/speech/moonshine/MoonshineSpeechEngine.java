package org.meetinginterpreter.speech.moonshine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.meetinginterpreter.audio.AudioException;
import org.meetinginterpreter.audio.SpeechSegmenter;
import org.meetinginterpreter.audio.silero.SileroNetwork;
import org.meetinginterpreter.speech.ConfidenceScale;
import org.meetinginterpreter.speech.InventedText;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.TextRefiner;
import org.meetinginterpreter.speech.vocabulary.ChangingVocabularyRepair;

/** A Moonshine model and the voice activity detector before it, loaded once for all tracks. Thread-safe. */
public final class MoonshineSpeechEngine implements SpeechEngine {
    private static final ConfidenceScale CONFIDENCE = new ConfidenceScale(0.33, 0.9);

    private final String modelId;
    private final Locale language;
    private final MoonshineNetwork network;
    private final SileroNetwork silero;
    private final MoonshineOptions options;
    private final Set<MoonshineSpeechRecognizer> open = new HashSet<>();
    private boolean closed;

    private MoonshineSpeechEngine(
            String modelId, Locale language, MoonshineNetwork network, SileroNetwork silero, MoonshineOptions options) {
        this.modelId = modelId;
        this.language = language;
        this.network = network;
        this.silero = silero;
        this.options = options;
    }

    /**
     * Loads an installed model; its folder's name is its id, which ends with its language ({@code moonshine-tiny-en}).
     *
     * @param modelFolder with {@code encoder_model.ort}, {@code decoder_model_merged.ort}, {@code tokenizer.bin}
     * @param sileroFolder the installed model {@code silero-vad}
     * @throws SpeechException when a file is missing or broken; names it and the model to install
     */
    public static MoonshineSpeechEngine open(Path modelFolder, Path sileroFolder, MoonshineOptions options) {
        String id = modelFolder.toAbsolutePath().normalize().getFileName().toString();
        Locale language = Locale.forLanguageTag(id.substring(id.lastIndexOf('-') + 1));
        SileroNetwork silero;
        try {
            silero = SileroNetwork.open(sileroFolder);
        } catch (AudioException e) {
            throw new SpeechException(e.getMessage(), e);
        }
        try {
            return new MoonshineSpeechEngine(id, language, MoonshineNetwork.load(modelFolder), silero, options);
        } catch (IOException e) {
            silero.close();
            throw new SpeechException(
                    "speech model " + id + ": " + e.getMessage() + "; run: scripts/interpreter models install " + id,
                    e);
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
        float[] noise = new float[32_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) Math.sin(i * 0.05) * 0.1f;
        }
        for (int i = 0; i < 3; i++) {
            network.transcribe(noise, Transcriber.Tokens.NONE, Transcriber.Tokens.NONE);
        }
        try (SpeechSegmenter segmenter = new SpeechSegmenter(silero.newDetector(), options.segments())) {
            segmenter.accept(noise);
        }
    }

    @Override
    public SpeechRecognizer open(RecognitionOptions asked) {
        synchronized (open) {
            if (closed) {
                throw new SpeechException("speech model " + modelId + " is closed");
            }
            if (open.size() >= options.mostRecognizers()) {
                throw new SpeechException("speech model " + modelId + " already listens to " + open.size()
                        + " tracks, its most; wait until one ends");
            }
            SpeechSegmenter segmenter = new SpeechSegmenter(silero.newDetector(), options.segments());
            // the steps from what the model heard to what is shown
            TextRefiner refiner = new InventedText().then(new ChangingVocabularyRepair(asked.vocabulary()));
            MoonshineSpeechRecognizer recognizer =
                    new MoonshineSpeechRecognizer(segmenter, network, refiner, options, System::nanoTime, this::forget);
            open.add(recognizer);
            return recognizer;
        }
    }

    private void forget(MoonshineSpeechRecognizer recognizer) {
        synchronized (open) {
            open.remove(recognizer);
        }
    }

    @Override
    public void close() {
        List<MoonshineSpeechRecognizer> left;
        synchronized (open) {
            closed = true;
            left = List.copyOf(open);
        }
        left.forEach(MoonshineSpeechRecognizer::close);
        network.close();
        silero.close();
    }
}
