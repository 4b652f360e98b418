/** Notices speech in another language than declared. */
package org.meetinginterpreter.speech.language;
