package org.meetinginterpreter.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.meetinginterpreter.identity.SignInException.Reason;

/**
 * An OpenID Connect provider, spoken to by the authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636, RFC 9207).
 * Its description is fetched when it is first needed and again after an hour; its keys when one is not known. Blocks for at most some
 * seconds: call it on a worker thread. Thread-safe.
 */
public final class OpenIdProvider {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long METADATA_NANOS = Duration.ofHours(1).toNanos();
    private static final int CLOCK_SKEW_SECONDS = 60;
    /** Signatures that only the provider can make; none, and those made with the client's secret, are not among them. */
    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private final IdentityOptions options;
    private final ProviderHttp http;
    private final LongSupplier nanoTime;
    private Known known;

    /** What is known of the provider, and since when. */
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, long since) {}

    /** What begins a sign-in, and has to be known at its end. */
    public record Begun(String state, String nonce, String verifier) {
        /** Everything drawn anew, 256 bits each. */
        public static Begun drawn() {
            return new Begun(new State(32).getValue(), new Nonce(32).getValue(), new CodeVerifier().getValue());
        }

        /** Nothing of it belongs into a log. */
        @Override
        public String toString() {
            return "Begun";
        }
    }

    public OpenIdProvider(IdentityOptions options) {
        this(options, TIMEOUT, System::nanoTime);
    }

    OpenIdProvider(IdentityOptions options, Duration timeout, LongSupplier nanoTime) {
        this.options = options;
        this.http = new ProviderHttp(timeout);
        this.nanoTime = nanoTime;
    }

    private static Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.SIGNATURE);
        all.remove(JWSAlgorithm.ES256K);
        return Collections.unmodifiableSet(all);
    }

    /**
     * Where the browser goes to sign in.
     *
     * @param redirect where it comes back to, as registered with the provider
     * @param again whether the person has to say who they are even if the provider knows
     */
    public URI address(Begun begun, URI redirect, boolean again) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(options.scopes().toArray(String[]::new)),
                        new ClientID(options.clientId()),
                        redirect)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(begun.state()))
                .nonce(new Nonce(begun.nonce()))
                .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256);
        if (again) {
            request.prompt(Prompt.Type.LOGIN);
        }
        return request.build().toURI();
    }

    /**
     * Who came back with a code.
     *
     * @param issuer who says to have sent it (RFC 9207), where the provider says so
     * @throws SignInException if it is nobody, or nobody who may do anything
     */
    public Person person(String code, Optional<String> issuer, Begun begun, URI redirect) {
        Known provider = known();
        if (issuer.isPresent() && !issuer.get().equals(options.issuer().toString())) {
            throw new SignInException(Reason.FAILED, "the code is from another provider than " + options.issuer());
        }
        try {
            OIDCTokenResponse tokens = tokens(provider, code, begun, redirect);
            IDTokenClaimsSet claims =
                    validator(provider).validate(tokens.getOIDCTokens().getIDToken(), new Nonce(begun.nonce()));
            AuthorizedParty party = claims.getAuthorizedParty();
            if (party != null && !party.getValue().equals(options.clientId())) {
                throw new SignInException(Reason.FAILED, "the ID token was made for another client");
            }
            String subject = claims.getSubject().getValue();
            List<Map<String, Object>> sources = new ArrayList<>();
            sources.add(claims.toJSONObject());
            userInfo(provider, tokens.getOIDCTokens().getAccessToken(), subject).ifPresent(sources::add);
            return allowed(subject, new Claims(sources));
        } catch (IOException | RemoteKeySourceException e) {
            throw new SignInException(Reason.UNAVAILABLE, "the provider is not there: " + e.getMessage(), e);
        } catch (BadJOSEException | com.nimbusds.jose.JOSEException e) {
            throw new SignInException(Reason.FAILED, "the ID token does not hold: " + e.getMessage(), e);
        }
    }

    private OIDCTokenResponse tokens(Known provider, String code, Begun begun, URI redirect) throws IOException {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, new CodeVerifier(begun.verifier()));
        URI endpoint = provider.metadata().getTokenEndpointURI();
        TokenRequest request = authentication(provider.metadata())
                .map(secret -> new TokenRequest.Builder(endpoint, secret, grant).build())
                .orElseGet(() -> new TokenRequest.Builder(endpoint, new ClientID(options.clientId()), grant).build());
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(http.send(request.toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                throw new SignInException(
                        Reason.FAILED,
                        "the provider refused the code: "
                                + answer.toErrorResponse().getErrorObject().getCode());
            }
            OIDCTokenResponse tokens = (OIDCTokenResponse) answer.toSuccessResponse();
            if (tokens.getOIDCTokens().getIDToken() == null) {
                throw new SignInException(Reason.FAILED, "the provider sent no ID token");
            }
            return tokens;
        } catch (ParseException e) {
            throw new SignInException(Reason.FAILED, "the provider's answer to the code cannot be read", e);
        }
    }

    private Optional<ClientAuthentication> authentication(OIDCProviderMetadata metadata) {
        ClientID id = new ClientID(options.clientId());
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean onlyPost = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return options.clientSecret()
                .map(Secret::new)
                .map(secret -> onlyPost ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret));
    }

    private IDTokenValidator validator(Known provider) {
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(options.issuer()),
                new ClientID(options.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
                null);
        validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        return validator;
    }

    /** Many providers say names and groups only there. */
    private Optional<Map<String, Object>> userInfo(Known provider, AccessToken token, String subject)
            throws IOException {
        URI endpoint = provider.metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return Optional.empty();
        }
        try {
            UserInfoResponse answer =
                    UserInfoResponse.parse(http.send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
            if (!answer.indicatesSuccess()
                    || answer.toSuccessResponse().getUserInfo() == null
                    || !answer.toSuccessResponse()
                            .getUserInfo()
                            .getSubject()
                            .getValue()
                            .equals(subject)) {
                throw new SignInException(Reason.FAILED, "UserInfo is not about who the ID token is for");
            }
            return Optional.of(answer.toSuccessResponse().getUserInfo().toJSONObject());
        } catch (ParseException e) {
            throw new SignInException(Reason.FAILED, "UserInfo cannot be read", e);
        }
    }

    private Person allowed(String subject, Claims claims) {
        Set<String> values = claims.values(options.claim());
        boolean admin = !Collections.disjoint(values, options.admins());
        boolean organizer = options.organizers().contains(IdentityOptions.EVERYBODY)
                || !Collections.disjoint(values, options.organizers());
        if (!admin && !organizer) {
            throw new SignInException(
                    Reason.NOT_ALLOWED, "the claim " + options.claim() + " has no value of an organizer or admin");
        }
        return new Person(options.issuer().toString(), subject, claims.name(), admin);
    }

    private synchronized Known known() {
        if (known != null && nanoTime.getAsLong() - known.since() < METADATA_NANOS) {
            return known;
        }
        try {
            URI place =
                    URI.create(options.issuer().toString().replaceAll("/$", "") + "/.well-known/openid-configuration");
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                    http.retrieveResource(place.toURL()).getContent());
            if (!metadata.getIssuer().getValue().equals(options.issuer().toString())) {
                throw new SignInException(
                        Reason.UNAVAILABLE,
                        place + " is of another issuer, " + metadata.getIssuer()
                                + "; set identity.issuer to exactly that");
            }
            require(metadata.getAuthorizationEndpointURI(), "authorization_endpoint");
            require(metadata.getTokenEndpointURI(), "token_endpoint");
            require(metadata.getJWKSetURI(), "jwks_uri");
            if (metadata.getUserInfoEndpointURI() != null) {
                require(metadata.getUserInfoEndpointURI(), "userinfo_endpoint");
            }
            JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(), http)
                    // one that is not known is looked for at once: only the provider's own answers name keys
                    .rateLimited(false)
                    .refreshAheadCache(false)
                    .build();
            known = new Known(metadata, keys, nanoTime.getAsLong());
            return known;
        } catch (IOException | ParseException e) {
            throw new SignInException(Reason.UNAVAILABLE, "the provider's description: " + e.getMessage(), e);
        }
    }

    /** Endpoints are where the issuer's rule allows them: encrypted, or on this machine. */
    private void require(URI endpoint, String name) {
        boolean safe = endpoint != null
                && ("https".equals(endpoint.getScheme())
                        || ("http".equals(endpoint.getScheme())
                                && "http".equals(options.issuer().getScheme())));
        if (!safe) {
            throw new SignInException(
                    Reason.UNAVAILABLE, "the provider's description has no " + name + " that is encrypted");
        }
    }
}
