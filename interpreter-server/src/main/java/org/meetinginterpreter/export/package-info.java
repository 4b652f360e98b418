/** What was said, as files for other programs: WebVTT, SubRip, TTML, text and JSON, written piece by piece. */
package org.meetinginterpreter.export;
