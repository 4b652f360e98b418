package org.meetinginterpreter.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.meetinginterpreter.audio.WavReader;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.engine.InstalledEngines;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "WAV files: PCM, mono or stereo, 8 to 48 kHz")
    private List<Path> files;

    @Override
    public Integer call() throws InterruptedException {
        if (stream && format != null && format != TranscriptFormat.JSON) {
            throw new ParameterException(
                    spec.commandLine(), "transcribe: --stream prints JSON events; leave --format out");
        }
        files.forEach(file -> WavReader.open(file).close());
        try (InstalledEngines engines = InstalledEngines.open()) {
            SpeechEngine engine = engine(engines.speech());
            try (SpeechRecognizer recognizer = engine.open()) {
                transcribe(recognizer);
            }
        }
        return 0;
    }

    private SpeechEngine engine(SpeechEngines installed) {
        return installed
                .forLanguage(language)
                .orElseThrow(() -> new CommandException("transcribe: no speech model for " + language.toLanguageTag()
                        + " is installed. " + installed.installHint(language)));
    }

    private void transcribe(SpeechRecognizer recognizer) throws InterruptedException {
        // in UTF-8 whatever the terminal says; each event goes out at once
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        TranscriptFormat shape = format == null ? TranscriptFormat.TEXT : format;
        Transcript transcript = new Transcript(shape);
        if (!stream) {
            out.print(transcript.header());
        }
        FileTranscription transcription = new FileTranscription(recognizer, stream, (event, seconds, audio, file) -> {
            boolean last = event instanceof SpeechEvent.Final;
            if (stream) {
                out.print(Transcript.event(seconds, audio, last, event.utterance()));
            } else if (last) {
                out.print(transcript.add(event.utterance(), file));
                out.flush();
            }
            return !out.checkError();
        });
        transcription.run(files, stream ? TranscribeProgress.NONE : TranscribeProgress.onTerminal());
        if (!stream) {
            out.print(transcript.finish());
        }
        out.flush();
    }
}
