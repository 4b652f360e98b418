/** What sentences mean, as numbers that can be compared. */
package org.meetinginterpreter.embedding;
