package org.meetinginterpreter.translation.glossary;

import java.util.List;

/**
 * What came of reading a file.
 *
 * @param glossary all that could be read
 * @param faults what could not, and renderings that will not be written, in the order of the file
 */
public record GlossaryImport(Glossary glossary, List<Fault> faults) {
    public GlossaryImport {
        faults = List.copyOf(faults);
    }

    /**
     * A part of a file that was left out, or a rendering in it that is kept but cannot be written.
     *
     * @param line where it begins, 1 for the first
     * @param message what is wrong with it
     */
    public record Fault(int line, String message) {
        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }
}
