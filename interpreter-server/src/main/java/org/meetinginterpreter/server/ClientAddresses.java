package org.meetinginterpreter.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.security.Networks;

/**
 * From where requests come. A proxy that the operator trusts says so in {@code X-Forwarded-For}, to whose end each proxy adds the
 * address that it saw: it is read from there, as far as it was written by proxies that are trusted. What anybody else says is ignored.
 * {@code X-Forwarded-Proto} tells of such a proxy how browsers reach it.
 */
final class ClientAddresses {
    private static final String FORWARDED = "x-forwarded-for";
    private static final String PROTOCOL = "x-forwarded-proto";
    private static final String KNOWN = "client-address";
    /** An address as proxies write it, perhaps with a port: 192.0.2.7:4711, [2001:db8::1]:4711. */
    private static final Pattern WRITTEN =
            Pattern.compile("\\[([^\\]]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9a-fA-F:.]+)");

    private static final int MOST_HOPS = 30;

    private final Networks proxies;

    ClientAddresses(Networks proxies) {
        this.proxies = proxies;
    }

    /** Whether a connection is of a proxy, so that many people are behind it. */
    boolean isProxy(SocketAddress peer) {
        return proxies.contain(addressOf(peer));
    }

    /** From where a request comes. */
    InetAddress of(HttpServerRequest request) {
        InetAddress address = addressOf(request.remoteAddress());
        if (!proxies.contain(address)) {
            return address;
        }
        List<String> hops =
                List.of(String.join(",", request.headers().getAll(FORWARDED)).split(",", -1));
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            Optional<InetAddress> hop = parse(hops.get(i).strip());
            if (hop.isEmpty()) {
                return address;
            }
            address = hop.get();
            if (!proxies.contain(address)) {
                return address;
            }
        }
        return address;
    }

    /** How a browser reached this server, where that is known: by TLS that ends here, or as a trusted proxy says. */
    Optional<String> scheme(HttpServerRequest request) {
        if (request.isSSL()) {
            return Optional.of("https");
        }
        if (!isProxy(request.remoteAddress())) {
            return Optional.empty();
        }
        List<String> told =
                List.of(String.join(",", request.headers().getAll(PROTOCOL)).split(",", -1));
        // the nearest proxy wrote the last one
        return Optional.of(told.get(told.size() - 1).strip().toLowerCase(Locale.ROOT))
                .filter(scheme -> scheme.equals("https") || scheme.equals("http"));
    }

    private static Optional<InetAddress> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        for (int group = 1; group <= written.groupCount(); group++) {
            if (written.group(group) != null) {
                return Networks.parse(written.group(group));
            }
        }
        return Optional.empty();
    }

    private static InetAddress addressOf(SocketAddress peer) {
        return Networks.parse(peer.hostAddress())
                .orElseThrow(() -> new IllegalStateException("a peer without an address"));
    }

    /** Remembers it for the routes. */
    void remember(RoutingContext context) {
        context.put(KNOWN, of(context.request()));
    }

    /** From where a request comes, behind {@link TrafficGuard}. */
    static InetAddress of(RoutingContext context) {
        return context.get(KNOWN);
    }
}
