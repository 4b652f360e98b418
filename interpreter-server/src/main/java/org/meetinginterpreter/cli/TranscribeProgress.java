package org.meetinginterpreter.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How far a file is transcribed, on stderr; only where the command line is a terminal, never among the text. */
interface TranscribeProgress {
    /** Shows nothing. */
    TranscribeProgress NONE = new TranscribeProgress() {
        @Override
        public void begin(Path file, long bytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void clear() {}

        @Override
        public void end() {}
    };

    /** A file begins, with so many bytes of sound; 0 if nobody knows. */
    void begin(Path file, long bytes);

    /** So many more of them are heard. */
    void advance(long bytes);

    /** Text is about to be written, perhaps to the same screen. */
    void clear();

    /** The file is over. */
    void end();

    /** A bar where there is a terminal, else nothing. */
    static TranscribeProgress onTerminal() {
        if (!Terminal.isOnStderr()) {
            return NONE;
        }
        ProgressBar bar = new ProgressBar(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        return new TranscribeProgress() {
            @Override
            public void begin(Path file, long bytes) {
                bar.begin(file.getFileName().toString(), bytes);
            }

            @Override
            public void advance(long bytes) {
                bar.advance(bytes);
            }

            @Override
            public void clear() {
                bar.clear();
            }

            @Override
            public void end() {
                bar.end();
            }
        };
    }
}
