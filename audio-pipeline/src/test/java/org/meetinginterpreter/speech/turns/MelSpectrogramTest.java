package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MelSpectrogramTest {
    private final MelSpectrogram spectrogram = new MelSpectrogram();

    @Test
    void hasAFrameEveryTenMillisecondsAndOneAtTheEnd() {
        assertEquals(101, spectrogram.of(new float[16_000]).length);
        assertEquals(1, spectrogram.of(new float[0]).length);
        assertEquals(1, spectrogram.of(new float[159]).length);
    }

    @Test
    void aToneIsInItsBandsAlone() {
        float[] tone = new float[16_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * 1_000 * i / 16_000);
        }
        // what librosa 0.10.1 gives
        float[] bands = spectrogram.of(tone)[50];
        assertEquals(88.4206, bands[12], 0.001);
        assertEquals(104.52, bands[13], 0.001);
        assertEquals(3.1285, bands[14], 0.001);
        for (int band = 0; band < MelSpectrogram.BANDS; band++) {
            assertTrue(bands[band] < 0.001 || (band >= 12 && band <= 14), band + ": " + bands[band]);
        }
    }

    @Test
    void silenceHasNoPower() {
        for (float band : spectrogram.of(new float[1_600])[5]) {
            assertEquals(0, band);
        }
    }
}
