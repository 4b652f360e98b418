package org.meetinginterpreter.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model does. */
public enum ModelTask {
    SPEECH_RECOGNITION("vosk"),
    VOICE_ACTIVITY("silero"),
    TRANSLATION("marian"),
    SENTENCE_EMBEDDING("minilm"),
    SPEAKER_IDENTIFICATION("vosk");

    private final String usualEngine;

    ModelTask(String usualEngine) {
        this.usualEngine = usualEngine;
    }

    /** What runs models that operators bring, where they do not say otherwise. */
    public String usualEngine() {
        return usualEngine;
    }

    /** The name in catalogues and on the command line, such as {@code speech-recognition}. */
    @JsonValue
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ModelTask of(String tag) {
        return Arrays.stream(values())
                .filter(task -> task.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new ModelException("unknown task '" + tag + "': one of " + tags()));
    }

    private static String tags() {
        return Arrays.stream(values()).map(ModelTask::tag).collect(Collectors.joining(", "));
    }
}
