/** What was said, as files for other programs: WebVTT, SubRip, TTML, text, JSON, CSV and HTML, in one language or in two side by side, written piece by piece. */
package org.meetinginterpreter.export;
