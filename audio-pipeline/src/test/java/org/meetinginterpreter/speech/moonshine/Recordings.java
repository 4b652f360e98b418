package org.meetinginterpreter.speech.moonshine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.meetinginterpreter.InstalledModels;

final class Recordings {
    private Recordings() {}

    /** One of the recordings that come with Moonshine. */
    static float[] installed(String name) {
        return read(InstalledModels.folder("moonshine-tiny-en")
                .resolve("recordings")
                .resolve(name));
    }

    static float[] read(Path wav) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[(bytes.capacity() - 44) / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = bytes.getShort(44 + 2 * i) / 32768f;
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
