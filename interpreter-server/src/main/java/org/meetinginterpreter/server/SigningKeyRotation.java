package org.meetinginterpreter.server;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.meetinginterpreter.security.SigningKeys;
import org.meetinginterpreter.security.Tokens;
import org.meetinginterpreter.store.DeploymentKey;
import org.meetinginterpreter.store.StoreChange;
import org.meetinginterpreter.store.StoreWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has another key sign tokens, when told or when the present one is old; a new one is kept before it signs. Belongs to the server's
 * event loop.
 */
final class SigningKeyRotation {
    /** The name under which the keys are kept. */
    static final String SETTING = "signing-keys";

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyRotation.class);

    private final Tokens tokens;
    private final StoreWriter writer;
    private final DeploymentKey deployment;
    private final Duration age;
    private final Duration longestToken;

    SigningKeyRotation(Tokens tokens, StoreWriter writer, DeploymentKey deployment, ServerOptions.Lifetimes lifetimes) {
        this.tokens = tokens;
        this.writer = writer;
        this.deployment = deployment;
        this.age = lifetimes.signingKey();
        this.longestToken = lifetimes.longestToken();
    }

    static StoreChange put(SigningKeys keys, DeploymentKey deployment) {
        return new StoreChange.PutSetting(SETTING, deployment.sealSetting(SETTING, keys.toJson()));
    }

    /** Rotates when it is time to; a store that fails is asked again the next time. */
    void rotateWhenOld() {
        if (tokens.keys().isOlderThan(age)) {
            rotate().onFailure(failure -> LOG.warn("the signing key stays for now: {}", failure.getMessage()));
        }
    }

    /** The key that signs from now on, once it is kept. */
    Future<SigningKeys.Key> rotate() {
        SigningKeys next = tokens.keys().rotated(longestToken);
        return writer.write(List.of(put(next, deployment))).map(kept -> {
            tokens.use(next);
            LOG.info("another key signs tokens; {} are known", next.keys().size());
            return next.newest();
        });
    }
}
