package org.meetinginterpreter.caption;

import org.meetinginterpreter.speech.SpeechException;

/** The speaker's connection, as an audio track sees it. Called on the meeting's event loop. */
public interface TrackListener {
    /** The speaker's own words, in the language in which they were said. */
    void caption(Caption caption);

    /** The engine failed: what was not stable of the utterance under way is lost, the track goes on. */
    void failed(SpeechException reason);

    /** The recogniser has caught up enough that more sound may come. */
    void caughtUp();
}
