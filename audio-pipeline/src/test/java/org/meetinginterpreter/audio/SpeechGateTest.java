package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechGateTest {
    private static final double MURMUR = -40;

    private final SpeechGate gate = new SpeechGate(0.35f, true);
    private final Random random = new Random(1);
    private int begun;
    private int wentOn;

    /** Frames of a level that wavers, which the detector takes for speech or not. */
    private void hear(int frames, double decibels, double wavers, float probability) {
        begun = 0;
        wentOn = 0;
        for (int i = 0; i < frames; i++) {
            float[] frame = new float[VoiceActivityDetector.FRAME_SAMPLES];
            double level = decibels + wavers * random.nextGaussian();
            float amplitude = (float) Math.pow(10, level / 20);
            for (int k = 0; k < frame.length; k++) {
                frame[k] = k % 2 == 0 ? amplitude : -amplitude;
            }
            gate.hear(frame, probability);
            begun += gate.begins() ? 1 : 0;
            wentOn += gate.goesOn() ? 1 : 0;
        }
    }

    @Test
    void aSteadyMurmurBeginsNothing() {
        hear(1_000, MURMUR, 2.7, 1);
        assertTrue(begun == 0, "began in " + begun + " frames");
    }

    @Test
    void whoeverSpeaksTenDecibelsAboveTheMurmurIsHeard() {
        hear(200, MURMUR, 2.7, 1);
        hear(15, MURMUR + 12, 3, 1);
        assertTrue(begun > 5, "began in " + begun + " frames");
    }

    @Test
    void theMurmurBehindASpeakerDoesNotGoOnAsSpeech() {
        hear(200, MURMUR, 2.7, 1);
        hear(60, MURMUR + 14, 4, 1);
        assertTrue(wentOn > 50, "went on in " + wentOn + " frames");
        hear(20, MURMUR, 2.7, 1);
        hear(60, MURMUR, 2, 1);
        assertTrue(wentOn < 30, "went on in " + wentOn + " frames");
    }

    @Test
    void quietSpeechInAQuietRoomIsHeardAtOnce() {
        hear(100, -70, 2, 0);
        hear(6, -52, 2, 1);
        assertTrue(begun >= 4, "began in " + begun + " frames");
    }

    @Test
    void quietSpeechAtTheVeryStartOfATrackStandsOutByItsOwnGaps() {
        boolean heard = false;
        for (int syllable = 0; syllable < 4; syllable++) {
            hear(2, -70, 2, 1);
            hear(8, -50, 2, 1);
            heard |= begun > 0;
        }
        assertTrue(heard);
    }

    @Test
    void aDetectorThatCrowdsDoNotMisleadIsBelieved() {
        for (boolean doubtful : new boolean[] {true, false}) {
            SpeechGate one = new SpeechGate(0.35f, doubtful);
            one.hear(new float[VoiceActivityDetector.FRAME_SAMPLES], 1);
            assertEquals(!doubtful, one.begins());
            assertEquals(!doubtful, one.goesOn());
        }
    }
}
