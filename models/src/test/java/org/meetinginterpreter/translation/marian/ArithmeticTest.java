package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private final MarianModelFile int8 = file(true);
    private final MarianModelFile float32 = file(false);

    @AfterEach
    void preferNothing() {
        System.clearProperty("interpreter.translation.arithmetic");
    }

    @Test
    void isInt8WhereTheMatricesAreAndTheProcessorIsFitForIt() {
        assertEquals(Arithmetic.INT8, int8.arithmetic(Optional::empty));
        assertEquals(Arithmetic.FLOAT16, int8.arithmetic(() -> Optional.of("it saturates")));
        assertEquals(Arithmetic.FLOAT32, float32.arithmetic(Optional::empty));
    }

    @Test
    void isWhatIsPreferredWherePossible() {
        Arithmetic.FLOAT32.prefer();
        assertEquals(Arithmetic.FLOAT32, int8.arithmetic(Optional::empty));
        Arithmetic.INT8.prefer();
        assertEquals(Arithmetic.INT8, int8.arithmetic(Optional::empty));
        assertEquals(Arithmetic.FLOAT32, float32.arithmetic(Optional::empty));
    }

    @Test
    void readsSettings() {
        assertEquals(Optional.empty(), Arithmetic.parse("auto"));
        assertEquals(Optional.of(Arithmetic.FLOAT16), Arithmetic.parse("float16"));
        IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class, () -> Arithmetic.parse("int4"));
        assertTrue(unknown.getMessage().contains("auto, int8, float16, float32"), unknown.getMessage());
    }

    private static MarianModelFile file(boolean int8) {
        return MarianModelFile.parse("tiny", ByteBuffer.wrap(TinyMarianModel.bytes(1, int8)));
    }
}
