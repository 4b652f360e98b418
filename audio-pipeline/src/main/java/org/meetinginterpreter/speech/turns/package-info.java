/** Tells the people apart who speak into one microphone. */
package org.meetinginterpreter.speech.turns;
