package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.speech.SpeechEvent;
import org.meetinginterpreter.speech.SpeechRecognizer;
import org.meetinginterpreter.speech.Utterance;

class FileTranscriptionTest {
    @TempDir
    private Path folder;

    /** Hears one utterance in each stretch of sound, as long as the sound. */
    private static final class LengthRecognizer implements SpeechRecognizer {
        private long heard;
        private int finished;

        @Override
        public List<SpeechEvent> accept(float[] samples) {
            heard += samples.length;
            return List.of();
        }

        @Override
        public List<SpeechEvent> finish() {
            String text = heard + " samples";
            return List.of(new SpeechEvent.Final(new Utterance(++finished, text, text.length(), 0, heard / 16)));
        }

        @Override
        public void close() {}
    }

    private Path wav(String name, int rateHz, int channels, int frames) throws IOException {
        AudioFormat format = new AudioFormat(rateHz, 16, channels, true, false);
        byte[] silence = new byte[frames * channels * 2];
        Path file = folder.resolve(name);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(silence), format, frames)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    @Test
    void filesOfAnyRateAreOneTrackAt16Kilohertz() throws Exception {
        List<Path> files = List.of(wav("a.wav", 48_000, 2, 72_000), wav("b.wav", 8_000, 1, 4_000));
        List<String> lines = new ArrayList<>();
        new FileTranscription(
                        new LengthRecognizer(),
                        false,
                        (event, seconds, audio, file) ->
                                lines.add(event.utterance().text() + " at " + audio))
                .run(files, TranscribeProgress.NONE);

        assertEquals(List.of("24000 samples at 1.5", "32000 samples at 2.0"), lines);
    }

    @Test
    void stopsWhenNobodyListens() throws Exception {
        List<Path> files = List.of(wav("a.wav", 16_000, 1, 1_600), wav("b.wav", 16_000, 1, 1_600));
        List<String> lines = new ArrayList<>();
        FileTranscription transcription =
                new FileTranscription(new LengthRecognizer(), false, (event, seconds, audio, file) -> {
                    lines.add(event.utterance().text());
                    return false;
                });

        assertFalse(transcription.run(files, TranscribeProgress.NONE));
        assertEquals(List.of("1600 samples"), lines);
    }

    @Test
    void anEmptyFileIsNoError() throws Exception {
        List<Path> files = List.of(wav("a.wav", 44_100, 1, 0));
        List<String> lines = new ArrayList<>();
        new FileTranscription(
                        new LengthRecognizer(),
                        false,
                        (event, seconds, audio, file) ->
                                lines.add(event.utterance().text()))
                .run(files, TranscribeProgress.NONE);

        assertEquals(List.of("0 samples"), lines);
    }
}
