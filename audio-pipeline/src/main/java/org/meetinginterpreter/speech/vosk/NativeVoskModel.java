package org.meetinginterpreter.speech.vosk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.meetinginterpreter.audio.AudioFormat;
import org.meetinginterpreter.speech.SpeechException;
import org.vosk.LibVosk;
import org.vosk.Model;
import org.vosk.Recognizer;

/** A model in Vosk's native library (com.alphacephei:vosk, through JNA). */
final class NativeVoskModel implements VoskModel {
    /** Kaldi's log level that shows errors alone, on the process's stderr. */
    private static final int ERRORS_ONLY = -2;

    private final Model model;

    private NativeVoskModel(Model model) {
        this.model = model;
    }

    /**
     * Refuses platforms for which Vosk has no native library.
     *
     * @param os as in system property {@code os.name}
     * @param architecture as in system property {@code os.arch}
     */
    static void requireSupported(String os, String architecture) {
        String name = os.toLowerCase(Locale.ROOT);
        String processor = architecture.toLowerCase(Locale.ROOT);
        boolean intel64 = processor.equals("amd64") || processor.equals("x86_64");
        boolean served = name.startsWith("mac")
                ? intel64 || processor.equals("aarch64")
                : intel64 && (name.startsWith("linux") || name.startsWith("windows"));
        if (!served) {
            throw new SpeechException("Vosk has no native library for " + os + " on " + architecture
                    + "; use linux, macOS or Windows on x86-64 (or macOS on aarch64), or a language of another engine");
        }
    }

    /**
     * Loads the native library and a model.
     *
     * @param folder a complete model, see {@link VoskModelFolder}
     * @throws SpeechException when the library or the model cannot be loaded
     */
    static NativeVoskModel load(Path folder) {
        requireSupported(System.getProperty("os.name"), System.getProperty("os.arch"));
        // JNA else decodes the library's UTF-8 by the locale
        if (System.getProperty("jna.encoding") == null) {
            System.setProperty("jna.encoding", "UTF-8");
        }
        try {
            LibVosk.vosk_set_log_level(ERRORS_ONLY);
            return new NativeVoskModel(new Model(folder.toString()));
        } catch (LinkageError e) {
            throw new SpeechException(
                    "Vosk's native library cannot be loaded (it needs glibc, and a writable folder without noexec in "
                            + "jna.tmpdir=" + System.getProperty("jna.tmpdir", "unset") + "): " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new SpeechException("Vosk cannot read it, the reason is in the line before", e);
        }
    }

    // Vosk counts a model's recognisers without atomics: their birth and death go one at a time

    @Override
    public synchronized VoskDecoder newDecoder() {
        try {
            Recognizer recognizer = new Recognizer(model, AudioFormat.RECOGNISER_RATE_HZ);
            recognizer.setWords(true);
            recognizer.setPartialWords(true);
            return new NativeDecoder(recognizer);
        } catch (IOException e) {
            throw new SpeechException("Vosk cannot decode with it, the reason is in the line before", e);
        }
    }

    private synchronized void free(Recognizer recognizer) {
        recognizer.close();
    }

    @Override
    public synchronized void close() {
        model.close();
    }

    private final class NativeDecoder implements VoskDecoder {
        private final Recognizer recognizer;

        NativeDecoder(Recognizer recognizer) {
            this.recognizer = recognizer;
        }

        @Override
        public void accept(float[] samples) {
            recognizer.acceptWaveForm(samples, samples.length);
        }

        @Override
        public String partial() {
            return recognizer.getPartialResult();
        }

        @Override
        public String result() {
            return recognizer.getResult();
        }

        @Override
        public String finalResult() {
            return recognizer.getFinalResult();
        }

        @Override
        public void close() {
            free(recognizer);
        }
    }
}
