package org.meetinginterpreter.server;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server wrote, read by a thief: every file below a folder, byte by byte, and its log.
 *
 * @param folder is searched with all below it
 */
record WrittenFiles(Path folder) {
    private static final int FRAGMENT = 16;
    private static final int APART = 64;
    private static final int MOST = 40;

    /** Which of the texts stand there, in whatever form programs write texts. */
    List<String> found(List<String> secrets) throws IOException {
        List<String> all = contents();
        return secrets.stream()
                .filter(secret -> all.stream().anyMatch(content -> shows(content, secret)))
                .toList();
    }

    boolean holds(byte[] wanted) throws IOException {
        String text = latin1(wanted);
        return contents().stream().anyMatch(content -> content.contains(text));
    }

    /** How many of the bodies stand there in part: any run of 16 bytes counts, looked for every 64 bytes of their beginning. */
    long left(List<Bytes> bodies) throws IOException {
        List<String> all = contents();
        return bodies.stream()
                .filter(body -> fragments(body.toByteArray())
                        .anyMatch(fragment -> all.stream().anyMatch(content -> content.contains(fragment))))
                .count();
    }

    /** Whether a text stands in another, in whatever form programs write texts. */
    static boolean shows(String content, String secret) {
        return forms(secret).stream().anyMatch(form -> content.contains(latin1(form)));
    }

    private static Stream<String> fragments(byte[] body) {
        // Tink begins each with the key's number, the same for all
        return Stream.iterate(5, at -> at + FRAGMENT <= body.length, at -> at + APART)
                .limit(MOST)
                .map(at -> latin1(Arrays.copyOfRange(body, at, at + FRAGMENT)));
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(WrittenFiles::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException goneMeanwhile) {
            // PostgreSQL takes files away while it runs
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Characters of one and two bytes, in an address, as JSON escapes them, in base64 at each of its three offsets. */
    private static List<byte[]> forms(String text) {
        List<byte[]> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = text.getBytes(charset);
            forms.add(bytes);
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = new byte[offset + bytes.length];
                System.arraycopy(bytes, 0, shifted, offset, bytes.length);
                String base64 = Base64.getEncoder().encodeToString(shifted).replace("=", "");
                forms.add(base64.substring(offset == 0 ? 0 : offset + 1, base64.length() - 1)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        forms.add(URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        return forms;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
