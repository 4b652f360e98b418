/** From the bare words of a recogniser to text as it is written, by rules and word lists of each language. */
package org.meetinginterpreter.speech.readable;
