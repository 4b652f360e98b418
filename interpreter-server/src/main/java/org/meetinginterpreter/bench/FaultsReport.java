package org.meetinginterpreter.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.meetinginterpreter.bench.Report.Target;
import org.meetinginterpreter.bench.Report.Value;

/** What a meeting suffered from faults. */
public final class FaultsReport {
    private static final double MOST_BACK_SECONDS = 2;

    private final long seed;
    private final List<FaultyReader> readers;
    private final List<FaultyTypist> typists;
    private final List<FaultySpeaker> speakers;
    private final Map<Fault, Integer> counts;

    FaultsReport(
            long seed,
            List<FaultyReader> readers,
            List<FaultyTypist> typists,
            List<FaultySpeaker> speakers,
            Map<Fault, Integer> counts) {
        this.seed = seed;
        this.readers = List.copyOf(readers);
        this.typists = List.copyOf(typists);
        this.speakers = List.copyOf(speakers);
        this.counts = Map.copyOf(counts);
    }

    /** Whether captions came, and none was lost, repeated, out of order or different; times are no part of it. */
    public boolean isIntact() {
        return !typed().isEmpty()
                && !spoken().isEmpty()
                && lost().isEmpty()
                && disorder().isEmpty()
                && differing().isEmpty();
    }

    private Map<Long, String> typed() {
        Map<Long, String> typed = new HashMap<>();
        typists.forEach(typist -> typed.putAll(typist.told()));
        return typed;
    }

    private Map<Long, String> spoken() {
        Map<Long, String> spoken = new HashMap<>();
        speakers.forEach(speaker -> spoken.putAll(speaker.told()));
        return spoken;
    }

    private List<String> disorder() {
        return readers.stream().flatMap(reader -> reader.problems().stream()).toList();
    }

    private List<String> lost() {
        List<String> lost = new ArrayList<>(lost(typed()));
        lost.addAll(lost(spoken()));
        return lost;
    }

    /** The figures, also how soon everybody was back. */
    public Report report() {
        Report report = new Report("faults, seed " + seed, "-");
        int faults = counts.values().stream().mapToInt(Integer::intValue).sum();
        report.line("faults in all", count(faults), Value.NONE);
        List<String> disorder = disorder();
        Map<Long, String> typed = typed();
        Map<Long, String> spoken = spoken();
        report.line(
                "finals that typists were told of",
                count(typed.size()),
                Value.NONE,
                new Target("> 0", !typed.isEmpty()));
        report.line(
                "finals that speakers were shown",
                count(spoken.size()),
                Value.NONE,
                new Target("> 0", !spoken.isEmpty()));
        List<String> lost = lost();
        report.line("of these lost or changed", count(lost.size()), Value.NONE, new Target("0", lost.isEmpty()));
        long twice = disorder.stream().filter(FaultyReader::isTwice).count();
        long other = disorder.size() - twice;
        report.line("entries that a reader got twice", count(twice), Value.NONE, new Target("0", twice == 0));
        report.line(
                "entries missed or out of order at a reader", count(other), Value.NONE, new Target("0", other == 0));
        List<String> differing = differing();
        report.line(
                "readers with another record than the first of their language",
                count(differing.size()),
                Value.NONE,
                new Target("0", differing.isEmpty()));
        report.line("finals that each reader has", count(readers.get(0).last()), Value.NONE);
        for (Fault fault : Fault.values()) {
            comebacks(report, fault);
        }
        Stream.of(lost, disorder, differing).flatMap(List::stream).limit(5).forEach(report::note);
        return report;
    }

    private void comebacks(Report report, Fault fault) {
        String name = fault.label() + " faults: " + counts.getOrDefault(fault, 0);
        Distribution reading = Distribution.of(readers.stream()
                .flatMap(reader -> reader.comebacks().seconds(fault).stream())
                .toList());
        Distribution speaking = Distribution.of(speakers.stream()
                .flatMap(speaker -> speaker.comebacks().seconds(fault).stream())
                .toList());
        if (reading.size() + speaking.size() == 0) {
            report.line(name, Value.NONE, Value.NONE);
        }
        if (reading.size() > 0) {
            report.line(name + "; readers back p50 / p95", Value.delays(reading), Value.NONE, soon(reading, fault));
        }
        if (speaking.size() > 0) {
            report.line(name + "; speakers back p50 / p95", Value.delays(speaking), Value.NONE, soon(speaking, fault));
        }
    }

    private static Target soon(Distribution seconds, Fault fault) {
        String text = fault.isOfServer() ? "<= 2 s after it listens again" : "<= 2 s";
        return new Target(text, seconds.p95() <= MOST_BACK_SECONDS);
    }

    private List<String> lost(Map<Long, String> told) {
        Map<Long, String> english = readers.get(0).shown();
        return told.entrySet().stream()
                .filter(said -> !said.getValue().equals(english.get(said.getKey())))
                .map(said -> "seq " + said.getKey() + " is lost or changed: \"" + said.getValue() + "\" is now \""
                        + english.get(said.getKey()) + "\"")
                .toList();
    }

    private List<String> differing() {
        Map<String, Map<Long, String>> first = new HashMap<>();
        List<String> differing = new ArrayList<>();
        for (FaultyReader reader : readers) {
            Map<Long, String> shown = reader.shown();
            if (!first.computeIfAbsent(reader.language(), language -> shown).equals(shown)) {
                differing.add(reader.language() + ": readers were shown different records");
            }
        }
        return differing;
    }

    private static Value count(long number) {
        return new Value(Long.toString(number), (double) number);
    }
}
