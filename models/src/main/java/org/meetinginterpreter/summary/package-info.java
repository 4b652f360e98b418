/** What a meeting came to: its main points, each with the lines that say it. */
package org.meetinginterpreter.summary;
