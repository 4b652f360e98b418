package org.meetinginterpreter.translation.marian;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a peer wrote for a sentence.
 *
 * @param shape the model's name
 * @param shortlisted whether with the model's shortlist
 * @param logProbabilities of each word of the target
 */
record ConformanceLine(String shape, boolean shortlisted, String source, String target, List<Double> logProbabilities) {
    static ConformanceLine parse(String line) {
        String[] fields = line.split("\t", -1);
        return new ConformanceLine(
                fields[0],
                fields[1].equals("shortlist"),
                fields[2],
                fields[3],
                Arrays.stream(fields[4].split(" ", -1))
                        .filter(score -> !score.isEmpty())
                        .map(Double::valueOf)
                        .toList());
    }

    @Override
    public String toString() {
        return String.join(
                "\t",
                shape,
                shortlisted ? "shortlist" : "whole",
                source,
                target,
                logProbabilities.stream()
                        .map(score -> String.format(Locale.ROOT, "%.5f", score))
                        .collect(Collectors.joining(" ")));
    }
}
