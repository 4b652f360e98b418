package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TorchCheckpointTest {
    @Test
    void readsATensorOutOfTheMiddleOfItsStorage() throws CheckpointException {
        byte[] file = CheckpointBytes.checkpoint(1, 2, 2, 5, 9, 1, 2, 3, 4);
        assertArrayEquals(
                new float[] {1, 2, 3, 4},
                TorchCheckpoint.read(file, "model_state").tensor("w", 2, 2));
    }

    @Test
    void aTensorMustLieInItsStorage() {
        assertRefused("beyond", CheckpointBytes.checkpoint(2, 2, 2, 5, 9, 1, 2, 3, 4));
        assertRefused("beyond", CheckpointBytes.checkpoint(-1, 2, 2, 5, 9, 1, 2, 3, 4));
        assertRefused("beyond", CheckpointBytes.checkpoint(Integer.MAX_VALUE, 2, 2, 5, 9, 1, 2, 3, 4));
    }

    @Test
    void aStorageMustLieInTheFileAndFillIt() {
        assertRefused("cut off", CheckpointBytes.checkpoint(0, 2, 2, 5, 1, 2, 3, 4));
        assertRefused("cut off", CheckpointBytes.checkpoint(0, 2, 2, Long.MAX_VALUE, 1, 2, 3, 4));
        assertRefused("cut off", CheckpointBytes.checkpoint(0, 2, 2, -1, 1, 2, 3, 4));
        assertRefused("follows", CheckpointBytes.checkpoint(0, 2, 2, 3, 1, 2, 3, 4));
    }

    @Test
    void shapesKindsNamesAndValuesAreChecked() {
        assertRefused("shape", CheckpointBytes.checkpoint(0, 1, 4, 4, 1, 2, 3, 4));
        assertRefused("no number", CheckpointBytes.checkpoint(0, 2, 2, 4, 1, Float.NaN, 3, 4));
        assertRefused("names", CheckpointBytes.checkpoint("torch\nHalfStorage", 0, 2, 2, 4, 1, 2, 3, 4));
        assertThrows(
                CheckpointException.class,
                () -> TorchCheckpoint.read(CheckpointBytes.checkpoint(0, 2, 2, 4, 1, 2, 3, 4), "model_state")
                        .tensor("v", 2, 2));
        assertThrows(
                CheckpointException.class,
                () -> TorchCheckpoint.read(CheckpointBytes.checkpoint(0, 2, 2, 4, 1, 2, 3, 4), "other"));
    }

    @Test
    void everyCutIsNoticed() {
        byte[] whole = CheckpointBytes.checkpoint(0, 2, 2, 4, 1, 2, 3, 4);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(CheckpointException.class, () -> TorchCheckpoint.read(cut, "model_state"));
        }
    }

    private static void assertRefused(String reason, byte[] file) {
        CheckpointException refusal = assertThrows(
                CheckpointException.class,
                () -> TorchCheckpoint.read(file, "model_state").tensor("w", 2, 2));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
