package org.meetinginterpreter.server;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Headers that keep browsers from doing what no page here needs. Set when the answer is written, so that none lacks them. */
final class SecurityHeaders implements Handler<RoutingContext> {
    /** Key in the context under which a page says who may frame it. */
    static final String FRAME_ANCESTORS = "frame-ancestors";

    /** Key in the context under which a page says that it takes sound. */
    static final String MICROPHONE = "microphone";

    private static final long YEAR_SECONDS = 365L * 24 * 3_600;

    private final boolean tls;

    /** @param tls whether browsers are to come by TLS alone from now on */
    SecurityHeaders(boolean tls) {
        this.tls = tls;
    }

    @Override
    public void handle(RoutingContext context) {
        context.addHeadersEndHandler(writing -> add(context));
        context.next();
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String ancestors = context.get(FRAME_ANCESTORS, "'none'");
        headers.set(
                "content-security-policy",
                "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors " + ancestors);
        boolean framed = !ancestors.equals("'none'");
        if (!framed) {
            headers.set("x-frame-options", "DENY");
        }
        // a site that isolates itself may still frame the page that is made for it
        headers.set("cross-origin-resource-policy", framed ? "cross-origin" : "same-origin");
        headers.set("x-content-type-options", "nosniff");
        headers.set("referrer-policy", "no-referrer");
        headers.set(
                "permissions-policy",
                "microphone=" + (context.get(MICROPHONE, false) ? "(self)" : "()")
                        + ", camera=(), display-capture=(), geolocation=(), payment=(), usb=()");
        headers.set("cross-origin-opener-policy", "same-origin");
        if (tls) {
            headers.set("strict-transport-security", "max-age=" + YEAR_SECONDS);
        }
        if (!headers.contains("cache-control")) {
            headers.set("cache-control", "no-store");
        }
    }
}
