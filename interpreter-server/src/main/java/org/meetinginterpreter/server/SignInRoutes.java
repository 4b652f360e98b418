package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.meetinginterpreter.identity.IdentityOptions;
import org.meetinginterpreter.identity.OpenIdProvider;
import org.meetinginterpreter.identity.Person;
import org.meetinginterpreter.identity.SignInException;
import org.meetinginterpreter.identity.SignInException.Reason;
import org.meetinginterpreter.identity.SignIns;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.security.Attempts;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.security.Bearer;
import org.meetinginterpreter.security.EntrySecrets;
import org.meetinginterpreter.security.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in of organizers: the browser goes to the provider and comes back with a code, which becomes a one-time secret for the
 * organizer's page. What goes wrong is told there in words. Belongs to the server's event loop.
 */
final class SignInRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
    private static final String BASE = "/sign-in";
    private static final String COOKIE = "interpreter-sign-in";
    /** The page follows at once. */
    private static final Duration SECRET = Duration.ofMinutes(2);

    private final IdentityOptions options;
    private final OpenIdProvider provider;
    private final WorkerExecutor workers;
    private final SignIns waiting = new SignIns();
    private final EntrySecrets entries;
    private final AuditLog audit;
    private final Pseudonyms pseudonyms;
    private final Attempts failures;
    private final Supplier<URI> url;

    /** @param failures failed sign-ins of an address that are put into the audit log in a minute */
    SignInRoutes(
            IdentityOptions options,
            WorkerExecutor workers,
            EntrySecrets entries,
            AuditLog audit,
            Pseudonyms pseudonyms,
            Attempts failures,
            Supplier<URI> url) {
        this.options = options;
        this.provider = new OpenIdProvider(options);
        this.workers = workers;
        this.entries = entries;
        this.audit = audit;
        this.pseudonyms = pseudonyms;
        this.failures = failures;
        this.url = url;
    }

    /** Where nobody can sign in, the page learns that, and nothing else is there. */
    static void registerNone(ApiRouter api) {
        api.openRoute(HttpMethod.GET, BASE, context -> described(context, Optional.empty()));
        for (String step : new String[] {"/start", "/callback"}) {
            api.openRoute(HttpMethod.GET, BASE + step, context -> {
                throw ProblemType.NOT_FOUND.because("Nobody signs in here: use the organizer's link.");
            });
        }
    }

    void register(ApiRouter api) {
        api.openRoute(HttpMethod.GET, BASE, context -> described(context, Optional.of(options.name())));
        api.openRoute(HttpMethod.GET, BASE + "/start", this::start);
        api.openRoute(HttpMethod.GET, BASE + "/callback", this::comeBack);
    }

    private static Future<Reply> described(RoutingContext context, Optional<String> provider) {
        Query.of(context.queryParams());
        return Future.succeededFuture(Reply.ok(new JsonObject().put("provider", provider.orElse(null))));
    }

    private Future<Reply> start(RoutingContext context) {
        boolean again = Query.of(context.queryParams(), "again").flag("again");
        SignIns.Opened opened = waiting.open();
        return workers.executeBlocking(() -> provider.address(opened.begun(), redirect(), again), false)
                .map(address -> {
                    context.response().addCookie(cookie(opened.browser(), SignIns.PATIENCE));
                    return Reply.seeOther(address);
                })
                .recover(failure -> failed(failure, context));
    }

    private Future<Reply> comeBack(RoutingContext context) {
        // providers may send more than is known here
        Optional<String> code = parameter(context, "code");
        Optional<String> issuer = parameter(context, "iss");
        return Future.succeededFuture()
                .map(begin -> waiting.close(parameter(context, "state"), browser(context)))
                .compose(begun -> workers.executeBlocking(() -> person(code, issuer, begun), false))
                .compose(person -> admit(person, context))
                .recover(failure -> failed(failure, context));
    }

    private Person person(Optional<String> code, Optional<String> issuer, OpenIdProvider.Begun begun) {
        return provider.person(
                code.orElseThrow(() -> new SignInException(Reason.REFUSED, "the provider sent no code")),
                issuer,
                begun,
                redirect());
    }

    private Future<Reply> admit(Person person, RoutingContext context) {
        Instant until = Instant.now().plus(options.session());
        Bearer bearer = Bearer.signedIn(pseudonyms.of(person.issuer(), person.subject()), person.admin(), until);
        String secret = entries.issue(new EntrySecrets.Admitted(bearer, person.name()), SECRET);
        context.response().addCookie(cookie("", Duration.ZERO));
        return audit.record(
                        bearer.id(),
                        bearer.role().wire(),
                        "sign-in",
                        Optional.empty(),
                        Optional.of(person.admin() ? "admin" : "organizer"),
                        address(context))
                .map(Reply.seeOther(page("secret=" + secret)));
    }

    private Future<Reply> failed(Throwable failure, RoutingContext context) {
        if (!(failure instanceof SignInException refused)) {
            return Future.failedFuture(failure);
        }
        LOG.warn("a sign-in failed: {}", refused.getMessage());
        Reply reply = Reply.seeOther(page("sign-in=" + refused.reason().wire()));
        try {
            failures.take(address(context));
        } catch (Problem tooMany) {
            return Future.succeededFuture(reply);
        }
        return audit.record(
                        "nobody",
                        "none",
                        "sign-in.fail",
                        Optional.empty(),
                        Optional.of(refused.reason().wire()),
                        address(context))
                .map(reply);
    }

    private URI redirect() {
        return URI.create(url.get() + ApiRouter.BASE + BASE + "/callback");
    }

    private URI page(String fragment) {
        return URI.create(url.get() + "/organizer#" + fragment);
    }

    private static String address(RoutingContext context) {
        return ClientAddresses.of(context).getHostAddress();
    }

    private static Optional<String> parameter(RoutingContext context, String name) {
        return Optional.ofNullable(context.queryParams().get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<String> browser(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue);
    }

    private Cookie cookie(String value, Duration age) {
        return Cookie.cookie(COOKIE, value)
                .setHttpOnly(true)
                // it has to come along when the provider sends the browser back
                .setSameSite(CookieSameSite.LAX)
                .setSecure(url.get().getScheme().equals("https"))
                .setPath(ApiRouter.BASE + BASE)
                .setMaxAge(age.toSeconds());
    }
}
