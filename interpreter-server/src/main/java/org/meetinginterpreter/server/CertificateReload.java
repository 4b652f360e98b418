package org.meetinginterpreter.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a new certificate when its files change, without a restart: connections that are open go on, new ones see the new certificate.
 * Files that cannot be used, or of which only one was replaced yet, change nothing. Belongs to the server's event loop.
 */
final class CertificateReload {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateReload.class);
    private static final long CHECK_MILLIS = 1_000;
    private static final long WARN_MILLIS = Duration.ofDays(1).toMillis();
    /** Before its end, a certificate is to be renewed. */
    private static final Duration SOON = Duration.ofDays(14);

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");
    /** Mozilla's intermediate ones without those of static or finite-field key exchange. */
    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Map<String, String> SIGNATURES =
            Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");

    private final Vertx vertx;
    private final HttpServer server;
    private final ServerOptions.Tls files;
    private List<String> seen;
    private volatile Instant expires;

    /** @param server listens with these files as they are now */
    CertificateReload(Vertx vertx, HttpServer server, ServerOptions.Tls files) {
        this.vertx = vertx;
        this.server = server;
        this.files = files;
        this.seen = state();
    }

    /** Looks every second from now on. */
    void start() {
        vertx.executeBlocking(this::read)
                .onSuccess(end -> {
                    expires = end;
                    warn();
                })
                .onFailure(failure -> LOG.warn(
                        "until when the certificate {} is good cannot be told: {}",
                        files.place(),
                        failure.getMessage()));
        vertx.setPeriodic(WARN_MILLIS, tick -> warn());
        vertx.setPeriodic(
                CHECK_MILLIS, tick -> vertx.executeBlocking(this::state).onSuccess(this::reloadIfChanged));
    }

    /** How a server presents the files. */
    static KeyCertOptions present(ServerOptions.Tls files) {
        return files.password().isPresent()
                ? new PfxOptions()
                        .setPath(files.certificate().toString())
                        .setPassword(files.password().get())
                : new PemKeyCertOptions()
                        .setCertPath(files.certificate().toString())
                        .setKeyPath(files.key().toString());
    }

    /** As {@link #encryption}, for a server that begins. */
    static void encrypt(HttpServerOptions http, ServerOptions.Tls files) {
        http.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(present(files))
                .setEnabledSecureTransportProtocols(PROTOCOLS);
        SUITES.forEach(http::addEnabledCipherSuite);
    }

    /** How a server that uses the files encrypts: TLS 1.2 and 1.3, with forward secrecy and authenticated encryption only. */
    static ServerSSLOptions encryption(ServerOptions.Tls files) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setUseAlpn(true)
                .setKeyCertOptions(present(files))
                .setEnabledSecureTransportProtocols(PROTOCOLS);
        SUITES.forEach(options::addEnabledCipherSuite);
        return options;
    }

    /** Until when the certificate in use is good; nothing as long as it could not be read. */
    Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /** Tells the operator in time. */
    private void warn() {
        expires().map(end -> Duration.between(Instant.now(), end)).ifPresent(left -> {
            if (left.isNegative()) {
                LOG.error("the certificate {} is over since {}: browsers refuse it", files.place(), expires);
            } else if (left.compareTo(SOON) < 0) {
                LOG.warn("the certificate {} ends in {} days, at {}; renew it", files.place(), left.toDays(), expires);
            }
        });
    }

    private void reloadIfChanged(List<String> found) {
        if (found.equals(seen)) {
            return;
        }
        seen = found;
        vertx.executeBlocking(this::checked)
                .compose(end -> server.updateSSLOptions(encryption(files), true).map(end))
                .onSuccess(end -> {
                    LOG.info("a new certificate is used, good until {}", end);
                    expires = end;
                    warn();
                })
                .recover(failure -> {
                    LOG.error(
                            "the certificate before stays in use: {} cannot be used: {}",
                            files.place(),
                            failure.getMessage());
                    return Future.succeededFuture();
                });
    }

    /** Fails unless certificate and key belong together and are good now; otherwise until when. */
    private Instant checked() throws Exception {
        X509Certificate certificate = certificate();
        certificate.checkValidity();
        return certificate.getNotAfter().toInstant();
    }

    private Instant read() throws Exception {
        return certificate().getNotAfter().toInstant();
    }

    private X509Certificate certificate() throws Exception {
        X509KeyManager keys =
                (X509KeyManager) present(files).getKeyManagerFactory(vertx).getKeyManagers()[0];
        for (Map.Entry<String, String> kind : SIGNATURES.entrySet()) {
            String[] names = keys.getServerAliases(kind.getKey(), null);
            if (names != null) {
                X509Certificate certificate = keys.getCertificateChain(names[0])[0];
                checkPair(certificate, keys.getPrivateKey(names[0]), kind.getValue());
                return certificate;
            }
        }
        throw new GeneralSecurityException("no key of a known kind (EC, RSA, EdDSA)");
    }

    private static void checkPair(X509Certificate certificate, PrivateKey key, String algorithm)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("certificate and key do not belong together");
        }
    }

    private List<String> state() {
        return Stream.of(files.certificate(), files.key())
                .map(CertificateReload::state)
                .toList();
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException absent) {
            return "absent";
        }
    }
}
