package org.meetinginterpreter.translation.marian;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Int8CheckTest {
    @TempDir
    private Path folder;

    /** What a process of its own prints. */
    static final class Verdict {
        private Verdict() {}

        public static void main(String[] arguments) {
            System.out.println("verdict: " + Int8Check.fault().orElse("exact"));
        }
    }

    @Test
    void findsProductsExactOnAProcessorWithVnni() throws Exception {
        assumeTrue(processorHas("avx512_vnni"), "this processor has no AVX512-VNNI");
        assertEquals("verdict: exact", verdict("AVX512_VNNI"));
    }

    @Test
    void findsThatProductsSaturateWithoutVnni() throws Exception {
        assumeTrue(processorHas("avx2"), "this processor has no AVX2");
        String verdict = verdict("AVX2");
        assertTrue(verdict.startsWith("verdict: one of them gave"), verdict);
    }

    private static boolean processorHas(String feature) throws IOException {
        Path processor = Path.of("/proc/cpuinfo");
        return Files.exists(processor) && Files.readString(processor).contains(" " + feature + " ");
    }

    /** FBGEMM reads once which instructions it may use, so each verdict takes a process. */
    private String verdict(String instructions) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Verdict.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("FBGEMM_ENABLE_INSTRUCTIONS", instructions);
        Process process = builder.start();
        assertTrue(process.waitFor(120, SECONDS));
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("verdict"))
                .findFirst()
                .orElseGet(output::toString);
    }
}
