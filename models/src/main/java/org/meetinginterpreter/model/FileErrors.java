package org.meetinginterpreter.model;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Words for what file systems report by exception. */
final class FileErrors {
    private FileErrors() {}

    /** The cause in words, with what to do where that is known. */
    static String describe(IOException error) {
        if (isDiskFull(error)) {
            return "the disk is full: free some space, or set INTERPRETER_HOME to a folder on a larger disk";
        }
        if (error instanceof AccessDeniedException) {
            return "access denied to " + error.getMessage();
        }
        if (error instanceof NoSuchFileException) {
            return "no such file: " + error.getMessage();
        }
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }

    static boolean isDiskFull(IOException error) {
        String reason = error instanceof FileSystemException fileSystem ? fileSystem.getReason() : error.getMessage();
        if (reason == null) {
            return false;
        }
        String words = reason.toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }
}
