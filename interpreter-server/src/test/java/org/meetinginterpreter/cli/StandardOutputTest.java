package org.meetinginterpreter.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void textIsUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(new StandardOutput(bytes).write("안녕\n"));
        assertArrayEquals("안녕\n".getBytes(StandardCharsets.UTF_8), bytes.toByteArray());
    }

    @Test
    void aReaderWhoLeftIsNoErrorAndAFullDiskIs() {
        assertFalse(new StandardOutput(failing("Broken pipe")).write("a"));
        assertEquals(
                "the text cannot be written to stdout: No space left on device",
                assertThrows(
                                CommandException.class,
                                () -> new StandardOutput(failing("No space left on device")).write("a"))
                        .getMessage());
    }
}
