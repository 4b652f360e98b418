package org.meetinginterpreter.bench.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.bench.BenchException;

/** The program sox (sox.sourceforge.net) as a source of sounds; always the same sound for the same effects. */
final class Sox {
    private Sox() {}

    /**
     * Makes a sound.
     *
     * @param effects as on sox's command line, {@code synth 2 pinknoise band 400}; split at spaces
     * @throws BenchException when sox is not installed or refuses
     */
    static float[] make(String effects, Object... values) {
        List<String> command =
                new ArrayList<>(List.of("sox", "-R", "-D", "-V1", "-n", "-r", "16000", "-c", "1", "-t", "f32", "-"));
        command.addAll(List.of(String.format(Locale.ROOT, effects, values).split(" ")));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            byte[] bytes = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            if (status != 0) {
                throw new BenchException(String.join(" ", command) + " ended with status " + status);
            }
            float[] sound = new float[bytes.length / 4];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(sound);
            return sound;
        } catch (IOException e) {
            throw new BenchException(
                    "the noises are made with sox, which cannot be started (" + e.getMessage()
                            + "); install it: apt-get install sox",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while sox made a sound", e);
        }
    }
}
