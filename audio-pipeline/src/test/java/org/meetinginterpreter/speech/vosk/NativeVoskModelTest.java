package org.meetinginterpreter.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meetinginterpreter.speech.SpeechException;

class NativeVoskModelTest {
    @ParameterizedTest
    @CsvSource({"Linux,amd64", "Linux,x86_64", "Windows 11,amd64", "Mac OS X,x86_64", "Mac OS X,aarch64"})
    void acceptsPlatformsWithANativeLibrary(String os, String architecture) {
        NativeVoskModel.requireSupported(os, architecture);
    }

    @ParameterizedTest
    @CsvSource({"Linux,aarch64", "Linux,i386", "Windows 11,aarch64", "FreeBSD,amd64"})
    void refusesOthersInWords(String os, String architecture) {
        SpeechException error =
                assertThrows(SpeechException.class, () -> NativeVoskModel.requireSupported(os, architecture));
        assertTrue(error.getMessage().startsWith("Vosk has no native library for " + os + " on " + architecture));
    }

    @Test
    void theWarmUpSignalIsSoundWithinFullScale() {
        float[] samples = WarmUpSignal.samples();
        float loudest = 0;
        for (float sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertTrue(loudest > 0.3f && loudest <= 1, () -> "its peak is wrong");
    }
}
