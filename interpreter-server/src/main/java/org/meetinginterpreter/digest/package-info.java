/** Summaries in every language: how lines get to the language they are ranked in, and the summary to the reader's. */
package org.meetinginterpreter.digest;
