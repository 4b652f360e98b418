package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meetinginterpreter.translation.marian.MadeUpModel.Storage;

/**
 * Made-up models of each feature give what native Bergamot 0.4.5 gave for them: {@code conformance.tsv}, which {@code
 * scripts/check-conformance} makes and checks again.
 */
class ConformanceTest {
    /** Between a sum of float32 and one of doubles. */
    private static final double ROUNDING = 1e-4;

    /** Sentences that the plain loops translate, which are slow. */
    private static final int SCORED = 4;

    @TempDir
    private Path folder;

    static Stream<Arguments> storages() {
        return MadeUpShape.SMALL.stream()
                .flatMap(shape -> shape.storages().stream().map(storage -> Arguments.of(shape, storage)));
    }

    static List<MadeUpShape> shapes() {
        return MadeUpShape.SMALL;
    }

    @ParameterizedTest
    @MethodSource("storages")
    void writesWhatBergamotWrites(MadeUpShape shape, Storage storage) throws IOException {
        LoadedMadeUpModel.write(folder, shape, storage);
        for (boolean shortlisted : new boolean[] {false, true}) {
            try (LoadedMadeUpModel model = LoadedMadeUpModel.open(folder, shortlisted, Arithmetic.FLOAT32)) {
                for (ConformanceLine line : expected(shape, shortlisted)) {
                    assertEquals(line.target(), model.translate(line.source()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void thePlainLoopsScoreWordsAsBergamotDoes(MadeUpShape shape) throws IOException {
        LoadedMadeUpModel.write(folder, shape, Storage.FLOAT32);
        for (boolean shortlisted : new boolean[] {false, true}) {
            try (LoadedMadeUpModel model = LoadedMadeUpModel.open(folder, shortlisted, Arithmetic.FLOAT32)) {
                for (ConformanceLine line : expected(shape, shortlisted).subList(0, SCORED)) {
                    LoadedMadeUpModel.PlainAnswer answer = model.translatePlainly(line.source());
                    assertEquals(line.target(), answer.text());
                    for (int i = 0; i < line.logProbabilities().size(); i++) {
                        assertEquals(
                                line.logProbabilities().get(i),
                                answer.logProbabilities().get(i),
                                ROUNDING);
                    }
                }
            }
        }
    }

    @Test
    void theExpectedLinesSaySomething() throws IOException {
        for (MadeUpShape shape : MadeUpShape.SMALL) {
            Set<String> words = new HashSet<>();
            for (boolean shortlisted : new boolean[] {false, true}) {
                List<ConformanceLine> lines = expected(shape, shortlisted);
                assertTrue(lines.size() >= 8, shape.name() + ": " + lines.size() + " sentences");
                lines.forEach(line -> words.addAll(List.of(line.target().split(" ", -1))));
            }
            assertTrue(words.size() >= 20, shape.name() + ": " + words.size() + " different words");
        }
    }

    static List<ConformanceLine> expected(MadeUpShape shape, boolean shortlisted) throws IOException {
        try (InputStream in = ConformanceTest.class.getResourceAsStream("conformance.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ConformanceLine::parse)
                    .filter(line -> line.shape().equals(shape.name()) && line.shortlisted() == shortlisted)
                    .collect(Collectors.toList());
        }
    }
}
