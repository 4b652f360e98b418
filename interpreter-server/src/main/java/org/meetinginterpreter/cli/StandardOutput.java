package org.meetinginterpreter.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Stdout in UTF-8, whatever the terminal says; each text goes out at once, and one that does not is noticed. */
final class StandardOutput {
    private final OutputStream out;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a text.
     *
     * @return false when the reader wants no more, such as {@code head}
     * @throws CommandException when it cannot be written, such as to a full disk
     */
    boolean write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
                return false;
            }
            throw new CommandException("the text cannot be written to stdout: " + e.getMessage());
        }
    }
}
