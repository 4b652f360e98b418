package org.meetinginterpreter.adaptation;

/**
 * A figure in a text.
 *
 * @param start its first UTF-16 unit
 * @param end behind its last UTF-16 unit
 */
record Figure(int start, int end, FigureValue value) {}
