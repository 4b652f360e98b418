package org.meetinginterpreter.server;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * Whose pages may open sockets and change things: this server's own, and those of sites that the operator named. Programs that are no
 * browsers send no {@code Origin}; they need a token as everybody does, and no browser lends them one (RFC 6455, 10.2; RFC 6454).
 */
final class Origins {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> others;
    private final Supplier<URI> own;
    private final Function<HttpServerRequest, Optional<String>> scheme;

    /**
     * @param own where the server is reached; nothing before it listens
     * @param scheme by which a request's browser reached it, where that is known
     */
    Origins(Set<String> others, Supplier<URI> own, Function<HttpServerRequest, Optional<String>> scheme) {
        this.others = Set.copyOf(others);
        this.own = own;
        this.scheme = scheme;
    }

    /** As browsers send it: scheme, host and the port unless it is the scheme's own. */
    static String of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        return scheme + "://" + host + (port < 0 || port == usualPort(scheme) ? "" : ":" + port);
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Refuses a socket, or an act that changes something, that a page of another site asks for. */
    void require(HttpServerRequest request) {
        boolean matters = !SAFE.contains(request.method()) || isUpgrade(request);
        String origin = request.getHeader("origin");
        if (matters && origin != null && !isAllowed(origin, request)) {
            throw refused();
        }
    }

    static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("upgrade"));
    }

    private boolean isAllowed(String origin, HttpServerRequest request) {
        return others.contains(origin)
                || Optional.ofNullable(own.get())
                        .map(Origins::of)
                        .filter(origin::equals)
                        .isPresent()
                || (request.authority() != null
                        && isOf(origin, request.authority())
                        && scheme.apply(request)
                                .map(known -> origin.startsWith(known + "://"))
                                .orElse(true));
    }

    /** A page that came from where the request went; the scheme may be that of a proxy that nobody named. */
    private static boolean isOf(String origin, HostAndPort host) {
        String scheme = origin.startsWith("https://") ? "https" : "http";
        int port = host.port() < 0 ? usualPort(scheme) : host.port();
        String name = host.host().toLowerCase(Locale.ROOT);
        return origin.equals(scheme + "://" + name + (port == usualPort(scheme) ? "" : ":" + port));
    }

    private static Problem refused() {
        return ProblemType.FORBIDDEN.because(
                "A page of another site may not do this; an operator can allow its origin by"
                        + " limits.origins, and publicUrl names the server's own where a proxy stands before it.");
    }
}
