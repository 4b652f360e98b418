package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Int8SupportTest {
    @TempDir
    private Path folder;

    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void checksAMachineOnceAndKnowsTheVerdictFromThenOn() {
        assertEquals(Optional.empty(), support("one", Optional.empty()).known());
        assertEquals(Optional.empty(), support("one", Optional.empty()).fault());
        assertEquals(
                Optional.of(Optional.empty()),
                support("one", Optional.of("never asked")).known());
        assertEquals(
                Optional.empty(), support("one", Optional.of("never asked")).fault());
        assertEquals(1, checks.get());
    }

    @Test
    void keepsWhatIsWrong() {
        support("one", Optional.of("it saturates")).fault();
        assertEquals(
                Optional.of("it saturates"), support("one", Optional.empty()).fault());
        assertEquals(
                Optional.of(Optional.of("it saturates")),
                support("one", Optional.empty()).known());
        assertEquals(1, checks.get());
    }

    @Test
    void checksAgainOnAnotherMachine() {
        support("one", Optional.of("it saturates")).fault();
        assertEquals(Optional.empty(), support("another", Optional.empty()).known());
        assertEquals(Optional.empty(), support("another", Optional.empty()).fault());
        assertEquals(2, checks.get());
    }

    @Test
    void keepsNothingAboutAMachineThatItDoesNotKnow() {
        Int8Support support = support("", Optional.empty());
        support.fault();
        support.fault();
        assertEquals(1, checks.get());
        assertEquals(Optional.empty(), support("", Optional.empty()).known());
    }

    private Int8Support support(String machine, Optional<String> fault) {
        return new Int8Support(folder, machine, () -> {
            checks.incrementAndGet();
            return fault;
        });
    }
}
