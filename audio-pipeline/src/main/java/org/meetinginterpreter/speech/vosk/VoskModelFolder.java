package org.meetinginterpreter.speech.vosk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.meetinginterpreter.speech.SpeechException;

/**
 * A Vosk model as installed, in either layout of alphacephei.com/vosk/models ({@code am/ conf/ graph/}, or the older flat one).
 * Looked through before native code sees it, since that names what is wrong only on stderr; never altered.
 *
 * @param folder what the installer unpacked
 */
record VoskModelFolder(Path folder) {
    private static final int FST_MAGIC = 2125659606;
    private static final List<String> IVECTOR_FILES =
            List.of("splice.conf", "online_cmvn.conf", "final.mat", "global_cmvn.stats", "final.dubm");

    /**
     * Checks that all is there that Vosk reads, and looks like what it should be.
     *
     * @throws SpeechException names the first file that is missing or broken
     */
    void check() {
        if (!Files.isDirectory(folder)) {
            throw new SpeechException("is not a folder");
        }
        boolean flat = isFlat();
        String graph = flat ? "" : "graph/";
        List<String> files = new ArrayList<>();
        files.add(flat ? "final.mdl" : "am/final.mdl");
        files.add(mfccConf());
        if (!flat) {
            files.add("conf/model.conf");
        }
        if (Files.exists(folder.resolve(graph + "HCLG.fst"))) {
            files.add(graph + "HCLG.fst");
        } else {
            files.addAll(List.of(graph + "HCLr.fst", graph + "Gr.fst", graph + "disambig_tid.int"));
        }
        if (Files.exists(folder.resolve("ivector/final.ie"))) {
            IVECTOR_FILES.forEach(name -> files.add("ivector/" + name));
        }
        files.forEach(this::checkFile);
    }

    /**
     * Makes the model readable at another place with dithering off: random noise that Vosk else adds to the sound, so that the same
     * sound would give other text each time. Links where the file system has links, copies elsewhere. Needed only while loading.
     *
     * @param target an empty folder
     */
    void copyWithoutDither(Path target) throws IOException {
        Path changed = Path.of(mfccConf());
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path name = entry.getFileName();
                if (!changed.startsWith(name)) {
                    linkOrCopy(entry, target.resolve(name.toString()));
                }
            }
        }
        if (changed.getNameCount() > 1) {
            copyTree(
                    folder.resolve(changed).getParent(), target.resolve(changed).getParent());
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(changed), StandardCharsets.UTF_8));
        lines.removeIf(line -> line.strip().startsWith("--dither"));
        lines.add("--dither=0");
        Files.write(target.resolve(changed), lines);
    }

    private boolean isFlat() {
        return !Files.exists(folder.resolve("am")) && Files.exists(folder.resolve("final.mdl"));
    }

    private String mfccConf() {
        return isFlat() ? "mfcc.conf" : "conf/mfcc.conf";
    }

    private void checkFile(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new SpeechException("has no " + name);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            if (head.length == 0) {
                throw new SpeechException(name + " is empty");
            }
            if ((name.endsWith(".fst") && !isFst(head)) || (name.endsWith(".mdl") && !isKaldi(head))) {
                throw new SpeechException(name + " is not what its name says");
            }
        } catch (IOException e) {
            throw new SpeechException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isFst(byte[] head) {
        return head.length == 4
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt() == FST_MAGIC;
    }

    private static boolean isKaldi(byte[] head) {
        return head.length == 4 && ((head[0] == 0 && head[1] == 'B') || head[0] == '<');
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createSymbolicLink(to, from.toAbsolutePath());
        } catch (IOException | UnsupportedOperationException e) {
            copyTree(from, to);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
