package org.meetinginterpreter.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.meetinginterpreter.speech.Vocabulary;

/** A vocabulary in a file: one name or term a line, in UTF-8, with or without a byte order mark; {@code #} begins a comment. */
final class VocabularyFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final long MOST_BYTES = 4L * Vocabulary.MOST_TERMS * Vocabulary.LONGEST_TERM;

    private VocabularyFile() {}

    /** @throws CommandException naming file and line when it cannot be read as a vocabulary */
    static Vocabulary read(Path file) {
        List<String> terms = new ArrayList<>();
        int number = 0;
        for (String line : text(file).split("\\R", -1)) {
            number++;
            int comment = line.indexOf('#');
            String term = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (term.isEmpty()) {
                continue;
            }
            if (term.length() > Vocabulary.LONGEST_TERM) {
                throw wrong(
                        file,
                        number,
                        "has " + term.length() + " characters; a term has at most " + Vocabulary.LONGEST_TERM);
            }
            if (term.codePoints().anyMatch(Character::isISOControl)) {
                throw wrong(file, number, "has control characters; write one name or term a line");
            }
            terms.add(term);
            if (terms.size() > Vocabulary.MOST_TERMS) {
                throw wrong(file, number, "is one term more than the " + Vocabulary.MOST_TERMS + " that are possible");
            }
        }
        return new Vocabulary(terms);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandException("vocabulary " + file + ": larger than " + MOST_BYTES
                        + " bytes; it should be a text with one term a line");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new CommandException("vocabulary " + file + ": is not UTF-8; save it as UTF-8 text");
        } catch (IOException e) {
            throw new CommandException("vocabulary " + file + ": cannot be read: " + e.getMessage());
        }
    }

    private static CommandException wrong(Path file, int line, String what) {
        return new CommandException("vocabulary " + file + ", line " + line + ": " + what);
    }
}
