package org.meetinginterpreter.translation.marian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    @Test
    void putsSentencesOfLikeLengthTogether() {
        assertEquals(List.of(5), BatchPlan.of(new int[] {10, 10, 11, 11, 12}));
    }

    @Test
    void doesNotMakeShortSentencesWaitForALongOne() {
        assertEquals(List.of(4, 1), BatchPlan.of(new int[] {10, 10, 10, 10, 60}));
    }

    @Test
    void boundsTheRowsOfABatchAndLeavesNoneOut() {
        int[] lengths = new int[1_000];
        Arrays.fill(lengths, 20);
        List<Integer> sizes = BatchPlan.of(lengths);
        assertTrue(sizes.stream().allMatch(size -> size >= 1 && size <= 16), sizes.toString());
        assertEquals(1_000, sizes.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void plansNothingForNothing() {
        assertEquals(List.of(), BatchPlan.of(new int[0]));
    }
}
