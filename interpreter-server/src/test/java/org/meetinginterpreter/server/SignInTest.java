package org.meetinginterpreter.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meetinginterpreter.identity.IdentityOptions;

class SignInTest {
    private static final String START = "/api/v1/sign-in/start";

    @TempDir
    private Path folder;

    private final TestProvider provider = new TestProvider();
    private TestServer server;

    /** A browser on its way to the provider: where it was sent, and the cookie that it keeps. */
    private record Leaving(URI to, String cookie) {
        Map<String, String> asked() {
            return TestProvider.form(to.getRawQuery());
        }
    }

    private ServerOptions options(Duration session) {
        return TestServer.inMemory()
                .withStorage(Storage.in(folder))
                .withIdentity(new IdentityOptions(
                        URI.create(provider.url()),
                        TestProvider.CLIENT,
                        Optional.of(TestProvider.SECRET),
                        List.of("openid", "profile"),
                        "groups",
                        Set.of("organizers"),
                        Set.of("admins"),
                        session,
                        "Example login"));
    }

    @BeforeEach
    void start() {
        server = new TestServer(options(Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    private HttpResponse<String> get(String path, String cookie) {
        HttpRequest.Builder request = server.request(path, null);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return server.send(request.build());
    }

    private Leaving leave() {
        HttpResponse<String> answer = get(START, "");
        assertEquals(303, answer.statusCode(), answer.body());
        String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        assertTrue(cookie.contains("HTTPOnly") && cookie.contains("SameSite=Lax"), cookie);
        assertTrue(cookie.contains("Path=/api/v1/sign-in"), cookie);
        return new Leaving(
                URI.create(answer.headers().firstValue("location").orElseThrow()), cookie.replaceAll(";.*", ""));
    }

    /** What the organizer's page is opened with. */
    private String comeBack(Leaving leaving, String query) {
        HttpResponse<String> answer = get("/api/v1/sign-in/callback?" + query, leaving.cookie());
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("no-store", answer.headers().firstValue("cache-control").orElseThrow());
        String page = answer.headers().firstValue("location").orElseThrow();
        assertTrue(page.startsWith(server.server.url() + "/organizer#"), page);
        return page.substring(page.indexOf('#') + 1);
    }

    private String signIn(String subject) {
        Leaving leaving = leave();
        return comeBack(
                leaving,
                "code=" + provider.agree(leaving.to(), subject) + "&state="
                        + leaving.asked().get("state"));
    }

    private JsonObject session(String subject) {
        String fragment = signIn(subject);
        assertTrue(fragment.startsWith("secret="), fragment);
        return server.call("POST", "/join", null, new JsonObject().put("secret", fragment.substring(7)))
                .json();
    }

    private void groups(String... names) {
        provider.claims = claims -> claims.claim("groups", List.of(names));
    }

    @Test
    void whoeverSignsInIsAnOrganizerOfTheOwnMeetings() {
        assertEquals(
                "Example login",
                server.call("GET", "/sign-in", null, null).json().getString("provider"));
        JsonObject ada = session("ada");
        assertEquals("Ada Organizer", ada.getString("name"));
        assertTrue(ada.getBoolean("signedIn"));
        assertFalse(ada.getBoolean("admin"));
        String token = ada.getString("token");
        String meeting = server.call("POST", "/meetings", token, TestServer.plan(new JsonObject(), "en"))
                .json()
                .getString("id");
        String others = server.plan("en").getString("id");
        assertEquals(List.of(meeting), meetings(token));
        assertEquals(404, server.call("GET", "/meetings/" + others, token, null).status());
        assertEquals(
                200,
                server.call("POST", "/meetings/" + meeting + "/start", token, null)
                        .status());

        String bob = session("bob").getString("token");
        assertEquals(List.of(), meetings(bob));
        assertEquals(404, server.call("GET", "/meetings/" + meeting, bob, null).status());
        groups("admins", "others");
        JsonObject root = session("root");
        assertTrue(root.getBoolean("admin"));
        assertEquals(List.of(meeting, others), meetings(root.getString("token")));
        assertEquals(List.of(meeting, others), meetings(server.organizer()));
    }

    private List<String> meetings(String token) {
        return server.call("GET", "/meetings", token, null).json().getJsonArray("meetings").stream()
                .map(meeting -> ((JsonObject) meeting).getString("id"))
                .toList();
    }

    @Test
    void meetingsStayWithWhoMadeThemOverARestartAndTheProviderIsNotNamedInTheStore() {
        JsonObject ada = session("ada");
        String meeting = server.call(
                        "POST", "/meetings", ada.getString("token"), TestServer.plan(new JsonObject(), "en"))
                .json()
                .getString("id");
        server.close();
        server = new TestServer(options(Duration.ofHours(1)));
        assertEquals(List.of(meeting), meetings(ada.getString("token")));
        JsonObject again = session("ada");
        assertEquals(ada.getString("participant"), again.getString("participant"));
        assertFalse(again.getString("participant").contains("ada"));
        assertEquals(List.of(meeting), meetings(again.getString("token")));
        assertEquals(List.of(), meetings(session("bob").getString("token")));
    }

    @Test
    void whatTheIdTokenSaysMustHold() {
        Instant past = Instant.now().minusSeconds(3_600);
        Map<String, java.util.function.UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder>> lies =
                new LinkedHashMap<>();
        lies.put("another issuer", claims -> claims.issuer("https://evil.example"));
        lies.put("another audience", claims -> claims.audience("another-client"));
        lies.put(
                "several audiences, for another",
                claims -> claims.audience(List.of(TestProvider.CLIENT, "other")).claim("azp", "other"));
        lies.put("another nonce", claims -> claims.claim("nonce", "other"));
        lies.put("no nonce", claims -> claims.claim("nonce", null));
        lies.put("expired", claims -> claims.expirationTime(Date.from(past)));
        lies.put("without an end", claims -> claims.expirationTime(null));
        lies.put("of nobody", claims -> claims.subject(null));
        lies.put(
                "from the future",
                claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(3_600))));
        lies.forEach((kind, lie) -> {
            provider.claims = lie;
            assertEquals("sign-in=failed", signIn("ada"), kind);
        });
        provider.claims = claims -> claims;
        for (String signature : List.of("none", "HS256")) {
            provider.signature = signature;
            assertEquals("sign-in=failed", signIn("ada"), signature);
        }
        provider.signature = "RS256";
        provider.forge();
        assertEquals("sign-in=failed", signIn("ada"));
    }

    @Test
    void theProvidersKeysMayRotate() {
        session("ada");
        provider.rotate();
        session("ada");
    }

    @Test
    void aCodeIsForTheBrowserThatAskedAndGoodOnce() {
        Leaving mine = leave();
        Leaving others = leave();
        assertEquals("S256", mine.asked().get("code_challenge_method"));
        assertNotEquals(mine.asked().get("state"), others.asked().get("state"));
        String state = mine.asked().get("state");
        String code = provider.agree(mine.to(), "ada");
        // somebody else's browser, another state, none
        assertEquals("sign-in=expired", comeBack(others, "code=" + code + "&state=" + state));
        assertEquals("sign-in=expired", comeBack(new Leaving(mine.to(), ""), "code=" + code + "&state=" + state));
        assertEquals("sign-in=expired", comeBack(mine, "code=" + code + "&state=x"));
        assertEquals("sign-in=expired", comeBack(mine, "code=" + code));
        // a code of another sign-in does not fit this one's verifier
        assertEquals(
                "sign-in=failed",
                comeBack(others, "code=" + code + "&state=" + others.asked().get("state")));
        Leaving third = leave();
        String right = "code=" + provider.agree(third.to(), "ada") + "&state="
                + third.asked().get("state") + "&iss=" + provider.url() + "&session_state=abc";
        assertTrue(comeBack(third, right).startsWith("secret="));
        assertEquals("sign-in=expired", comeBack(third, right));
    }

    @Test
    void aCodeOfAnotherProviderIsNotEvenSent() {
        Leaving leaving = leave();
        String code = provider.agree(leaving.to(), "ada");
        assertEquals(
                "sign-in=failed",
                comeBack(
                        leaving,
                        "code=" + code + "&state=" + leaving.asked().get("state") + "&iss=https://evil.example"));
        assertTrue(provider.lastTokenRequest.isEmpty());
    }

    @Test
    void whoSaysNoOrMayNotIsToldSo() {
        Leaving leaving = leave();
        assertEquals(
                "sign-in=refused",
                comeBack(leaving, "error=access_denied&state=" + leaving.asked().get("state")));
        groups("visitors");
        assertEquals("sign-in=not-allowed", signIn("ada"));
        provider.claims = claims -> claims.claim("groups", null);
        assertEquals("sign-in=not-allowed", signIn("ada"));
    }

    @Test
    void groupsMayComeFromUserInfoOfTheSamePersonOnly() {
        server.close();
        provider.claims = claims -> claims.claim("groups", null);
        provider.userInfo = Optional.of(new JsonObject().put("sub", "ada").put("groups", JsonArray.of("admins")));
        server = new TestServer(options(Duration.ofHours(1)));
        assertTrue(session("ada").getBoolean("admin"));
        assertEquals("sign-in=failed", signIn("bob"));
    }

    @Test
    void aProviderThatIsAwayOrTalksNonsenseStopsNobodyElse() {
        provider.description = "{\"issuer\":".getBytes(StandardCharsets.UTF_8);
        assertEquals("sign-in=unavailable", started());
        provider.description = "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        assertEquals("sign-in=unavailable", started());
        provider.description = null;
        provider.issuer = Optional.of("https://evil.example");
        assertEquals("sign-in=unavailable", started());
        provider.close();
        assertEquals("sign-in=unavailable", started());
        assertEquals(List.of(), meetings(server.organizer()));
    }

    private String started() {
        String page = get(START, "").headers().firstValue("location").orElseThrow();
        return page.substring(page.indexOf('#') + 1);
    }

    @Test
    void aSignInEndsAndCannotBeRefreshedBeyondThat() {
        server.close();
        server = new TestServer(options(Duration.ofSeconds(90)));
        JsonObject ada = session("ada");
        Instant end = Instant.parse(ada.getString("expires"));
        assertFalse(end.isAfter(Instant.now().plusSeconds(90)));
        JsonObject refreshed = server.call("POST", "/tokens/refresh", ada.getString("token"), null)
                .json();
        assertEquals(end, Instant.parse(refreshed.getString("expires")));
    }

    @Test
    void whoeverSignsOutIsOutAtOnceOnOpenSocketsToo() {
        String token = session("ada").getString("token");
        String id = server.call("POST", "/tokens/refresh", token, null).json().getString("tokenId");
        String meeting = server.call("POST", "/meetings", token, TestServer.plan(new JsonObject(), "en"))
                .json()
                .getString("id");
        TestSocket reading = server.captions(meeting, token, "en", 0);
        reading.await("ready");
        assertEquals(204, server.call("DELETE", "/tokens/" + id, token, null).status());
        reading.awaitClose();
        assertEquals(401, server.call("GET", "/meetings", token, null).status());
        // from then on the provider is asked to ask again
        assertEquals(
                "login",
                TestProvider.form(URI.create(get(START + "?again=true", "")
                                        .headers()
                                        .firstValue("location")
                                        .orElseThrow())
                                .getRawQuery())
                        .get("prompt"));
    }

    @Test
    void signInsAndFailedOnesAreInTheAuditLogOfTheDeployment() {
        session("ada");
        groups("visitors");
        signIn("eve");
        String ada = session0();
        assertEquals(403, server.call("GET", "/audit", ada, null).status());
        JsonArray records =
                server.call("GET", "/audit", server.organizer(), null).json().getJsonArray("records");
        List<String> acts = records.stream()
                .map(record -> ((JsonObject) record).getString("act"))
                .toList();
        assertTrue(acts.contains("sign-in"), acts.toString());
        assertTrue(acts.contains("sign-in.fail"), acts.toString());
        assertFalse(records.encode().contains("Ada"), records.encode());
    }

    private String session0() {
        groups("organizers");
        return session("ada").getString("token");
    }

    @Test
    void whereNobodySignsInThePageLearnsThat() {
        server.close();
        server = new TestServer();
        assertNull(server.call("GET", "/sign-in", null, null).json().getString("provider"));
        assertEquals(404, get(START, "").statusCode());
        assertEquals(404, get("/api/v1/sign-in/callback?code=x", "").statusCode());
    }
}
