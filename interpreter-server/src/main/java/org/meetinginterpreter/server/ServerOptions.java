package org.meetinginterpreter.server;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meetinginterpreter.identity.IdentityOptions;
import org.meetinginterpreter.libretranslate.LibreTranslateService;
import org.meetinginterpreter.meeting.Privacy;
import org.meetinginterpreter.review.ReviewDefaults;
import org.meetinginterpreter.security.ApiKey;
import org.meetinginterpreter.translation.marian.Arithmetic;
import org.meetinginterpreter.translation.shared.SharingOptions;
import org.meetinginterpreter.voskserver.VoskServerOptions;
import org.meetinginterpreter.writing.WritingEndpoint;

/**
 * Everything that can be set about a server; {@link #defaults()} is what {@code interpreter.yaml} has by default.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param publicUrl what links begin with where a proxy stands before the server; otherwise made of host and port
 * @param tls certificate and key; without them the server speaks plain http
 * @param webRoot folder of the built web client; without it the client inside the jar is served
 * @param limits bounds of queues, sizes and numbers
 * @param lifetimes how long tokens, links and silent peers last
 * @param arithmetic what translation networks compute with; otherwise the fastest that the processor does exactly
 * @param translationServices services elsewhere that translate, each for one pair of languages
 * @param translateApi LibreTranslate's API for other programs; without it, it is not served
 * @param voskServer the Vosk server's protocol for other programs; without it, it is not spoken
 * @param storage where meetings are kept
 * @param privacy what happens with people's data
 * @param review what is looked for in every meeting that is reviewed
 * @param summaryWriter an endpoint that writes summaries; without it, they are what was said
 * @param identity by whom organizers sign in; without it there is the organizer's link alone
 */
public record ServerOptions(
        String host,
        int port,
        Optional<URI> publicUrl,
        Optional<Tls> tls,
        Optional<Path> webRoot,
        Limits limits,
        Lifetimes lifetimes,
        Optional<Arithmetic> arithmetic,
        List<LibreTranslateService> translationServices,
        Optional<TranslateApi> translateApi,
        Optional<VoskServerOptions> voskServer,
        Storage storage,
        Privacy privacy,
        ReviewDefaults review,
        Optional<WritingEndpoint> summaryWriter,
        Optional<IdentityOptions> identity) {

    /**
     * Certificate and key: two PEM files, or one PKCS#12 file that holds both.
     *
     * @param certificate certificate chain
     * @param key private key; as PEM, not encrypted
     * @param password of a PKCS#12 file, which both of the others are then
     */
    public record Tls(Path certificate, Path key, Optional<String> password) {
        /** PEM files. */
        public Tls(Path certificate, Path key) {
            this(certificate, key, Optional.empty());
        }

        /** A PKCS#12 file. */
        public static Tls pkcs12(Path file, String password) {
            return new Tls(file, file, Optional.of(password));
        }

        /** The files, for messages. */
        String place() {
            return password.isPresent() ? certificate.toString() : certificate + " and " + key;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Tls[" + place() + "]";
        }
    }

    /**
     * Bounds; each has a rule for when it is reached.
     *
     * @param bodyBytes largest HTTP body; beyond: 413
     * @param frameBytes largest message on a socket; beyond: an error and close code 1009
     * @param meetings meetings kept at once; beyond: 429
     * @param participants participants of one meeting; beyond: 429
     * @param languages languages of one meeting; beyond: 400
     * @param tracks audio tracks open at once in the whole server, silent ones too; beyond: a new one is refused
     * @param speakers speakers recognised at once; 0: as many as the cores carry by a measurement; beyond: a new track is refused
     * @param backlog sound that may wait for its recogniser; beyond: the connection is not read until it has caught up
     * @param translations finals waiting for one translator; beyond: delivered in the source language, marked, corrected later
     * @param textLength code points of one typed utterance; beyond: 400
     * @param joinAttempts wrong codes, secrets and passcodes that one address may try in a minute; beyond: 429
     * @param codeAttempts wrong passcodes that may be tried with one join code in a minute, from all addresses; beyond: 429
     * @param recognitionThreads threads that run speech networks
     * @param translationThreads threads that run translation networks
     * @param cachedCharacters characters of finished translations and their sources, kept for those who ask again
     * @param modelMegabytes memory for translation models; beyond: the one used least recently is closed
     * @param traffic what one peer may take
     */
    public record Limits(
            int bodyBytes,
            int frameBytes,
            int meetings,
            int participants,
            int languages,
            int tracks,
            int speakers,
            Duration backlog,
            int translations,
            int textLength,
            int joinAttempts,
            int codeAttempts,
            int recognitionThreads,
            int translationThreads,
            int cachedCharacters,
            int modelMegabytes,
            TrafficLimits traffic) {
        public Limits {
            positive("bodyBytes", bodyBytes);
            positive("frameBytes", frameBytes);
            positive("meetings", meetings);
            positive("participants", participants);
            positive("languages", languages);
            positive("tracks", tracks);
            if (speakers < 0) {
                throw new IllegalArgumentException("server: speakers is " + speakers + "; 0 measures, more is a bound");
            }
            positive("backlog", backlog.toMillis());
            positive("translations", translations);
            positive("textLength", textLength);
            positive("joinAttempts", joinAttempts);
            positive("codeAttempts", codeAttempts);
            positive("recognitionThreads", recognitionThreads);
            positive("translationThreads", translationThreads);
            if (cachedCharacters < 0) {
                throw new IllegalArgumentException(
                        "server: cachedCharacters is " + cachedCharacters + "; 0 keeps none, more is a bound");
            }
            positive("modelMegabytes", modelMegabytes);
        }

        public static Limits defaults() {
            int cores = Runtime.getRuntime().availableProcessors();
            return new Limits(
                    65_536,
                    131_072,
                    1_000,
                    5_000,
                    32,
                    64,
                    0,
                    Duration.ofSeconds(20),
                    256,
                    5_000,
                    20,
                    30,
                    cores,
                    Math.max(1, cores / 2),
                    2_000_000,
                    (int) (SharingOptions.ofThisMachine().modelBytes() >> 20),
                    TrafficLimits.defaults());
        }

        /** The same with other numbers of attempts, of an address and of a code. */
        public Limits withAttempts(int ofAddress, int ofCode) {
            return new Limits(
                    bodyBytes,
                    frameBytes,
                    meetings,
                    participants,
                    languages,
                    tracks,
                    speakers,
                    backlog,
                    translations,
                    textLength,
                    ofAddress,
                    ofCode,
                    recognitionThreads,
                    translationThreads,
                    cachedCharacters,
                    modelMegabytes,
                    traffic);
        }

        /** The same with other bounds of what one peer may take. */
        public Limits withTraffic(TrafficLimits value) {
            return new Limits(
                    bodyBytes,
                    frameBytes,
                    meetings,
                    participants,
                    languages,
                    tracks,
                    speakers,
                    backlog,
                    translations,
                    textLength,
                    joinAttempts,
                    codeAttempts,
                    recognitionThreads,
                    translationThreads,
                    cachedCharacters,
                    modelMegabytes,
                    value);
        }

        /** What translation may use. */
        public SharingOptions sharing() {
            return new SharingOptions(translationThreads, cachedCharacters, (long) modelMegabytes << 20);
        }
    }

    /**
     * Times.
     *
     * @param token a participant's token; clients refresh it before it ends
     * @param organizerToken the token of the organizer's link
     * @param signingKey how long a key signs tokens before another takes its place
     * @param organizerLink the one-time secret in the organizer's link
     * @param socketAuth how long a socket may stay without a token
     * @param trackGrace how long a track whose connection broke waits for the speaker to come back
     * @param translation how long a final waits for its translation before it goes out in the source language
     * @param slowReader how long a reader may take nothing of what waits for it before it is closed with 1013
     * @param ping how often silent peers are pinged; two unanswered pings end the connection
     * @param stop how long a stop waits for the last finals
     */
    public record Lifetimes(
            Duration token,
            Duration organizerToken,
            Duration signingKey,
            Duration organizerLink,
            Duration socketAuth,
            Duration trackGrace,
            Duration translation,
            Duration slowReader,
            Duration ping,
            Duration stop) {
        public Lifetimes {
            positive("token", token.toMillis());
            positive("organizerToken", organizerToken.toMillis());
            positive("signingKey", signingKey.toMillis());
            positive("organizerLink", organizerLink.toMillis());
            positive("socketAuth", socketAuth.toMillis());
            positive("trackGrace", trackGrace.toMillis());
            positive("translation", translation.toMillis());
            positive("slowReader", slowReader.toMillis());
            positive("ping", ping.toMillis());
            positive("stop", stop.toMillis());
        }

        /** How long a token may be alive after it was signed. */
        public Duration longestToken() {
            return token.compareTo(organizerToken) > 0 ? token : organizerToken;
        }

        public static Lifetimes defaults() {
            return new Lifetimes(
                    Duration.ofHours(1),
                    Duration.ofHours(24),
                    Duration.ofDays(30),
                    Duration.ofHours(24),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5));
        }
    }

    /**
     * {@code POST /translate} for programs that hold the key, or that run at an address that is trusted.
     *
     * @param apiKey what they send
     * @param trustedAddresses numeric addresses whose programs need no key; what a proxy says about itself does not count
     * @param requests requests in a minute; beyond: 429
     * @param texts texts of one request; beyond: 400
     * @param characters characters of one request; beyond: 400
     */
    public record TranslateApi(
            Optional<ApiKey> apiKey, Set<InetAddress> trustedAddresses, int requests, int texts, int characters) {
        public TranslateApi {
            trustedAddresses = Set.copyOf(trustedAddresses);
            positive("translateApi.requests", requests);
            positive("translateApi.texts", texts);
            positive("translateApi.characters", characters);
        }

        /** Whether a peer's call is answered. */
        boolean admits(InetAddress peer, String key) {
            return trustedAddresses.contains(peer)
                    || apiKey.filter(known -> known.matches(key)).isPresent();
        }
    }

    public ServerOptions {
        translationServices = List.copyOf(translationServices);
        if (host.isBlank()) {
            throw new IllegalArgumentException(
                    "server: host is empty; 127.0.0.1 serves this machine, 0.0.0.0 all networks");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("server: port " + port + " is outside 0 to 65535");
        }
    }

    public static ServerOptions defaults() {
        return new ServerOptions(
                "127.0.0.1",
                8080,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Limits.defaults(),
                Lifetimes.defaults(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Storage.defaults(),
                Privacy.defaults(),
                ReviewDefaults.none(),
                Optional.empty(),
                Optional.empty());
    }

    public ServerOptions withHost(String value) {
        return new ServerOptions(
                value,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withPort(int value) {
        return new ServerOptions(
                host,
                value,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withTls(Tls value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                Optional.of(value),
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withWebRoot(Path value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                Optional.of(value),
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withLimits(Limits value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                value,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withLifetimes(Lifetimes value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                value,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withTranslateApi(TranslateApi value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                Optional.of(value),
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withVoskServer(VoskServerOptions value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                Optional.of(value),
                storage,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withStorage(Storage value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                value,
                privacy,
                review,
                summaryWriter,
                identity);
    }

    public ServerOptions withPrivacy(Privacy value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                value,
                review,
                summaryWriter,
                identity);
    }

    /** The same, looking for this in every meeting that is reviewed. */
    public ServerOptions withReview(ReviewDefaults value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                value,
                summaryWriter,
                identity);
    }

    /** The same with an endpoint that writes summaries. */
    public ServerOptions withSummaryWriter(WritingEndpoint value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                Optional.of(value),
                identity);
    }

    /** The same with people who sign in. */
    public ServerOptions withIdentity(IdentityOptions value) {
        return new ServerOptions(
                host,
                port,
                publicUrl,
                tls,
                webRoot,
                limits,
                lifetimes,
                arithmetic,
                translationServices,
                translateApi,
                voskServer,
                storage,
                privacy,
                review,
                summaryWriter,
                Optional.of(value));
    }

    static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("server: " + name + " is " + value + "; it must be above 0");
        }
    }
}
