package org.meetinginterpreter.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.util.NetUtil;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.identity.IdentityOptions;
import org.meetinginterpreter.libretranslate.LibreTranslateService;
import org.meetinginterpreter.meeting.ConsentTexts;
import org.meetinginterpreter.meeting.Languages;
import org.meetinginterpreter.meeting.Privacy;
import org.meetinginterpreter.meeting.Problem;
import org.meetinginterpreter.meeting.Retention;
import org.meetinginterpreter.net.Secret;
import org.meetinginterpreter.review.ReviewDefaults;
import org.meetinginterpreter.security.ApiKey;
import org.meetinginterpreter.server.ServerOptions;
import org.meetinginterpreter.server.Storage;
import org.meetinginterpreter.server.TrafficLimits;
import org.meetinginterpreter.translation.marian.Arithmetic;
import org.meetinginterpreter.voskserver.VoskServerOptions;
import org.meetinginterpreter.writing.WritingEndpoint;

/** Turns the merged tree of settings into the server's typed options; an error names the key. */
final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final String AUTO = "auto";

    private final JsonNode tree;

    Settings(JsonNode tree) {
        this.tree = tree;
    }

    ServerOptions serverOptions() {
        try {
            return new ServerOptions(
                    value("host", Function.identity()),
                    number("port"),
                    optional("publicUrl", Settings::address),
                    tls(),
                    optional("webRoot", Path::of),
                    limits(ServerOptions.Limits.defaults()),
                    lifetimes(),
                    value("translation.arithmetic", Arithmetic::parse),
                    translationServices(),
                    translateApi(),
                    voskServer(),
                    storage(),
                    privacy(),
                    review(),
                    summaryWriter(),
                    identity());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage(), e);
        }
    }

    private Optional<ServerOptions.Tls> tls() {
        Optional<Path> certificate = optional("tls.certificate", Path::of);
        Optional<Path> key = optional("tls.key", Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new ConfigException("tls: certificate and key belong together; give both or neither");
        }
        Optional<Path> keystore = optional("tls.keystore", Path::of);
        if (keystore.isPresent() && certificate.isPresent()) {
            throw new ConfigException("tls: give keystore (PKCS#12), or certificate and key (PEM), not all");
        }
        return keystore.map(file -> ServerOptions.Tls.pkcs12(file, keystorePassword()))
                .or(() -> certificate.map(file -> new ServerOptions.Tls(file, key.orElseThrow())));
    }

    private String keystorePassword() {
        return optional("tls.keystorePassword", Function.identity())
                .or(() -> optional("tls.keystorePasswordFile", file -> firstLine("tls.keystorePasswordFile", file)))
                .orElseThrow(() ->
                        new ConfigException("tls.keystore: give its password as tls.keystorePasswordFile, or in the"
                                + " environment as INTERPRETER_TLS_KEYSTORE_PASSWORD"));
    }

    private Storage storage() {
        return new Storage(
                optional("storage.database", Function.identity()),
                optional("storage.user", Function.identity()),
                optional("storage.password", Function.identity()),
                optional("storage.keyFile", Path::of),
                optional("storage.key", Function.identity()),
                number("storage.waiting"));
    }

    private Optional<IdentityOptions> identity() {
        Optional<URI> issuer = optional("identity.issuer", Settings::address);
        Optional<String> secretFile =
                optional("identity.clientSecretFile", file -> firstLine("identity.clientSecretFile", file));
        Optional<String> secret = optional("identity.clientSecret", Function.identity());
        if (secret.isPresent() && secretFile.isPresent()) {
            throw new ConfigException("identity: give clientSecret or clientSecretFile, not both");
        }
        Duration session = duration("identity.session");
        String claim = value("identity.claim", Function.identity());
        return issuer.map(provider -> new IdentityOptions(
                provider,
                optional("identity.clientId", Function.identity()).orElse(""),
                secret.or(() -> secretFile),
                texts("identity/scopes"),
                claim,
                Set.copyOf(texts("identity/organizers")),
                Set.copyOf(texts("identity/admins")),
                session,
                optional("identity.name", Function.identity()).orElse(provider.getHost())));
    }

    private static String firstLine(String key, String file) {
        try {
            String line = Files.readString(Path.of(file)).strip();
            if (line.isEmpty() || line.contains("\n")) {
                throw new ConfigException(key + ": " + file + " must hold one line, the secret");
            }
            return line;
        } catch (IOException e) {
            throw new ConfigException(key + ": " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> texts(String pointer) {
        Set<String> texts = new LinkedHashSet<>();
        tree.at("/" + pointer).forEach(text -> texts.add(text.asText().strip()));
        return List.copyOf(texts);
    }

    private ReviewDefaults review() {
        List<String> examples = new ArrayList<>();
        tree.at("/review/examples")
                .forEach(example -> examples.add(example.asText().strip()));
        try {
            return new ReviewDefaults(examples, value("review.threshold", Double::valueOf));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("review: " + e.getMessage(), e);
        }
    }

    private Privacy privacy() {
        return new Privacy(
                optional("privacy.consentTexts", Settings::consentTexts).orElse(ConsentTexts.shipped()),
                optional("privacy.retentionDays", Settings::retention).orElse(Retention.UNLIMITED),
                optional("privacy.longestRetentionDays", Settings::retention).orElse(Retention.UNLIMITED),
                optional("privacy.unusedDays", Settings::retention).orElse(Retention.UNLIMITED));
    }

    private static Retention retention(String days) {
        return Retention.ofDays(Integer.parseInt(days));
    }

    private static ConsentTexts consentTexts(String file) {
        try {
            ConsentTexts texts = ConsentTexts.of(
                    new JsonObject(InterpreterConfig.read(Path.of(file)).toString()));
            if (!texts.canAskForSound()) {
                throw new ConfigException("privacy.consentTexts: " + file
                        + " lacks keepSound in a language, by which speakers are asked whether their sound is kept");
            }
            return texts;
        } catch (Problem e) {
            throw new ConfigException("privacy.consentTexts: " + file + ": " + e.detail(), e);
        } catch (DecodeException e) {
            throw new ConfigException("privacy.consentTexts: " + file + ": " + e.getMessage(), e);
        }
    }

    private ServerOptions.Limits limits(ServerOptions.Limits machine) {
        return new ServerOptions.Limits(
                number("limits.bodyBytes"),
                number("limits.frameBytes"),
                number("limits.meetings"),
                number("limits.participants"),
                number("limits.languages"),
                number("limits.tracks"),
                numberOr("limits.speakers", machine.speakers()),
                duration("limits.backlog"),
                number("limits.translations"),
                number("limits.textLength"),
                number("limits.joinAttempts"),
                number("limits.codeAttempts"),
                numberOr("limits.recognitionThreads", machine.recognitionThreads()),
                numberOr("limits.translationThreads", machine.translationThreads()),
                number("limits.cachedCharacters"),
                numberOr("limits.modelMegabytes", machine.modelMegabytes()),
                trafficLimits());
    }

    private TrafficLimits trafficLimits() {
        List<String> origins = new ArrayList<>();
        tree.at("/limits/origins").forEach(origin -> origins.add(origin.asText().strip()));
        return new TrafficLimits(
                number("limits.vocabularyBytes"),
                number("limits.glossaryBytes"),
                number("limits.headerBytes"),
                duration("limits.headerTime"),
                duration("limits.bodyTime"),
                number("limits.addressConnections"),
                number("limits.tokenConnections"),
                number("limits.addressRequests"),
                number("limits.tokenRequests"),
                number("limits.socketMessages"),
                number("limits.socketBytes"),
                Set.copyOf(origins),
                texts("limits/trustedProxies"));
    }

    private ServerOptions.Lifetimes lifetimes() {
        return new ServerOptions.Lifetimes(
                duration("lifetimes.token"),
                duration("lifetimes.organizerToken"),
                duration("lifetimes.signingKey"),
                duration("lifetimes.organizerLink"),
                duration("lifetimes.socketAuth"),
                duration("lifetimes.trackGrace"),
                duration("lifetimes.translation"),
                duration("lifetimes.slowReader"),
                duration("lifetimes.ping"),
                duration("lifetimes.stop"));
    }

    private Optional<ServerOptions.TranslateApi> translateApi() {
        int requests = number("translateApi.requests");
        int texts = number("translateApi.texts");
        int characters = number("translateApi.characters");
        Optional<ApiKey> key = Optional.ofNullable(text("translateApi.apiKey")).map(Settings::apiKey);
        Set<InetAddress> trusted =
                optional("translateApi.trustedAddresses", Settings::addresses).orElse(Set.of());
        return key.isEmpty() && trusted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerOptions.TranslateApi(key, trusted, requests, texts, characters));
    }

    private Optional<WritingEndpoint> summaryWriter() {
        Duration timeout = duration("summaryWriter.timeout");
        return optional("summaryWriter.url", Settings::address)
                .map(url -> new WritingEndpoint(
                        url,
                        optional("summaryWriter.model", Function.identity())
                                .orElseThrow(() -> new ConfigException(
                                        "summaryWriter.model: name a model of the endpoint, such as llama3.2:3b")),
                        optional("summaryWriter.apiKey", Secret::new),
                        timeout));
    }

    private Optional<VoskServerOptions> voskServer() {
        VoskServerOptions options = new VoskServerOptions(
                value("voskServer.host", Function.identity()),
                number("voskServer.port"),
                value("voskServer.language", Settings::language),
                number("voskServer.connections"));
        if (!value("voskServer.enabled", Settings::flag)) {
            return Optional.empty();
        }
        if (!value("voskServer.operatorAnswersForConsent", Settings::flag)) {
            throw new ConfigException(
                    "voskServer: its protocol has no place for a speaker's consent, so it starts only with"
                            + " operatorAnswersForConsent: true, by which the operator states that everybody who is heard through it"
                            + " agreed; or set enabled: false");
        }
        return Optional.of(options);
    }

    private static Locale language(String tag) {
        try {
            return Languages.parse(tag);
        } catch (Problem unknown) {
            throw new IllegalArgumentException(unknown.detail(), unknown);
        }
    }

    /** Numeric addresses between commas; a name could come to mean another machine. */
    private static Set<InetAddress> addresses(String text) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (String address : text.split(",", -1)) {
            if (!NetUtil.isValidIpV4Address(address.strip()) && !NetUtil.isValidIpV6Address(address.strip())) {
                throw new IllegalArgumentException("numeric addresses are needed, such as 127.0.0.1, ::1");
            }
            addresses.add(NetUtil.createInetAddressFromIpAddressString(address.strip()));
        }
        return addresses;
    }

    /** A message that repeats the value would show the key. */
    private static ApiKey apiKey(String key) {
        try {
            return ApiKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("translateApi.apiKey: " + e.getMessage());
        }
    }

    private List<LibreTranslateService> translationServices() {
        Duration timeout = duration("translation.timeout");
        boolean fallback = value("translation.fallback", Settings::flag);
        List<LibreTranslateService> services = new ArrayList<>();
        for (JsonNode entry : tree.at("/translation/libretranslate")) {
            String place = "translation.libretranslate[" + services.size() + "]";
            try {
                services.add(service(entry, timeout, fallback));
            } catch (Problem e) {
                throw new ConfigException(place + ": " + e.detail());
            } catch (IllegalArgumentException e) {
                throw new ConfigException(place + ": " + e.getMessage());
            }
        }
        return services;
    }

    private static LibreTranslateService service(JsonNode entry, Duration timeout, boolean fallback) {
        List<String> known = List.of("from", "to", "url", "apiKey");
        entry.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown key " + name + "; known here are " + String.join(", ", known));
            }
        });
        return new LibreTranslateService(
                Languages.parse(required(entry, "from")),
                Languages.parse(required(entry, "to")),
                URI.create(required(entry, "url")),
                Optional.ofNullable(entry.get("apiKey")).map(key -> new Secret(key.asText())),
                timeout,
                fallback);
    }

    private static String required(JsonNode entry, String key) {
        if (!entry.path(key).isTextual()) {
            throw new IllegalArgumentException(key + " is missing; give from, to, url and, where it needs one, apiKey");
        }
        return entry.path(key).asText().strip();
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("true or false is needed");
        }
        return Boolean.parseBoolean(text);
    }

    private int number(String key) {
        return value(key, Integer::parseInt);
    }

    private int numberOr(String key, int automatic) {
        return AUTO.equals(text(key)) ? automatic : number(key);
    }

    private Duration duration(String key) {
        return value(key, Settings::parseDuration);
    }

    private static Duration durationOf(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a duration such as 500ms, 20s, 5m, 4h or 1d is needed");
        }
        return durationOf(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("an address such as https://captions.example.org is needed");
        }
        return uri;
    }

    private <T> Optional<T> optional(String key, Function<String, T> parser) {
        return text(key) == null ? Optional.empty() : Optional.of(value(key, parser));
    }

    private <T> T value(String key, Function<String, T> parser) {
        String text = text(key);
        if (text == null) {
            throw new ConfigException(key + " has no value; leave it out to keep its default");
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String reason = e instanceof NumberFormatException ? "a whole number is needed" : e.getMessage();
            throw new ConfigException(key + " is '" + text + "': " + reason, e);
        }
    }

    /** The value as text, or nothing where it is null. */
    private String text(String key) {
        JsonNode node = tree.at("/" + key.replace('.', '/'));
        return node.isNull() ? null : node.asText().strip();
    }
}
