package org.meetinginterpreter.speech.turns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PickleReaderTest {
    @Test
    void readsMapsListsTextsAndNumbers() throws CheckpointException {
        CheckpointBytes pickle =
                new CheckpointBytes().protocol().add('}').add('q').add(0).add('(');
        pickle.text("list")
                .add(']')
                .add('(')
                .add('K')
                .add(200)
                .add('M')
                .add(1)
                .add(1)
                .integer(-5)
                .add('e');
        pickle.text("pair")
                .add('N')
                .add(0x88)
                .add(0x86)
                .text("again")
                .add('h')
                .add(0)
                .add('u')
                .add('.');
        Map<?, ?> map = (Map<?, ?>) PickleReader.read(pickle.toBuffer());
        assertEquals(List.of(200L, 257L, -5L), map.get("list"));
        assertEquals(List.of(PickleReader.NONE, true), map.get("pair"));
        assertTrue(map.get("again") == map);
    }

    @Test
    void namesNothingThatCouldBeCalled() {
        CheckpointBytes call = new CheckpointBytes().protocol();
        call.add('c').line("os\nsystem").text("rm -rf /").add(0x85).add('R').add('.');
        assertRefused(call, "os.system");
        CheckpointBytes odd = new CheckpointBytes().protocol().add('c').line("\u001b[31m\n" + "x".repeat(200));
        assertRefused(odd, "names ??31m.xxx");
    }

    @Test
    void callsNothingWithWhatItIsNotMadeFor() {
        CheckpointBytes dictionary = new CheckpointBytes().protocol().add('c').line("collections\nOrderedDict");
        assertRefused(dictionary.text("x").add(0x85).add('R').add('.'), "calls");
        assertRefused(
                new CheckpointBytes().protocol().text("x").add(')').add('R').add('.'), "calls");
    }

    @Test
    void refusesOtherOperationsAndProtocols() {
        // INST, OBJ, NEWOBJ, GLOBAL of protocol 4, EXT1, FRAME, DUP
        for (int operation : new int[] {'i', 'o', 0x81, 0x93, 0x82, 0x95, '2'}) {
            assertRefused(new CheckpointBytes().protocol().add('N').add(operation), "operation 0x");
        }
        assertRefused(new CheckpointBytes().add(0x80).add(4), "protocol 4");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertRefused(new CheckpointBytes().protocol().add('.'), "a value is missing");
        assertRefused(new CheckpointBytes().protocol().add('N').add('N').add('.'), "left over");
        assertRefused(new CheckpointBytes().protocol().add('(').add('N').add('.'), "left over");
        assertRefused(new CheckpointBytes().protocol().add('t'), "mark");
        assertRefused(new CheckpointBytes().protocol().add('h').add(3), "before it is there");
        assertRefused(new CheckpointBytes().protocol().add('N').add('N').add('a'), "no list");
        assertRefused(new CheckpointBytes().protocol().add(')').add('N').add('a'), "no list");
        assertRefused(new CheckpointBytes().protocol().add('N').add('(').add('u'), "no map");
        assertRefused(
                new CheckpointBytes().protocol().add('}').add('(').add('N').add('u'), "no map");
        assertRefused(
                new CheckpointBytes().protocol().add('}').add(']').add('N').add('s'), "key");
        assertRefused(new CheckpointBytes().protocol().add('N').add('Q'), "list");
        assertRefused(new CheckpointBytes().protocol().add(')').add('Q'), "storage");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertRefused(new CheckpointBytes().protocol().add('X').raw(new byte[] {-1, -1, -1, 127}), "too long");
        assertRefused(new CheckpointBytes().protocol().add('X').raw(new byte[] {-1, -1, -1, -1}), "too long");
        assertRefused(new CheckpointBytes().protocol().add(0x8a).add(255), "too long");
        CheckpointBytes many = new CheckpointBytes().protocol();
        for (int i = 0; i < 200_000; i++) {
            many.add('N');
        }
        assertRefused(many, "too many");
        assertRefused(new CheckpointBytes().protocol().add('c').line("x".repeat(3_000)), "too long");
    }

    @Test
    void damageIsAnErrorOrAnotherValueButNothingElse() {
        byte[] whole = CheckpointBytes.checkpoint(0, 2, 2, 4, 1, 2, 3, 4);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change <= i % 4; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                TorchCheckpoint.read(damaged, "model_state").tensor("w", 2, 2);
            } catch (CheckpointException expected) {
                assertTrue(expected.getMessage().length() < 200);
            }
        }
    }

    private static void assertRefused(CheckpointBytes pickle, String reason) {
        CheckpointException refusal =
                assertThrows(CheckpointException.class, () -> PickleReader.read(pickle.toBuffer()));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
