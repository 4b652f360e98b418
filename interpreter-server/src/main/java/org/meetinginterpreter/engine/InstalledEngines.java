package org.meetinginterpreter.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.libretranslate.LibreTranslateService;
import org.meetinginterpreter.model.InterpreterHome;
import org.meetinginterpreter.model.LanguageGroup;
import org.meetinginterpreter.model.ModelCatalog;
import org.meetinginterpreter.model.ModelStore;
import org.meetinginterpreter.model.ModelTask;
import org.meetinginterpreter.translation.shared.SharingOptions;

/** The models of the store as engines; each is loaded when first asked for. Thread-safe. Close it after the server. */
public final class InstalledEngines implements AutoCloseable {
    private final ModelStore store;
    private final InstalledSpeechEngines speech;
    private final InstalledTranslators translators;
    private final InstalledEmbedders embedders;

    private InstalledEngines(InterpreterHome home, SharingOptions options, List<LibreTranslateService> services) {
        this.store = new ModelStore(home);
        InstallHints hints = new InstallHints(ModelCatalog.load(home));
        this.speech = new InstalledSpeechEngines(store, home, hints);
        this.embedders = new InstalledEmbedders(store);
        this.translators = new InstalledTranslators(store, hints, options, services);
    }

    /**
     * The engines of this process's {@link InterpreterHome}.
     *
     * @param options what translation may use of the machine
     * @throws UnsupportedPlatformException where the native libraries do not exist
     */
    public static InstalledEngines open(SharingOptions options) {
        return open(InterpreterHome.fromEnvironment(), options);
    }

    /** As {@link #open(SharingOptions)}, of another home. */
    public static InstalledEngines open(InterpreterHome home, SharingOptions options) {
        return open(home, options, List.of());
    }

    /** As {@link #open(SharingOptions)}, with services elsewhere that translate. */
    public static InstalledEngines open(SharingOptions options, List<LibreTranslateService> services) {
        return open(InterpreterHome.fromEnvironment(), options, services);
    }

    /** As {@link #open(SharingOptions, List)}, of another home. */
    public static InstalledEngines open(
            InterpreterHome home, SharingOptions options, List<LibreTranslateService> services) {
        SupportedPlatform.require(System.getProperty("os.name"), System.getProperty("os.arch"));
        return new InstalledEngines(home, options, services);
    }

    /** As {@link #open(SharingOptions)}, for a process that has the machine to itself. */
    public static InstalledEngines open() {
        return open(SharingOptions.ofThisMachine());
    }

    public SpeechEngines speech() {
        return speech;
    }

    public Translators translators() {
        return translators;
    }

    public SentenceEmbedders embedders() {
        return embedders;
    }

    /** Languages that a model recognises, for people. */
    public String heard() {
        return tags(
                speech.languages().stream().map(Locale::toLanguageTag).sorted().toList());
    }

    /** Pairs that a model translates, for people. */
    public String translated() {
        return tags(store.installed().stream()
                .filter(model -> model.task() == ModelTask.TRANSLATION)
                .map(model ->
                        model.languages().stream().map(LanguageGroup::toString).collect(Collectors.joining("->")))
                .distinct()
                .sorted()
                .toList());
    }

    private static String tags(List<String> tags) {
        return tags.isEmpty() ? "none (scripts/interpreter models install default)" : String.join(", ", tags);
    }

    @Override
    public void close() {
        translators.close();
        embedders.close();
        speech.close();
    }
}
