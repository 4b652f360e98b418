package org.meetinginterpreter.bench;

import java.util.List;

/** One that translates rounds of the same sentences, and takes its own time. */
interface TranslationContestant {
    /**
     * A timed round.
     *
     * @param millis of each call, in the order of the texts; of two threads together one value, until both are done
     * @param cpuSeconds processor time of the whole process, all threads
     */
    record Round(List<Double> millis, double cpuSeconds) {
        public Round {
            millis = List.copyOf(millis);
        }

        double seconds() {
            return millis.stream().mapToDouble(Double::doubleValue).sum() / 1e3;
        }
    }

    Round run(TranslationWay way, List<String> texts);
}
