package org.meetinginterpreter.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.meetinginterpreter.audio.AudioFormat.Encoding;

class OpusTest {
    private static final AudioFormat FORMAT = new AudioFormat(Encoding.OPUS, 48_000, 1);
    private static final int PACKET = OpusEncoder.RATE_HZ / 1_000 * OpusEncoder.PACKET_MILLIS;

    private static float[] tone(int hertz, int samples) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = 0.5f * (float) Math.sin(2 * Math.PI * hertz * i / OpusEncoder.RATE_HZ);
        }
        return tone;
    }

    private static List<byte[]> packets(float[] samples) {
        return new OpusEncoder(OpusEncoder.SPEECH_BITS_PER_SECOND).encode(samples);
    }

    /** How much of the last half of the samples is a tone of that frequency. */
    private static double amplitude(float[] samples, int hertz) {
        double real = 0;
        double imaginary = 0;
        int from = samples.length / 2;
        for (int i = from; i < samples.length; i++) {
            double angle = 2 * Math.PI * hertz * i / OpusEncoder.RATE_HZ;
            real += samples[i] * Math.cos(angle);
            imaginary += samples[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(real, imaginary) / (samples.length - from);
    }

    private static float[] decoded(AudioDecoder decoder, List<byte[]> packets) {
        float[] all = new float[0];
        for (byte[] packet : packets) {
            float[] part = decoder.decode(packet);
            assertEquals(FORMAT.samples(packet), part.length);
            all = Arrays.copyOf(all, all.length + part.length);
            System.arraycopy(part, 0, all, all.length - part.length, part.length);
        }
        return all;
    }

    @Test
    void aToneComesThroughAtAThinRate() {
        List<byte[]> packets = packets(tone(440, OpusEncoder.RATE_HZ));

        assertEquals(50, packets.size());
        assertTrue(packets.stream().mapToInt(packet -> packet.length).sum() <= 24_000 / 8 * 1.25);
        assertEquals(0.5, amplitude(decoded(AudioDecoder.of(FORMAT), packets), 440), 0.1);
    }

    @Test
    void stereoIsMixedDown() throws OpusException {
        var stereo =
                new io.github.jaredmdobson.concentus.OpusEncoder(48_000, 2, OpusApplication.OPUS_APPLICATION_AUDIO);
        stereo.setBitrate(96_000);
        short[] both = new short[2 * PACKET];
        float[] all = new float[0];
        AudioDecoder decoder = AudioDecoder.of(new AudioFormat(Encoding.OPUS, 48_000, 2));
        for (int packet = 0; packet < 50; packet++) {
            for (int i = 0; i < PACKET; i++) {
                double angle = 2 * Math.PI * (packet * PACKET + i) / 48_000;
                both[2 * i] = (short) (16_000 * Math.sin(400 * angle));
                both[2 * i + 1] = (short) (16_000 * Math.sin(900 * angle));
            }
            byte[] bytes = new byte[1_276];
            int length = stereo.encode(both, 0, PACKET, bytes, 0, bytes.length);
            float[] part = decoder.decode(Arrays.copyOf(bytes, length));
            all = Arrays.copyOf(all, all.length + part.length);
            System.arraycopy(part, 0, all, all.length - part.length, part.length);
        }
        assertEquals(0.25, amplitude(all, 400), 0.06);
        assertEquals(0.25, amplitude(all, 900), 0.06);
    }

    @Test
    void thePacketBegunIsFilledWithSilence() {
        OpusEncoder encoder = new OpusEncoder(24_000);
        assertEquals(1, encoder.encode(tone(440, PACKET + 10)).size());
        assertEquals(PACKET, FORMAT.samples(encoder.finish().get(0)));
        assertTrue(encoder.finish().isEmpty());
    }

    @Test
    void packetsThatSayNothingAreSilence() {
        byte[] said = packets(tone(440, PACKET)).get(0);
        assertTrue(FORMAT.isSilence(new byte[] {said[0]}));
        assertFalse(FORMAT.isSilence(said));
    }

    @Test
    void countsAPacketsSoundByItsFirstByte() {
        // RFC 6716, table 2: configuration in the first five bits, frames in the last two
        assertEquals(480, FORMAT.samples(new byte[] {0 << 3}));
        assertEquals(2_880, FORMAT.samples(new byte[] {3 << 3}));
        assertEquals(120, FORMAT.samples(new byte[] {(byte) (16 << 3)}));
        assertEquals(1_920, FORMAT.samples(new byte[] {(byte) (31 << 3 | 1), 5, 7}));
        assertEquals(5_760, FORMAT.samples(new byte[] {3 << 3 | 1, 5, 7}));
    }

    @Test
    void anEmptyFrameContinuesWhatWasHeard() {
        AudioDecoder decoder = AudioDecoder.of(FORMAT);
        List<byte[]> packets = packets(tone(440, 20 * PACKET));
        decoded(decoder, packets);
        float[] guessed = decoder.decode(new byte[] {packets.get(19)[0]});
        assertEquals(PACKET, guessed.length);
        assertTrue(amplitude(guessed, 440) > 0.01);
    }

    @Test
    void refusesWhatIsNoPacket() {
        byte[] tooLong = {3 << 3 | 3, 3, 0, 0, 0};
        byte[] noFrames = {3 << 3 | 3, 0};
        byte[] unequalHalves = {1, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        byte[] sizeBeyondTheEnd = {2, (byte) 200, 1};
        for (byte[] message :
                List.of(new byte[0], tooLong, noFrames, unequalHalves, sizeBeyondTheEnd, new byte[60_000])) {
            AudioException refused = assertThrows(AudioException.class, () -> FORMAT.samples(message));
            assertTrue(refused.getMessage().contains("Opus packet"), refused.getMessage());
            assertThrows(AudioException.class, () -> AudioDecoder.of(FORMAT).decode(message));
        }
    }

    @Test
    void garbageIsRefusedOrGivesSoundOfTheLengthItNames() {
        Random random = new Random(5);
        AudioDecoder decoder = AudioDecoder.of(FORMAT);
        int taken = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] message = new byte[random.nextInt(300)];
            random.nextBytes(message);
            try {
                int samples = FORMAT.samples(message);
                float[] sound = decoder.decode(message);
                assertEquals(samples, sound.length);
                for (float each : sound) {
                    assertTrue(each >= -1 && each <= 1);
                }
                taken++;
            } catch (AudioException refused) {
                assertTrue(refused.getMessage().contains("Opus packet"));
            }
        }
        assertTrue(taken > 1_000, taken + " taken");
        // and what is sound afterwards is heard
        List<byte[]> packets = packets(tone(440, OpusEncoder.RATE_HZ));
        assertEquals(0.5, amplitude(decoded(decoder, packets), 440), 0.1);
    }
}
