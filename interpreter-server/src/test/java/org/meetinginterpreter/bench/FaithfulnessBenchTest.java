package org.meetinginterpreter.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.bench.FaithfulnessBench.Share;

/** The check of translations on all of FLORES dev, English and Portuguese. */
class FaithfulnessBenchTest {
    private static final Map<Corruption, Double> FOUND = new EnumMap<>(Map.of(
            Corruption.WRONG_DIGIT, 0.94,
            Corruption.DROPPED_NUMBER, 0.94,
            Corruption.SWAPPED_NUMBERS, 0.87,
            Corruption.LOST_NOT, 0.85,
            Corruption.CHANGED_UNIT, 0.87,
            Corruption.MANGLED_ADDRESS, 0.99));

    @ParameterizedTest
    @CsvSource({"en, pt", "pt, en"})
    void raisesFewFalseAlarms(Locale from, Locale to) {
        Share alarms = new FaithfulnessBench(from, to).falseAlarms(flores(from, to));
        assertTrue(alarms.ratio() <= 0.02, alarms.value().text());
    }

    @ParameterizedTest
    @CsvSource({"en, pt", "pt, en"})
    void findsMostLossesOfEachKind(Locale from, Locale to) {
        FaithfulnessBench bench = new FaithfulnessBench(from, to);
        FOUND.forEach((corruption, bound) -> {
            Share found = bench.detected(corruption, flores(from, to), 1);
            assertTrue(
                    found.of() > 20 && found.ratio() >= bound,
                    () -> corruption.title() + ": " + found.value().text());
        });
    }

    private static ParallelText flores(Locale from, Locale to) {
        Path folder = Path.of(System.getProperty("interpreter.repository", ".."), "../shared/data/text");
        assumeTrue(Files.isDirectory(folder), folder + " is absent");
        return ParallelText.read(folder.resolve("flores-dev." + from), folder.resolve("flores-dev." + to));
    }
}
