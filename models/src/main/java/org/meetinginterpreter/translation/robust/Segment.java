package org.meetinginterpreter.translation.robust;

/**
 * A stretch of a source text.
 *
 * @param text without white space around it
 * @param after the white space behind it, as it stood
 * @param carried whether it goes over as it is
 * @param times how often it stands there, one after the other with single spaces between; carried ones once
 */
record Segment(String text, String after, boolean carried, int times) {}
