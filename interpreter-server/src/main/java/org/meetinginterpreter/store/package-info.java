/**
 * What outlives a restart: meetings, their people, the caption log and the audit log, in an embedded database or PostgreSQL. What is
 * said and who said it is sealed before it comes here.
 */
package org.meetinginterpreter.store;
