/** Minutes of a meeting: what they say, and how they are written as files. */
package org.meetinginterpreter.minutes;
