package org.meetinginterpreter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.engine.InstalledEngines;
import org.meetinginterpreter.speech.RecognitionOptions;
import org.meetinginterpreter.speech.SpeechEngine;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code transcribe}: what is said in WAV files, as text, JSON or subtitles. */
@Command(
        name = "transcribe",
        mixinStandardHelpOptions = true,
        description =
                "Writes what is said in WAV files of any length; several are heard as one recording, one after the other: their"
                        + " times continue, JSON names the file")
final class TranscribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--language",
            required = true,
            converter = LanguageTag.class,
            paramLabel = "LANGUAGE",
            description = "language that is spoken, such as en")
    private Locale language;

    @Option(
            names = "--stream",
            description = "plays at real time and prints one JSON line per event: t (seconds since the start), audio"
                    + " (seconds fed), type, utterance, text, stable, start, end")
    private boolean stream;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: TEXT)")
    private TranscriptFormat format;

    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description = "names and terms that are likely to be said, one a line in UTF-8; # begins a comment")
    private Path vocabulary;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "WAV files or pipes: PCM, mono or stereo, 8 to 48 kHz")
    private List<Path> files;

    @Override
    public Integer call() throws InterruptedException {
        if (stream && format != null && format != TranscriptFormat.JSON) {
            throw new ParameterException(
                    spec.commandLine(), "transcribe: --stream prints JSON events; leave --format out");
        }
        RecognitionOptions asked =
                vocabulary == null ? RecognitionOptions.NONE : new RecognitionOptions(VocabularyFile.read(vocabulary));
        files.forEach(this::check);
        Interruption.endsAtOnce();
        try (InstalledEngines engines = InstalledEngines.open()) {
            SpeechEngine engine = engine(engines.speech());
            try (SpeechRecognizer recognizer = engine.open(asked)) {
                transcribe(recognizer);
            }
        }
        return 0;
    }

    /** Before anything is heard; what is no file, such as a pipe, can be read only once. */
    private void check(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            return;
        }
        try (WavReader reader = WavReader.open(file)) {
            if (reader.missingSeconds() > 0) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                Locale.ROOT,
                                "interpreter: %s was cut off: %.1f s of its sound are missing; the rest is transcribed%n",
                                file,
                                reader.missingSeconds());
            }
        }
    }

    private SpeechEngine engine(SpeechEngines installed) {
        return installed
                .forLanguage(language)
                .orElseThrow(() -> new CommandException("transcribe: no speech model for " + language.toLanguageTag()
                        + " is installed. " + installed.installHint(language)));
    }

    private void transcribe(SpeechRecognizer recognizer) throws InterruptedException {
        StandardOutput out = new StandardOutput();
        TranscribeProgress progress = stream ? TranscribeProgress.NONE : TranscribeProgress.onTerminal();
        Transcript transcript = new Transcript(format == null ? TranscriptFormat.TEXT : format);
        if (!stream) {
            out.write(transcript.header());
        }
        FileTranscription transcription = new FileTranscription(recognizer, stream, (event, seconds, audio, file) -> {
            boolean last = event instanceof SpeechEvent.Final;
            if (stream) {
                return out.write(Transcript.event(seconds, audio, last, event.utterance()));
            }
            if (!last) {
                return true;
            }
            progress.clear();
            return out.write(transcript.add(event.utterance(), file));
        });
        if (transcription.run(files, progress) && !stream) {
            out.write(transcript.finish());
        }
    }
}
