package org.meetinginterpreter.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Attempts;
import org.meetinginterpreter.security.TrafficRate;

/**
 * Stands before all routes: counts connections and requests by address, ends connections that bring no request and bodies that do not
 * come, and refuses pages of other sites. Belongs to the server's event loop.
 */
final class TrafficGuard implements Handler<RoutingContext> {
    /** How much of a second's limit may come at once. */
    static final Duration BURST = Duration.ofSeconds(10);
    /** Connections above the limit that are told so; those beyond are closed without a word. */
    private static final int MOST_TOLD = 100;

    private static final Pattern FORM =
            Pattern.compile("\\s*(multipart/|application/x-www-form-urlencoded)", Pattern.CASE_INSENSITIVE);

    private final Vertx vertx;
    private final TrafficLimits limits;
    private final Origins origins;
    private final ClientAddresses addresses;
    private final TrafficRate requests;
    private final Map<HttpConnection, Peer> peers = new HashMap<>();
    private final Map<String, Integer> connections = new HashMap<>();

    /** A connection. */
    private final class Peer {
        private final HttpConnection connection;
        private final String network;
        private final boolean surplus;
        private int underWay;
        private long timer = -1;

        Peer(HttpConnection connection, String network, boolean surplus) {
            this.connection = connection;
            this.network = network;
            this.surplus = surplus;
        }

        void awaitRequest() {
            timer = vertx.setTimer(limits.headerTime().toMillis(), late -> connection.close());
        }

        void begin() {
            underWay++;
            vertx.cancelTimer(timer);
        }

        void end() {
            underWay--;
            if (underWay == 0 && peers.containsKey(connection)) {
                awaitRequest();
            }
        }
    }

    TrafficGuard(Vertx vertx, TrafficLimits limits, Origins origins, ClientAddresses addresses) {
        this.vertx = vertx;
        this.limits = limits;
        this.origins = origins;
        this.addresses = addresses;
        this.requests = new TrafficRate(Math.max(1, limits.addressRequests()), BURST);
    }

    /** Connections that are open now. */
    int connections() {
        return peers.size();
    }

    /** A connection was opened; its first request may come in a moment. */
    void opened(HttpConnection connection) {
        String network = network(connection.remoteAddress());
        int open = connections.merge(network, 1, Integer::sum);
        boolean surplus = limits.addressConnections() > 0
                && open > limits.addressConnections()
                // everybody comes from there
                && !addresses.isProxy(connection.remoteAddress());
        Peer peer = new Peer(connection, network, surplus);
        peers.put(connection, peer);
        connection.closeHandler(closed -> closed(connection));
        if (surplus && open > limits.addressConnections() + MOST_TOLD) {
            connection.close();
        } else {
            peer.awaitRequest();
        }
    }

    /** A connection is over. One that became a WebSocket does not say so itself. */
    void closed(HttpConnection connection) {
        Peer peer = peers.remove(connection);
        if (peer != null) {
            vertx.cancelTimer(peer.timer);
            connections.computeIfPresent(peer.network, (network, open) -> open == 1 ? null : open - 1);
        }
    }

    private static String network(SocketAddress address) {
        return Attempts.network(NetUtil.createInetAddressFromIpAddressString(address.hostAddress()));
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        addresses.remember(context);
        Peer peer = peers.get(request.connection());
        if (peer != null) {
            peer.begin();
            context.addEndHandler(done -> peer.end());
            if (peer.surplus) {
                closeAfterwards(context);
                throw ProblemType.TOO_MANY_REQUESTS.because("There are " + limits.addressConnections()
                        + " connections from your address already; close some, or ask the operator for more.");
            }
        }
        if (limits.addressRequests() > 0 && !requests.take(Attempts.network(ClientAddresses.of(context)), 1)) {
            throw ProblemType.TOO_MANY_REQUESTS.because(
                    "More requests than " + limits.addressRequests() + " a second came from your address; slow down.");
        }
        requireReadable(request);
        origins.require(request);
        awaitBody(context);
        context.next();
    }

    /** Refuses addresses and bodies of which the parts behind would only find out half-way. */
    private static void requireReadable(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith("/")) {
            throw ProblemType.INVALID_REQUEST.because("The address must begin with a slash.");
        }
        try {
            // encoded slashes and dots would be taken for parts of the path further on
            String decoded = QueryStringDecoder.decodeComponent(path).replace('\\', '/');
            if (List.of(decoded.split("/", -1)).contains("..") || decoded.indexOf('\0') >= 0) {
                throw ProblemType.NOT_FOUND.because("There is nothing at this address.");
            }
            new QueryStringDecoder(request.uri()).parameters();
        } catch (IllegalArgumentException notDecodable) {
            throw ProblemType.INVALID_REQUEST.because(
                    "The address has a percent sign that no two hexadecimal digits follow.");
        }
        String type = Optional.ofNullable(request.getHeader("content-type")).orElse("");
        boolean translates = HttpMethod.POST.equals(request.method()) && LibreTranslateRoutes.PATHS.contains(path);
        if (FORM.matcher(type).lookingAt() && !translates) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the body as application/json.");
        }
    }

    private static void closeAfterwards(RoutingContext context) {
        context.addEndHandler(done -> context.request().connection().close());
    }

    private void awaitBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean hasBody = request.headers().contains("content-length")
                || request.headers().contains("transfer-encoding")
                || request.version() == HttpVersion.HTTP_2;
        if (!hasBody) {
            return;
        }
        long timer = vertx.setTimer(limits.bodyTime().toMillis(), late -> {
            if (!request.isEnded() && !context.response().ended()) {
                closeAfterwards(context);
                context.fail(ProblemType.TOO_SLOW.because(
                        "The body did not come within " + limits.bodyTime().toSeconds() + " s; send it in one go."));
            }
        });
        context.addEndHandler(done -> vertx.cancelTimer(timer));
    }
}
