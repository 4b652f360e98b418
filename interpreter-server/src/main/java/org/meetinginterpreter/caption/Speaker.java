package org.meetinginterpreter.caption;

/** Who said it: the participant's id and the name under which captions show them. */
public record Speaker(String id, String name) {}
