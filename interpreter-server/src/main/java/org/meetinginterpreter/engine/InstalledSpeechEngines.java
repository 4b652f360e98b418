package org.meetinginterpreter.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.meetinginterpreter.audio.silero.SileroNetwork;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.model.InstalledModel;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.LanguageGroup;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelTask;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.moonshine.MoonshineOptions;
import org.meetinginterpreter.speech.moonshine.MoonshineSpeechEngine;
import org.meetinginterpreter.speech.turns.VoiceEncoder;
import org.meetinginterpreter.speech.vosk.VoskOptions;
import org.meetinginterpreter.speech.vosk.VoskSpeechEngine;

/** Speech models of the store. */
final class InstalledSpeechEngines implements SpeechEngines {
    private static final String SILERO = "silero-vad";

    private final ModelStore store;
    private final InterpreterHome home;
    private final InstallHints hints;
    private final LoadedModels<SpeechEngine> engines = new LoadedModels<>(this::loadWarm);
    private final Map<String, OptionalDouble> measured = new ConcurrentHashMap<>();
    private final LoadedModels<SileroNetwork> detectors =
            new LoadedModels<>(model -> SileroNetwork.open(model.folder()));

    private final LoadedModels<VoiceEncoder> encoders = new LoadedModels<>(model -> VoiceEncoder.open(model.folder()));

    InstalledSpeechEngines(ModelStore store, InterpreterHome home, InstallHints hints) {
        this.store = store;
        this.home = home;
        this.hints = hints;
    }

    @Override
    public Optional<SpeechEngine> forLanguage(Locale language) {
        return store.find(ModelTask.SPEECH_RECOGNITION, language).stream()
                .findFirst()
                .map(engines::get);
    }

    @Override
    public OptionalDouble measure(Locale language) {
        Optional<SpeechEngine> engine = forLanguage(language);
        Optional<Path> recording = MeasuredLoad.recording(home.models());
        if (engine.isEmpty() || recording.isEmpty()) {
            return OptionalDouble.empty();
        }
        return measured.computeIfAbsent(engine.get().modelId(), id -> MeasuredLoad.of(engine.get(), recording.get()));
    }

    @Override
    public Set<Locale> languages() {
        return store.installed().stream()
                .filter(model -> model.task() == ModelTask.SPEECH_RECOGNITION)
                .flatMap(model -> model.languages().stream())
                .map(LanguageGroup::first)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String installHint(Locale language) {
        return hints.toRecognise(language);
    }

    @Override
    public boolean tellsVoicesApart() {
        return store.installed().stream().anyMatch(model -> model.id().equals(VoiceEncoder.MODEL_ID));
    }

    @Override
    public Optional<VoiceEncoder> voiceEncoder() {
        return store.installed(VoiceEncoder.MODEL_ID).map(encoders::get);
    }

    @Override
    public void warmUp() {
        installedByDefault().forEach(engines::get);
    }

    @Override
    public Set<Locale> warm() {
        return installedByDefault().stream()
                .flatMap(model -> model.languages().stream())
                .map(LanguageGroup::first)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<InstalledModel> installedByDefault() {
        return store.installed().stream()
                .filter(model -> model.task() == ModelTask.SPEECH_RECOGNITION)
                .filter(model -> ModelCatalog.DEFAULT_IDS.contains(model.id()))
                .toList();
    }

    /** A cold engine would be slow on the first words of whoever asked for it. */
    private SpeechEngine loadWarm(InstalledModel model) {
        SpeechEngine engine = load(model);
        try {
            engine.warmUp();
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private SpeechEngine load(InstalledModel model) {
        InstalledModel silero = store.require(SILERO);
        return switch (model.engine()) {
            case "moonshine" -> MoonshineSpeechEngine.open(model.folder(), silero.folder(), MoonshineOptions.DEFAULT);
            case "vosk" ->
                VoskSpeechEngine.open(
                        model.folder(),
                        model.id(),
                        model.languages().get(0).first(),
                        detectors.get(silero)::newDetector,
                        VoskOptions.in(home.nativeCache()));
            default ->
                throw new SpeechException("model " + model.id() + " needs the engine '" + model.engine()
                        + "', which this version does not have; remove the model or update");
        };
    }

    void close() {
        engines.close().forEach(SpeechEngine::close);
        detectors.close().forEach(SileroNetwork::close);
        encoders.close();
    }
}
