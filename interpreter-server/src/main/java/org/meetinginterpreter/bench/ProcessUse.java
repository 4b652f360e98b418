package org.meetinginterpreter.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds once its garbage is gone. Linux, and a JDK whose {@code jcmd} fits the process.
 *
 * @param heapBytes of objects that are still reachable
 * @param files open files and sockets
 */
record ProcessUse(long heapBytes, int threads, int files) {
    private static final Pattern USED = Pattern.compile("generation +total \\d+K, used (\\d+)K");

    /** Collects the garbage of a process first; a moment's stop for it. */
    static ProcessUse of(long pid) {
        jcmd(pid, "GC.run");
        // what finalisers and cleaners freed goes with the second run
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long bytes = 0;
        while (used.find()) {
            bytes += Long.parseLong(used.group(1)) * 1024;
        }
        return new ProcessUse(bytes, count(pid, "task"), count(pid, "fd"));
    }

    private static int count(long pid, String folder) {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/" + folder))) {
            return (int) entries.count();
        } catch (IOException ended) {
            throw new BenchException("the server is gone: " + ended.getMessage(), ended);
        }
    }

    private static String jcmd(long pid, String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException(command + " of the server failed: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new BenchException("jcmd cannot be run (" + e.getMessage() + "); a JDK is needed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
