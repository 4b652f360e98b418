package org.meetinginterpreter.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine that a benchmark ran on, and what its processes use. Linux only: reads {@code /proc}. */
public final class Machine {
    /** Linux counts a process's time in hundredths of a second ({@code USER_HZ}) on every platform supported here. */
    private static final double TICKS_PER_SECOND = 100;

    private Machine() {}

    /** Processor, cores, memory, Java, and how busy it is. */
    public static String describe() {
        String processor = field(Path.of("/proc/cpuinfo"), "model name");
        String memory = field(Path.of("/proc/meminfo"), "MemTotal");
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s, %s, Java %s, load %.2f at the start",
                processor.isEmpty() ? System.getProperty("os.arch") : processor,
                Runtime.getRuntime().availableProcessors(),
                memory.isEmpty() ? "memory unknown" : Math.round(kilobytes(memory) / 1e6) + " GB",
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().feature(),
                loadAverage());
    }

    /** Processes that wanted a core, on average of the last minute. */
    public static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Processor time of a process since its start, in seconds, all threads together; 0 once it has ended. */
    public static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the name in parentheses may hold spaces; utime and stime are the 12th and 13th field behind it
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Processor time of the calling thread so far. */
    public static double threadCpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** Resident memory of a process at present, in bytes; 0 once it has ended. */
    public static long residentBytes(long pid) {
        return kilobytes(field(Path.of("/proc/" + pid + "/status"), "VmRSS")) * 1024;
    }

    /** Most resident memory that a process had so far, in bytes; 0 once it has ended. */
    public static long peakResidentBytes(long pid) {
        return kilobytes(field(Path.of("/proc/" + pid + "/status"), "VmHWM")) * 1024;
    }

    private static long kilobytes(String value) {
        String digits = value.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static String field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
