package org.meetinginterpreter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.summary.Line;

/** A transcript in a file or a pipe: {@code Speaker: words} a line, in UTF-8. A line without a speaker counts as one of nobody's. */
final class TranscriptFile {
    /** Some fifty hours of speech. */
    private static final int MOST_BYTES = 4_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** A name of up to six words, which no sentence ends within. */
    private static final Pattern SPEAKER =
            Pattern.compile("([\\p{Lu}\\p{Lo}\\p{N}][^:?!;\\n]{0,59}):(?:\\s+(.*))?", Pattern.DOTALL);

    private static final int LONGEST_NAME = 6;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TranscriptFile() {}

    /** @throws CommandException naming the file when it is no transcript */
    static List<Line> read(Path file) {
        List<Line> lines = new ArrayList<>();
        long number = 0;
        for (String line : text(file).split("\\R", -1)) {
            number++;
            if (line.codePoints().anyMatch(Character::isLetterOrDigit)) {
                lines.add(line(number, line.strip()));
            }
        }
        if (lines.isEmpty()) {
            throw wrong(file, "is empty; it should have lines such as \"Chair: We meet again on Tuesday.\"");
        }
        return lines;
    }

    private static Line line(long number, String line) {
        Matcher speaker = SPEAKER.matcher(line);
        if (speaker.matches() && SPACES.split(speaker.group(1), -1).length <= LONGEST_NAME) {
            String words = speaker.group(2);
            return new Line(number, speaker.group(1).strip(), words == null ? "" : words);
        }
        return new Line(number, "", line);
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw wrong(file, "is larger than " + MOST_BYTES / 1_000_000 + " MB; summarise it part by part");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw wrong(file, "is no text; it should have lines such as \"Chair: We meet again on Tuesday.\"");
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw wrong(file, "is no text in UTF-8; save it as UTF-8");
        } catch (NoSuchFileException e) {
            throw wrong(file, "does not exist");
        } catch (AccessDeniedException e) {
            throw wrong(file, "may not be read; see its permissions");
        } catch (IOException e) {
            throw wrong(file, "cannot be read: " + e.getMessage());
        }
    }

    private static CommandException wrong(Path file, String what) {
        return new CommandException("transcript " + file + ": " + what);
    }
}
