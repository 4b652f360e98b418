package org.meetinginterpreter.server;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.meetinginterpreter.security.Networks;

/**
 * What one peer may take of the server. An address may be that of a whole meeting behind one router, so it may do much; 0 leaves out a
 * limit by address. Behind a proxy that is trusted, addresses are those that it names.
 *
 * @param vocabularyBytes largest body of the routes that take a vocabulary, read for holders of a token only; beyond: 413
 * @param glossaryBytes largest file of a glossary, read for holders of a token only; beyond: 413
 * @param headerBytes largest head of a request without its first line; beyond: 431
 * @param headerTime how long a connection may be open without a whole head of a request, the first or the next; beyond: closed
 * @param bodyTime how long a body may take to come; beyond: 408
 * @param addressConnections connections of one address; beyond: 429 and closed
 * @param tokenConnections sockets and event streams of one token or key; beyond: 429, on sockets 1013
 * @param addressRequests requests a second from one address, ten seconds' worth at once; beyond: 429
 * @param tokenRequests requests a second with one token or key, ten seconds' worth at once; beyond: 429
 * @param socketMessages frames a second on one socket, ten seconds' worth at once; beyond: an error and 1008
 * @param socketBytes bytes a second on one socket, ten seconds' worth at once; beyond: an error and 1008
 * @param origins of other sites whose pages may call the API and open sockets, such as {@code https://example.org}
 * @param trustedProxies networks of proxies whose {@code X-Forwarded-For} counts
 */
public record TrafficLimits(
        int vocabularyBytes,
        int glossaryBytes,
        int headerBytes,
        Duration headerTime,
        Duration bodyTime,
        int addressConnections,
        int tokenConnections,
        int addressRequests,
        int tokenRequests,
        int socketMessages,
        int socketBytes,
        Set<String> origins,
        List<String> trustedProxies) {
    public TrafficLimits {
        ServerOptions.positive("limits.vocabularyBytes", vocabularyBytes);
        ServerOptions.positive("limits.glossaryBytes", glossaryBytes);
        ServerOptions.positive("limits.headerBytes", headerBytes);
        ServerOptions.positive("limits.headerTime", headerTime.toMillis());
        ServerOptions.positive("limits.bodyTime", bodyTime.toMillis());
        zeroOrMore("limits.addressConnections", addressConnections);
        ServerOptions.positive("limits.tokenConnections", tokenConnections);
        zeroOrMore("limits.addressRequests", addressRequests);
        ServerOptions.positive("limits.tokenRequests", tokenRequests);
        ServerOptions.positive("limits.socketMessages", socketMessages);
        ServerOptions.positive("limits.socketBytes", socketBytes);
        origins = Set.copyOf(origins);
        trustedProxies = List.copyOf(trustedProxies);
        try {
            Networks.of(trustedProxies);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("limits.trustedProxies: " + e.getMessage(), e);
        }
        origins.forEach(TrafficLimits::requireOrigin);
    }

    public static TrafficLimits defaults() {
        return new TrafficLimits(
                1_048_576,
                8_388_608,
                16_384,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                5_000,
                1_000,
                1_000,
                200,
                500,
                2_097_152,
                Set.of(),
                List.of());
    }

    private static void zeroOrMore(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("server: " + name + " is " + value + "; 0 is no limit, more is one");
        }
    }

    /** Scheme, host and perhaps port, as browsers send it. */
    private static void requireOrigin(String text) {
        URI uri = URI.create(text);
        boolean whole = List.of("http", "https").contains(uri.getScheme())
                && uri.getHost() != null
                && text.equals(Origins.of(uri));
        if (!whole) {
            throw new IllegalArgumentException("limits.origins has '" + text
                    + "'; an origin as browsers send it is needed, such as https://example.org");
        }
    }
}
