package org.meetinginterpreter.server;

import io.netty.handler.codec.DecoderException;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.libretranslate.LibreTranslateModel;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.security.Attempts;
import org.meetinginterpreter.security.RequestRate;
import org.meetinginterpreter.translation.Translation;
import org.meetinginterpreter.translation.TranslationException;
import org.meetinginterpreter.translation.TranslationRequest;
import org.meetinginterpreter.translation.Translator;
import org.meetinginterpreter.translation.Turn;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.StarterIdioms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LibreTranslate's API for programs that speak it, such as Jitsi's jigasi: {@code POST /translate} and {@code GET /languages}, errors as
 * {@code {"error": …}}. What it has beyond that is refused by name. Captions go first: these texts have the turn of exports. They are translated
 * under the deployment's glossary, as a meeting without one of its own.
 */
final class LibreTranslateRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LibreTranslateRoutes.class);
    static final List<String> PATHS = List.of("/translate", "/languages", "/detect", "/translate_file");
    private static final Turn TURN = new Turn(Turn.Urgency.BULK, "translate-api");
    /** Key in the context of a call that was read. */
    private static final String READ = "read";

    private static final int CALLERS = 4;
    private static final int MOST_UNDER_WAY = 32;
    private static final long PATIENCE_SECONDS = 60;

    private final Translators translators;
    private final ServerOptions.TranslateApi options;
    private final Attempts attempts;
    private final Supplier<Glossary> glossary;
    private final RequestRate rate;
    private final WorkerExecutor callers;
    private int underWay;
    private List<Locale> known = List.of();
    private JsonArray described = new JsonArray();

    /** @param glossary the deployment's, asked on the event loop */
    LibreTranslateRoutes(
            Vertx vertx,
            Translators translators,
            ServerOptions.TranslateApi options,
            Attempts attempts,
            Supplier<Glossary> glossary) {
        this.translators = translators;
        this.options = options;
        this.attempts = attempts;
        this.glossary = glossary;
        this.rate = new RequestRate(options.requests(), System::nanoTime);
        this.callers = vertx.createSharedWorkerExecutor("translate-api", CALLERS, 10, TimeUnit.MINUTES);
    }

    /** Before other failure handlers, since the errors have a shape of their own. */
    void register(Router router, int bodyBytes) {
        for (String path : PATHS) {
            router.route(path).failureHandler(LibreTranslateRoutes::error);
            router.route(path).handler(BodyHandler.create(false).setBodyLimit(bodyBytes));
        }
        router.get("/languages").handler(this::languages);
        router.post("/translate").handler(this::translate);
        router.post("/detect").handler(context -> {
            throw ProblemType.NOT_FOUND.because("detect is not served here: no language is guessed from a text.");
        });
        router.post("/translate_file").handler(context -> {
            throw ProblemType.NOT_FOUND.because("translate_file is not served here: send the texts to /translate.");
        });
    }

    private void languages(RoutingContext context) {
        List<Locale> languages = translators.languages();
        if (!languages.equals(known)) {
            known = languages;
            described = new JsonArray(languages.stream().map(this::describe).toList());
        }
        answer(context, 200, described.toBuffer().toString());
    }

    private JsonObject describe(Locale source) {
        return new JsonObject()
                .put("code", source.toLanguageTag())
                .put("name", source.getDisplayName(Locale.ENGLISH))
                .put(
                        "targets",
                        new JsonArray(known.stream()
                                .filter(target ->
                                        LanguageMatch.serves(target, source) || translators.has(source, target))
                                .map(Locale::toLanguageTag)
                                .toList()));
    }

    private void translate(RoutingContext context) {
        InetAddress peer = NetUtil.createInetAddressFromIpAddressString(
                context.request().remoteAddress().hostAddress());
        String address = Attempts.network(peer);
        TranslateCall call = TranslateCall.read(context);
        context.put(READ, true);
        attempts.take(address);
        if (!options.admits(peer, call.apiKey())) {
            throw ProblemType.FORBIDDEN.because(
                    "Invalid API key: send the one in this server's configuration as api_key, or as Authorization: Bearer.");
        }
        attempts.giveBack(address);
        rate.request();
        List<String> texts = call.texts(options.texts(), options.characters());
        Locale source = language(call.source());
        Locale target = language(call.target());
        if (LanguageMatch.serves(target, source)) {
            reply(context, call, texts);
        } else {
            underWay(translateSoon(source, target, texts))
                    .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .onSuccess(results -> reply(context, call, results))
                    .onFailure(context::fail);
        }
    }

    private static Locale language(String code) {
        if ("auto".equals(code)) {
            throw ProblemType.INVALID_REQUEST.because(
                    "auto is not supported: no language is guessed from a text; name the source language.");
        }
        return Languages.parse(LibreTranslateModel.locale(code).toLanguageTag());
    }

    private Future<List<String>> translateSoon(Locale source, Locale target, List<String> texts) {
        Translator translator = translators
                .find(source, target)
                .orElseThrow(() -> ProblemType.INVALID_REQUEST.because(translators.installHint(source, target)));
        if (underWay >= MOST_UNDER_WAY) {
            throw ProblemType.LIMIT_REACHED.because(
                    "Slowdown: " + MOST_UNDER_WAY + " requests are being translated; wait for their answers.");
        }
        Glossary inForce = StarterIdioms.behind(glossary.get());
        List<TranslationRequest> requests = texts.stream()
                .map(text -> TranslationRequest.of(text).in(TURN).under(inForce))
                .toList();
        return callers.executeBlocking(
                () -> translate(translator, requests).stream()
                        .map(Translation::withDoubts)
                        .toList(),
                false);
    }

    /** By installed models, where a service that was to do it failed. */
    private List<Translation> translate(Translator translator, List<TranslationRequest> requests) {
        try {
            return translator.translate(requests);
        } catch (TranslationException e) {
            return translators
                    .instead(translator.source(), translator.target())
                    .orElseThrow(() -> e)
                    .translate(requests);
        }
    }

    /** Counted until the work itself is done, whether or not somebody still waits for it. */
    private Future<List<String>> underWay(Future<List<String>> work) {
        underWay++;
        return work.onComplete(done -> underWay--);
    }

    private static void reply(RoutingContext context, TranslateCall call, List<String> results) {
        answer(context, 200, call.reply(results).encode());
    }

    private static void error(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        String message = "The server failed; what it was stands in its log.";
        if (failure instanceof Problem known) {
            status = known.type().status();
            ApiRouter.retryAfter(context, known.type());
            message = known.detail();
        } else if (status >= 400 && status < 500 && (failure == null || failure instanceof HttpException)) {
            message = status == 413 ? "The body is larger than this server takes." : "The request is malformed.";
        } else if (failure instanceof DecoderException
                || (failure instanceof IllegalArgumentException && context.get(READ) == null)) {
            // Netty's decoder of forms refused it
            status = 400;
            message = "The request is malformed.";
        } else {
            status = 500;
            LOG.warn("a text of the translate API was not translated: {}", failure == null ? "" : failure.getMessage());
        }
        if (context.response().headWritten()) {
            context.response().reset();
        } else {
            answer(context, status, new JsonObject(Map.of("error", message)).encode());
        }
    }

    private static void answer(RoutingContext context, int status, String body) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .end(body);
        }
    }
}
