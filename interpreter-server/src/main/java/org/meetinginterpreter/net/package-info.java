/** What clients of services elsewhere share. */
package org.meetinginterpreter.net;
