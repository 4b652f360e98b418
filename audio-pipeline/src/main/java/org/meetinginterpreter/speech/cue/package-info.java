/** Finals cut into subtitle cues; for files, exports and big screens. */
package org.meetinginterpreter.speech.cue;
