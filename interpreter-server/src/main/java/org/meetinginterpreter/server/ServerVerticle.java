package org.meetinginterpreter.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.meetinginterpreter.caption.CaptionPipeline;
import org.meetinginterpreter.caption.RecognitionWorkers;
import org.meetinginterpreter.caption.SentenceEmbedders;
import org.meetinginterpreter.caption.SpeechEngines;
import org.meetinginterpreter.caption.TranslationLanes;
import org.meetinginterpreter.caption.Translators;
import org.meetinginterpreter.digest.MeetingSummaries;
import org.meetinginterpreter.meeting.Invitations;
import org.meetinginterpreter.meeting.Meeting;
import org.meetinginterpreter.meeting.MeetingArchive;
import org.meetinginterpreter.meeting.MeetingRegistry;
import org.meetinginterpreter.meeting.MeetingState;
import org.meetinginterpreter.review.MeaningLane;
import org.meetinginterpreter.review.MeetingReviews;
import org.meetinginterpreter.security.Attempts;
import org.meetinginterpreter.security.AuditLog;
import org.meetinginterpreter.security.EntrySecrets;
import org.meetinginterpreter.security.Networks;
import org.meetinginterpreter.security.Tokens;
import org.meetinginterpreter.store.StoreWriter;
import org.meetinginterpreter.voskserver.VoskServer;
import org.meetinginterpreter.writing.SummaryWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the server's parts together on the one event loop that owns them. */
final class ServerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ServerVerticle.class);
    private static final int GOING_AWAY = 1001;
    private static final long DRAIN_CHECK_MILLIS = 20;
    /** How soon a meeting is deleted whose time is over. */
    private static final long SWEEP_MILLIS = 1_000;
    /** How often open connections are checked anew: a token that is over ends them within 5 s. */
    private static final long RECHECK_MILLIS = 2_000;

    private static final long SIGNING_CHECK_MILLIS = 60_000;
    /** How long a store that failed is left alone before the next attempt. */
    private static final Duration STORE_AGAIN = Duration.ofMillis(500);

    private final ServerOptions options;
    private final SpeechEngines engines;
    private final Translators translators;
    private final SentenceEmbedders embedders;
    private final Invitations invitations = new Invitations();
    private final EntrySecrets entries = new EntrySecrets();
    private final PrometheusMeterRegistry meters;
    private final Clock clock;
    private final Promise<Void> ready = Promise.promise();
    private Tokens tokens;
    private SigningKeyRotation signing;
    private OpenedStorage storage;
    private StoreWriter writer;
    private MeetingArchive archive;
    private AuditLog audit;
    private MeetingRegistry meetings;
    private WorkerExecutor loading;
    private WorkerExecutor warming;
    private RecognitionWorkers recognition;
    private AudioTracks tracks;
    private RetentionSweep retention;
    private MeetingSummaries digests;
    private SummaryRoutes summaries;
    private HttpServer server;
    private Router router;
    private TrafficGuard guard;
    private CertificateReload certificate;
    private Optional<VoskServer> voskServer = Optional.empty();
    private volatile URI url;

    /** @param clock tells when meetings are deleted */
    ServerVerticle(
            ServerOptions options,
            SpeechEngines engines,
            Translators translators,
            SentenceEmbedders embedders,
            PrometheusMeterRegistry meters,
            Clock clock) {
        this.options = options;
        this.engines = engines;
        this.translators = translators;
        this.embedders = embedders;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        loading = workers("loading", 1);
        warming = workers("warming", 1);
        // needs nothing of what follows, and speakers and readers of a meeting that a restart cut off wait for it
        Future<Void> recognitionWarm = run(warming, engines::warmUp);
        Future<Void> translationWarm = run(loading, translators::warmUp);
        return vertx.executeBlocking(() -> OpenedStorage.open(options.storage()), false)
                .<Object>compose(opened -> start(opened).mapEmpty())
                .onSuccess(started -> goOn(recognitionWarm, translationWarm))
                // Vert.x does not stop what did not start
                .recover(failure -> stop().transform(closed -> Future.failedFuture(failure)));
    }

    private Future<?> start(OpenedStorage opened) {
        storage = opened;
        tokens = new Tokens(vertx, opened.signingKeys(), opened.revoked());
        writer = new StoreWriter(opened.store(), context, options.storage().waiting(), STORE_AGAIN, this::storeFails);
        Gauge.builder("interpreter.record.failing", writer, now -> now.isFailing() ? 1 : 0)
                .description("1 while meetings cannot be written")
                .register(meters);
        Gauge.builder("interpreter.record.waiting", writer, StoreWriter::waiting)
                .description("Changes that wait to be written")
                .register(meters);
        signing = new SigningKeyRotation(tokens, writer, opened.key(), options.lifetimes());
        audit = new AuditLog(writer, opened.key(), opened.lastAudit());
        archive = new MeetingArchive(opened.store(), opened.key(), writer, workers("reading", 1));
        recognition = new RecognitionWorkers(context, options.limits().recognitionThreads(), System::nanoTime)
                .measuredBy(meters);
        TranslationLanes lanes =
                new TranslationLanes(vertx, translators, options.limits().translations(), meters);
        lanes.easedBy(recognition.easing()::factor);
        digests = new MeetingSummaries(
                workers("summary", 1),
                translators,
                embedders,
                options.summaryWriter()
                        .map(endpoint -> new MeetingSummaries.Writing(
                                new SummaryWriter(endpoint, embedders), workers("writing", 1))));
        summaries = new SummaryRoutes(digests);
        MeaningLane meaning = new MeaningLane(workers("meaning", 1), embedders, lanes);
        meetings = new MeetingRegistry(
                archive,
                archive.glossaries().ofDeployment(opened.glossary()),
                id -> new MeetingReviews(vertx, captionsOf(id, lanes), archive.reviews(id), meaning, options.review()),
                options.privacy(),
                options.limits().meetings(),
                options.limits().participants());
        tracks = new AudioTracks(
                vertx,
                engines,
                recognition,
                options.limits(),
                options.lifetimes().trackGrace(),
                meters);
        router = wire();
        server = vertx.createHttpServer(httpOptions())
                .connectionHandler(guard::opened)
                .invalidRequestHandler(
                        new UnreadableRequests(options.limits().traffic().headerBytes()))
                .requestHandler(router);
        voskServer =
                options.voskServer().map(vosk -> new VoskServer(vertx, vosk, engines, recognition, tracks::refusal));
        voskServer.ifPresent(vosk -> tracks.countAlso(vosk::streams));
        opened.meetings().damaged().forEach(meetings::setApart);
        Gauge.builder(
                        "interpreter.meetings.damaged",
                        meetings,
                        known -> known.damaged().size())
                .description("Meetings whose record cannot be read")
                .register(meters);
        return Future.all(opened.meetings().whole().stream()
                        .map(meeting -> meetings.restore(meeting, invitations))
                        .toList())
                .compose(restored -> retention.sweep())
                .compose(swept -> listenToVosk())
                .compose(done -> server.listen(options.port(), options.host()))
                .compose(listening -> {
                    vertx.setPeriodic(SWEEP_MILLIS, tick -> retention.sweep());
                    options.tls().ifPresent(this::watchCertificate);
                    warnOfLinks();
                    url = options.publicUrl().orElseGet(this::ownUrl);
                    return record("server.start");
                });
    }

    private CaptionPipeline captionsOf(String meeting, TranslationLanes lanes) {
        CaptionPipeline captions = new CaptionPipeline(
                vertx,
                meeting,
                lanes,
                archive.captions(meeting),
                options.lifetimes().translation(),
                options.lifetimes().slowReader());
        captions.whenRevised(() -> summaries.revised(captions));
        return captions;
    }

    private void forgetTextsOf(String meeting) {
        summaries.forget(meeting);
        translators.forget();
    }

    /** The store cannot be written any more, or can be again. */
    private void storeFails(boolean failing) {
        meetings.all().forEach(meeting -> meeting.captions().recordFails(failing));
    }

    Tokens tokens() {
        return tokens;
    }

    EntrySecrets entries() {
        return entries;
    }

    private Future<Void> listenToVosk() {
        return voskServer
                .map(own -> own.listen(options.limits().frameBytes()))
                .orElse(Future.succeededFuture())
                .recover(failure -> Future.failedFuture(new ServerException(
                        "server: voskServer.host and voskServer.port cannot be used (" + failure.getMessage()
                                + "); stop what listens there, or set others",
                        failure)));
    }

    @Override
    public Future<?> stop() {
        if (recognition != null) {
            recognition.close();
        }
        return storage == null
                ? Future.succeededFuture()
                : recordEnd()
                        .transform(recorded -> vertx.executeBlocking(
                                () -> {
                                    writer.close();
                                    storage.store().close();
                                    return null;
                                },
                                false));
    }

    private void warnOfLinks() {
        if (options.publicUrl().isEmpty()
                && !options.limits().traffic().trustedProxies().isEmpty()) {
            LOG.warn(
                    "limits.trustedProxies names a proxy, and publicUrl is not set: links lead past the proxy to {};"
                            + " set publicUrl to what people type",
                    ownUrl());
        }
    }

    private void watchCertificate(ServerOptions.Tls tls) {
        CertificateReload watched = new CertificateReload(vertx, server, tls);
        certificate = watched;
        watched.start();
        Gauge.builder(
                        "interpreter.certificate.days",
                        watched,
                        known -> known.expires()
                                .map(end -> Duration.between(Instant.now(), end).toHours() / 24.0)
                                .orElse(Double.NaN))
                .description("Days until the certificate ends")
                .register(meters);
    }

    private Future<Void> recordEnd() {
        // one that never listened did not begin either
        return url == null ? Future.succeededFuture() : record("server.stop");
    }

    /** What the server itself did. */
    private Future<Void> record(String act) {
        return audit.record("server", "server", act, Optional.empty(), Optional.empty(), "");
    }

    private WorkerExecutor workers(String name, int threads) {
        // a long recording that was uploaded faster than it was spoken may compute for minutes
        return vertx.createSharedWorkerExecutor(name, threads, 10, TimeUnit.MINUTES);
    }

    private HttpServerOptions httpOptions() {
        HttpServerOptions http = plainHttp(options);
        options.tls().ifPresent(tls -> CertificateReload.encrypt(http, tls));
        return http;
    }

    /** How HTTP and sockets are spoken, without their encryption. */
    static HttpServerOptions plainHttp(ServerOptions options) {
        return new HttpServerOptions()
                .setMaxWebSocketFrameSize(options.limits().frameBytes())
                .setMaxWebSocketMessageSize(options.limits().frameBytes())
                .setWebSocketSubProtocols(List.of(Sockets.SUBPROTOCOL))
                // deflating sound costs more than it saves, and captions are short
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxFormAttributeSize(options.limits().bodyBytes())
                .setMaxHeaderSize(options.limits().traffic().headerBytes())
                // no browser speaks it, and a peer that sends nothing would not be seen
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true);
    }

    /** Whether browsers are to come by TLS alone, which ends here or at a proxy. */
    private boolean isSecure() {
        return options.tls().isPresent()
                || options.publicUrl()
                        .filter(url -> url.getScheme().equals("https"))
                        .isPresent();
    }

    private Router wire() {
        Callers callers = new Callers(tokens, storage.keys(), meetings);
        TrafficLimits traffic = options.limits().traffic();
        OpenConnections connections = new OpenConnections(traffic.tokenConnections());
        vertx.setPeriodic(RECHECK_MILLIS, tick -> connections.recheck(callers::objection));
        vertx.setPeriodic(0, SIGNING_CHECK_MILLIS, tick -> signing.rotateWhenOld());
        FeedEncoder encoder = new FeedEncoder();
        Gauge.builder("interpreter.connections", connections, OpenConnections::count)
                .description("Sockets and event streams that are open")
                .register(meters);
        Router router = Router.router(vertx);
        ClientAddresses addresses = new ClientAddresses(Networks.of(traffic.trustedProxies()));
        guard = new TrafficGuard(
                vertx, traffic, new Origins(traffic.origins(), this::url, addresses::scheme), addresses);
        Gauge.builder("interpreter.peers", guard, TrafficGuard::connections)
                .description("Connections that are open")
                .register(meters);
        router.route().handler(new SecurityHeaders(isSecure()));
        router.route().handler(guard);
        options.translateApi()
                .ifPresent(api -> new LibreTranslateRoutes(
                                vertx,
                                translators,
                                api,
                                new Attempts(options.limits().joinAttempts()),
                                meetings::glossary)
                        .register(router, options.limits().bodyBytes()));
        router.route().failureHandler(ApiRouter::problem);
        for (int status : List.of(400, 404, 405, 413, 415)) {
            router.errorHandler(status, ApiRouter::problem);
        }
        new Sockets(vertx, options, callers, connections, encoder, tracks, archive.sounds(), guard).register(router);
        Refusals refusals = new Refusals(audit, id -> meetings.find(id).isPresent());
        ApiRouter api = new ApiRouter(router, callers, audit, refusals, traffic.tokenRequests());
        api.largeBody(HttpMethod.POST, "/meetings", traffic.vocabularyBytes());
        api.largeBody(HttpMethod.PATCH, "/meetings/:meeting", traffic.vocabularyBytes());
        for (String glossary : List.of("/glossary", "/meetings/:meeting/glossary")) {
            api.largeBody(HttpMethod.PUT, glossary, traffic.glossaryBytes());
        }
        router.route(ApiRouter.BASE + "/*")
                .handler(BodyHandler.create(false).setBodyLimit(options.limits().bodyBytes()));
        KeyRoutes keys = new KeyRoutes(storage.keys(), callers, connections, writer, storage.key());
        keys.register(api);
        MeetingDeletion deletion = new MeetingDeletion(
                meetings, invitations, tracks, connections, keys::forgetKeysOf, this::forgetTextsOf);
        retention = new RetentionSweep(meetings, deletion, invitations, archive, audit, clock);
        new MeetingRoutes(
                        meetings,
                        archive,
                        tracks,
                        new MeetingView(engines, translators),
                        options.limits().languages(),
                        this::prepare,
                        deletion,
                        options.privacy())
                .register(api);
        JoinCodes codes = new JoinCodes(meetings, options.limits(), refusals);
        new JoinRoutes(meetings, archive, audit, invitations, tokens, entries, codes, options.lifetimes(), this::url)
                .register(api);
        new TokenRoutes(meetings, archive, tokens, signing, entries, connections, options.lifetimes(), this::url)
                .register(api);
        options.identity()
                .ifPresentOrElse(
                        identity -> new SignInRoutes(
                                        identity,
                                        workers("identity", 2),
                                        entries,
                                        audit,
                                        storage.pseudonyms(),
                                        new Attempts(options.limits().joinAttempts()),
                                        this::url)
                                .register(api),
                        () -> SignInRoutes.registerNone(api));
        Erasure erasure = new Erasure(archive, invitations, tracks, connections, translators::forget);
        new ConsentRoutes(meetings, archive, invitations, codes, tracks, erasure, audit).register(api);
        new ParticipantRoutes(archive, tracks, connections).register(api);
        GlossaryRoutes glossaries = new GlossaryRoutes(meetings, tracks, audit, workers("glossary", 1));
        glossaries.register(api);
        new ReviewRoutes(options.limits().textLength(), glossaries).register(api);
        new StatisticsRoutes(tracks).register(api);
        new AuditRoutes(storage.store(), workers("audit", 1)).register(api);
        new PersonalDataRoutes(storage.store(), workers("audit", 1), archive.sounds(), erasure, invitations)
                .register(api);
        new SoundRoutes(vertx, archive.sounds(), audit).register(api);
        new CaptionRoutes(
                        vertx,
                        options.lifetimes(),
                        connections,
                        encoder,
                        options.limits().textLength())
                .register(api);
        summaries.register(api);
        new MinutesRoutes(digests, workers("minutes", 1)).register(api);
        new WrittenMinutesRoutes(archive).register(api);
        new IdiomNotes(workers("notes", 1)).register(api);
        vertx.setPeriodic(SummaryRoutes.LOOK_MILLIS, tick -> meetings.all().forEach(summaries::look));
        new ExportRoutes(vertx, options.lifetimes(), 8, 2).register(api);
        new ServiceRoutes(
                        meters,
                        ready.future(),
                        writer::isFailing,
                        () -> Optional.ofNullable(certificate).flatMap(CertificateReload::expires),
                        () -> meetings.damaged().size())
                .register(router, api);
        ApiRouter.refuseOtherMethods(router);
        new WebPages(options.webRoot(), meetings).register(router);
        return router;
    }

    private URI ownUrl() {
        String host = options.host().equals("0.0.0.0") || options.host().equals("::") ? "localhost" : options.host();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((options.tls().isPresent() ? "https://" : "http://") + shown + ":" + server.actualPort());
    }

    /** Loads what live meetings need besides; what engines cost is measured when nobody waits for them any more. */
    private void goOn(Future<Void> recognitionWarm, Future<Void> translationWarm) {
        recognitionWarm.onComplete(done -> meetings.all().stream()
                .filter(meeting -> meeting.state() == MeetingState.LIVE)
                .forEach(this::prepare));
        Future.all(recognitionWarm, translationWarm)
                .compose(warm ->
                        Future.all(engines.warm().stream().map(this::measure).toList()))
                .<Void>mapEmpty()
                .onSuccess(warm -> LOG.info("engines are warm"))
                .onFailure(failure -> LOG.error("engines cannot be used: {}", failure.getMessage()))
                .onComplete(ready);
    }

    /** Loads what a meeting will need while its people still find their seats; measures when nobody waits for that any more. */
    private void prepare(Meeting meeting) {
        meeting.reviews().prepare();
        List<Future<?>> loads = new ArrayList<>();
        for (Locale language : meeting.languages()) {
            loads.add(run(loading, () -> engines.forLanguage(language))
                    .onFailure(failure -> LOG.warn("{} cannot be recognised: {}", language, failure.getMessage())));
        }
        for (Locale from : meeting.languages()) {
            for (Locale to : meeting.languages()) {
                if (translators.has(from, to)) {
                    loads.add(run(loading, () -> translators.prepare(from, to))
                            .onFailure(failure ->
                                    LOG.warn("{} cannot be translated to {}: {}", from, to, failure.getMessage())));
                }
            }
        }
        Future.join(loads).onComplete(loaded -> meeting.languages().forEach(this::measure));
    }

    /** What a speaker of the language costs. */
    private Future<OptionalDouble> measure(Locale language) {
        return warming.executeBlocking(() -> engines.measure(language), false)
                .onSuccess(share -> share.ifPresent(known -> tracks.admission().learn(language, known)));
    }

    private static Future<Void> run(WorkerExecutor workers, Runnable work) {
        return workers.executeBlocking(
                () -> {
                    work.run();
                    return null;
                },
                false);
    }

    /** All routes, to hold them against the API's description. */
    List<Route> routes() {
        return router.getRoutes();
    }

    URI url() {
        return url;
    }

    int port() {
        return server.actualPort();
    }

    /** The port of the Vosk server's protocol, where it is spoken. */
    Optional<Integer> voskPort() {
        return voskServer.map(VoskServer::port);
    }

    Future<Void> ready() {
        return ready.future();
    }

    /** Ends tracks, waits until readers have their last finals, and says goodbye; bounded by the stop's time. */
    Future<Void> drain() {
        Promise<Void> drained = Promise.promise();
        Context owner = context;
        owner.runOnContext(start -> {
            long deadline = System.nanoTime() + options.lifetimes().stop().toNanos();
            Future<Void> late = vertx.timer(options.lifetimes().stop().toMillis(), TimeUnit.MILLISECONDS)
                    .mapEmpty();
            Future.any(tracks.endAll(), late).onComplete(ended -> awaitReaders(deadline, drained));
        });
        return drained.future()
                .compose(done -> voskServer.map(VoskServer::stop).orElse(Future.succeededFuture()))
                .compose(done -> server.shutdown(1, TimeUnit.SECONDS));
    }

    private void awaitReaders(long deadline, Promise<Void> drained) {
        boolean delivering =
                meetings.all().stream().anyMatch(meeting -> meeting.captions().isDelivering());
        if (delivering && System.nanoTime() < deadline) {
            vertx.setTimer(DRAIN_CHECK_MILLIS, again -> awaitReaders(deadline, drained));
        } else {
            meetings.all().forEach(meeting -> meeting.captions().closeReaders(GOING_AWAY, "the server stops"));
            drained.complete();
        }
    }
}
