/** What people look at before or after others read it: which captions, why, for how long, and what they decide. */
package org.meetinginterpreter.review;
