package org.meetinginterpreter.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The provider by which people sign in, and who of them may do what.
 *
 * @param issuer the provider; {@code https}, or {@code http} on this machine
 * @param clientId as which this server is registered there
 * @param clientSecret of a confidential client; without it the server is a public one
 * @param scopes what is asked for; {@code openid} among them
 * @param claim the claim of the ID token or of UserInfo whose values decide; dots lead into objects
 * @param organizers values by which somebody is an organizer; {@code *}: everybody whom the provider signs in
 * @param admins values by which somebody is an admin
 * @param session how long a sign-in lasts
 * @param name the provider's name on the button
 */
public record IdentityOptions(
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        String claim,
        Set<String> organizers,
        Set<String> admins,
        Duration session,
        String name) {
    /** Stands for everybody. */
    public static final String EVERYBODY = "*";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public IdentityOptions {
        scopes = List.copyOf(scopes);
        organizers = Set.copyOf(organizers);
        admins = Set.copyOf(admins);
        if (issuer.getHost() == null || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "identity.issuer: an address such as https://login.example.org/realms/meetings is needed");
        }
        String scheme = String.valueOf(issuer.getScheme()).toLowerCase(Locale.ROOT);
        boolean local = scheme.equals("http") && THIS_MACHINE.contains(issuer.getHost());
        if (!scheme.equals("https") && !local) {
            throw new IllegalArgumentException(
                    "identity.issuer: must begin with https://; plain http is for a provider on this machine only");
        }
        if (clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "identity.clientId: is empty; give the id by which the provider knows this server");
        }
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("identity.scopes: must have openid");
        }
        if (organizers.isEmpty() && admins.isEmpty()) {
            throw new IllegalArgumentException("identity: nobody could sign in; name values of the claim " + claim
                    + " in organizers or admins, or set organizers: [\"*\"] for everybody whom the provider signs in");
        }
        if (admins.contains(EVERYBODY)) {
            throw new IllegalArgumentException(
                    "identity.admins: not everybody can be an admin; name values of " + claim);
        }
        if (session.isNegative() || session.isZero()) {
            throw new IllegalArgumentException("identity.session: must be above 0");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "IdentityOptions[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
