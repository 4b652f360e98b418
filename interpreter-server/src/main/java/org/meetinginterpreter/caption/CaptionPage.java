package org.meetinginterpreter.caption;

import java.util.List;

/**
 * A piece of what became final, in one language.
 *
 * @param captions of each utterance the newest version, in the order in which the utterances began
 * @param last the {@code seq} behind which the next piece begins; no entry up to it is missing
 * @param more whether there is a next piece already
 */
public record CaptionPage(List<Caption> captions, long last, boolean more) {}
