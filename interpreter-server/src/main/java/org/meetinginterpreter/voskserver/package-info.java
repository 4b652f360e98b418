/** The protocol of the Vosk server (alphacep/vosk-server) for programs that have a client for it; outside any meeting. */
package org.meetinginterpreter.voskserver;
