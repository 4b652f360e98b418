package org.meetinginterpreter.caption;

import java.util.List;

/**
 * A newer version of an utterance that is final.
 *
 * @param source in its own language
 * @param texts in the languages that change
 * @param isAnew whether the other languages are rendered anew, since the source changed
 */
record Version(Caption source, List<Caption> texts, boolean isAnew) {}
