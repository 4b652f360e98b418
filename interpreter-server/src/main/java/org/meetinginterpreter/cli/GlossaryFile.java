package org.meetinginterpreter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryFormat;
import org.meetinginterpreter.translation.glossary.GlossaryImport;

/** A glossary in a file, in the format that its name ends with. */
final class GlossaryFile {
    private static final int FAULTS_SHOWN = 20;

    private GlossaryFile() {}

    /**
     * What the file holds; what is wrong in it is told on stderr by line, and the rest is used.
     *
     * @throws CommandException when it cannot be read, or holds no entry
     */
    static Glossary read(Path file) {
        GlossaryFormat format = GlossaryFormat.ofFile(file.toString())
                .orElseThrow(() ->
                        new CommandException("glossary " + file + ": its name must end with .csv, .tbx or .json"));
        GlossaryImport read;
        try (InputStream in = Files.newInputStream(file)) {
            read = format.readFrom(in);
        } catch (IOException e) {
            throw new CommandException("glossary " + file + ": cannot be read: " + e.getMessage());
        }
        read.faults().stream()
                .limit(FAULTS_SHOWN)
                .forEach(fault -> System.err.println("glossary " + file + ", " + fault));
        if (read.faults().size() > FAULTS_SHOWN) {
            System.err.println(
                    "glossary " + file + ": " + (read.faults().size() - FAULTS_SHOWN) + " more lines are wrong");
        }
        if (read.glossary().isEmpty()) {
            throw new CommandException("glossary " + file + ": holds no entry that can be used");
        }
        return read.glossary();
    }
}
