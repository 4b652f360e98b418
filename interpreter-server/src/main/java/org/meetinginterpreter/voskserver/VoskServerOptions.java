package org.meetinginterpreter.voskserver;

import java.util.Locale;

/**
 * The Vosk server's protocol on a port of its own. To set it up is to state that the operator answers for the consent of everybody whose
 * voice is sent there: the protocol has no place for a speaker's own.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param language recognised where the client names none
 * @param connections streams recognised at once; beyond: 503
 */
public record VoskServerOptions(String host, int port, Locale language, int connections) {
    public VoskServerOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("voskServer.host is empty; 127.0.0.1 serves this machine");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("voskServer.port " + port + " is outside 0 to 65535");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("voskServer.connections is " + connections + "; it must be above 0");
        }
    }
}
