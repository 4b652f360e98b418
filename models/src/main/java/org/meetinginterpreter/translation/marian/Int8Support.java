package org.meetinginterpreter.translation.marian;

import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verdict of {@link Int8Check} for this processor and this version of the engine, kept in a file beside the engine's libraries, so
 * that it is made once. Thread-safe.
 */
final class Int8Support {
    private static final Logger LOG = LoggerFactory.getLogger(Int8Support.class);
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final String WORKS = "exact";

    private static Int8Support here;

    private final Path folder;
    private final String machine;
    private final Supplier<Optional<String>> check;
    private Optional<String> fault;

    /**
     * @param folder where verdicts are kept
     * @param machine what a verdict holds for; empty where that is not known, and nothing is kept
     * @param check says what is wrong with int8, or nothing
     */
    Int8Support(Path folder, String machine, Supplier<Optional<String>> check) {
        this.folder = folder;
        this.machine = machine;
        this.check = check;
    }

    static synchronized Int8Support ofThisMachine() {
        if (here == null) {
            here = new Int8Support(Utils.getEngineCacheDir(), processor(), Int8Check::fault);
        }
        return here;
    }

    /** Why int8 is not to be used here, or nothing; may start the engine. */
    synchronized Optional<String> fault() {
        if (fault == null) {
            fault = known().orElseGet(this::checked);
        }
        return fault;
    }

    /** The same, as far as it is known without trying. */
    synchronized Optional<Optional<String>> known() {
        if (fault != null) {
            return Optional.of(fault);
        }
        try {
            String verdict = machine.isEmpty() ? "" : Files.readString(file()).strip();
            return verdict.isEmpty()
                    ? Optional.empty()
                    : Optional.of(verdict.equals(WORKS) ? Optional.empty() : Optional.of(verdict));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> checked() {
        Optional<String> found = check.get();
        found.ifPresentOrElse(
                reason -> LOG.warn("this processor's int8 products are not exact, {}; translation uses floats", reason),
                () -> LOG.info("this processor's int8 products are exact"));
        if (!machine.isEmpty()) {
            try {
                Files.createDirectories(folder);
                Files.writeString(file(), found.orElse(WORKS) + '\n');
            } catch (IOException e) {
                LOG.debug("the verdict on int8 cannot be kept in {}: {}", folder, e.toString());
            }
        }
        return found;
    }

    private Path file() {
        return folder.resolve("int8-" + hash(machine) + ".txt");
    }

    /** Model and abilities of the processor, where the system tells, and the engine's version. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            String features = lines.filter(line -> line.startsWith("model name") || line.startsWith("flags"))
                    .distinct()
                    .collect(Collectors.joining("\n"));
            return features.isEmpty()
                    ? ""
                    : features + '\n' + Platform.detectPlatform("pytorch").getVersion();
        } catch (IOException e) {
            return "";
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
