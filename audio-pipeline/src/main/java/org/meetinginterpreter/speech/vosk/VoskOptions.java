package org.meetinginterpreter.speech.vosk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.meetinginterpreter.audio.SpeechSegmenter;

/**
 * How a Vosk engine works.
 *
 * @param workFolder where a short-lived view of the model is made while it loads; created when missing
 * @param recognizers most recognisers open at once; each takes 40 to 100 MB once it was used
 * @param spares warm recognisers kept ready for {@code open()}
 * @param segments when utterances open and close
 * @param calmCut length from which an utterance without a real pause ends at the next short one
 * @param longestUtterance length at which it ends wherever it is
 */
public record VoskOptions(
        Path workFolder,
        int recognizers,
        int spares,
        SpeechSegmenter.Options segments,
        Duration calmCut,
        Duration longestUtterance) {
    public VoskOptions {
        Objects.requireNonNull(workFolder, "workFolder");
        Objects.requireNonNull(segments, "segments");
        if (recognizers < 1 || spares < 0) {
            throw new IllegalArgumentException(
                    "recognizers " + recognizers + " (at least 1), spares " + spares + " (not negative)");
        }
        if (calmCut.compareTo(Duration.ofSeconds(1)) < 0 || longestUtterance.compareTo(calmCut) < 0) {
            throw new IllegalArgumentException(
                    "calmCut " + calmCut + " (at least 1 s), longestUtterance " + longestUtterance + " (not shorter)");
        }
    }

    /** The usual: 8 recognisers, one of them kept warm in advance. */
    public static VoskOptions in(Path workFolder) {
        return new VoskOptions(
                workFolder, 8, 1, SpeechSegmenter.Options.DEFAULT, Duration.ofSeconds(12), Duration.ofSeconds(20));
    }

    public VoskOptions withRecognizers(int most, int kept) {
        return new VoskOptions(workFolder, most, kept, segments, calmCut, longestUtterance);
    }

    public VoskOptions withCuts(Duration calm, Duration longest) {
        return new VoskOptions(workFolder, recognizers, spares, segments, calm, longest);
    }
}
