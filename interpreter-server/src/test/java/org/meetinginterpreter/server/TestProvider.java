package org.meetinginterpreter.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An OpenID Connect provider that speaks the protocol over HTTP and can be told to lie; the honest one of the browser's tests is
 * npm's oidc-provider. Its person is signed in already.
 */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "interpreter";
    static final String SECRET = "a secret of the client, long enough for a signature";

    private final HttpServer http;
    private final Map<String, JsonObject> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey("first");
    private volatile RSAKey published = key;
    volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    volatile Optional<JsonObject> userInfo = Optional.empty();
    /** How ID tokens are signed: RS256, HS256 or none. */
    volatile String signature = "RS256";

    volatile Optional<String> issuer = Optional.empty();
    volatile byte[] description;
    volatile Map<String, String> lastTokenRequest = Map.of();

    TestProvider() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        description == null ? describe().toBuffer().getBytes() : description));
        http.createContext(
                "/keys",
                exchange -> answer(
                        exchange,
                        200,
                        new JWKSet(published.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8)));
        http.createContext("/token", this::token);
        http.createContext(
                "/me",
                exchange ->
                        answer(exchange, 200, userInfo.orElseThrow().toBuffer().getBytes()));
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private JsonObject describe() {
        JsonObject json = new JsonObject()
                .put("issuer", issuer.orElse(url()))
                .put("authorization_endpoint", url() + "/authorize")
                .put("token_endpoint", url() + "/token")
                .put("jwks_uri", url() + "/keys")
                .put("response_types_supported", JsonArray.of("code"))
                .put("subject_types_supported", JsonArray.of("public"))
                .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"));
        userInfo.ifPresent(known -> json.put("userinfo_endpoint", url() + "/me"));
        return json;
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on another key signs, and is published. */
    void rotate() {
        key = newKey("second");
        published = key;
    }

    /** From now on a key signs that nobody publishes, under the same name. */
    void forge() {
        key = newKey("first");
    }

    /** What the page of the provider does when its person agrees: a code for what was asked. */
    String agree(URI asked, String subject) {
        Map<String, String> query = form(asked.getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, new JsonObject().put("sub", subject).put("asked", new JsonObject(new HashMap<>(query))));
        return code;
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), decoded(parts[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        lastTokenRequest = form;
        JsonObject known = codes.remove(form.getOrDefault("code", ""));
        if (known == null
                || !challenge(form).equals(known.getJsonObject("asked").getString("code_challenge"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder honest = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(known.getString("sub"))
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", known.getJsonObject("asked").getString("nonce"))
                .claim("name", "Ada Organizer")
                .claim("groups", List.of("organizers"));
        JsonObject tokens = new JsonObject()
                .put("access_token", "access")
                .put("token_type", "Bearer")
                .put("id_token", signed(claims.apply(honest).build()));
        answer(exchange, 200, tokens.toBuffer().getBytes());
    }

    private static String challenge(Map<String, String> form) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet body) {
        try {
            if (signature.equals("none")) {
                return new PlainJWT(body).serialize();
            }
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.parse(signature))
                            .keyID(key.getKeyID())
                            .build(),
                    body);
            token.sign(signature.equals("HS256") ? new MACSigner(SECRET) : new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
