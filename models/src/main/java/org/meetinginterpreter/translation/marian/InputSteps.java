package org.meetinginterpreter.translation.marian;

/**
 * How the input of an int8 layer is rounded: {@code value = (step - zero) * width}, steps from 0 to 255.
 *
 * @param zero the step that means 0
 */
record InputSteps(double width, int zero) {
    private static final int MIDDLE = 128;

    /** Steps for values of both signs. */
    static InputSteps signed(double multiplier) {
        return new InputSteps(1 / multiplier, MIDDLE);
    }

    /** Steps for values that are never below 0: all of them lie above it, so they are twice as fine. */
    static InputSteps positive(double multiplier) {
        return new InputSteps(1 / (2 * multiplier), 0);
    }
}
