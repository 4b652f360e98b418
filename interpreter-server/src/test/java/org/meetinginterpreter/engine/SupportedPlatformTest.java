package org.meetinginterpreter.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportedPlatformTest {
    @ParameterizedTest
    @CsvSource({"Linux,amd64", "Linux,x86_64"})
    void takesLinuxOnX86(String system, String architecture) {
        assertDoesNotThrow(() -> SupportedPlatform.require(system, architecture));
    }

    @ParameterizedTest
    @CsvSource({"Linux,aarch64", "Mac OS X,aarch64", "Windows 11,amd64"})
    void refusesOthersByName(String system, String architecture) {
        UnsupportedPlatformException refused =
                assertThrows(UnsupportedPlatformException.class, () -> SupportedPlatform.require(system, architecture));

        assertTrue(refused.getMessage().contains(system), refused.getMessage());
        assertTrue(refused.getMessage().contains(architecture), refused.getMessage());
    }

    @Test
    void whatServesNowIsSupported() {
        assertDoesNotThrow(
                () -> SupportedPlatform.require(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
}
