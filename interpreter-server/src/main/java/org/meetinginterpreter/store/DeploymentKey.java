package org.meetinginterpreter.store;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.meetinginterpreter.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of the deployment: a Tink keyset (AES-256-GCM) outside the database, which seals the key of every meeting. After a
 * rotation the newest key seals and the older ones still open. Immutable, thread-safe.
 */
public final class DeploymentKey {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentKey.class);

    private final KeysetHandle keys;
    private final Aead aead;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private DeploymentKey(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A new one. */
    public static DeploymentKey generate() {
        try {
            return new DeploymentKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        }
    }

    /**
     * As it stands in a file or an environment variable: a keyset in Tink's JSON format.
     *
     * @param place where it came from, for the message of the {@link StoreException} when it is none
     */
    public static DeploymentKey parse(String json, String place) {
        try {
            return new DeploymentKey(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            // the cause may quote the key
            throw new StoreException(
                    Kind.DAMAGED,
                    place
                            + " does not hold a deployment key; give the file back that was there, or, to begin with an empty"
                            + " database, take both away");
        }
    }

    /** Reads the file; makes it, for its owner alone, where there is none and {@code mayCreate}. */
    public static DeploymentKey inFile(Path file, boolean mayCreate) {
        try {
            if (Files.notExists(file)) {
                if (!mayCreate) {
                    throw new StoreException(
                            Kind.DAMAGED,
                            file + ", the key of the database, is missing: without it nothing in the database can be"
                                    + " read; give it back, or, to begin with an empty database, take that away as well");
                }
                create(file, generate());
            }
            checkAccess(file);
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    private static void create(Path file, DeploymentKey key) throws IOException {
        Path made = write(file, key);
        try {
            // whole or not at all, and never in place of another's
            Files.createLink(file, made);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(made, file);
        } catch (FileAlreadyExistsException raced) {
            LOG.info("{} was made by another process meanwhile", file);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** A file beside the other, for its owner alone, on the disk. */
    private static Path write(Path file, DeploymentKey key) throws IOException {
        Path made = Files.createTempFile(
                file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new");
        try {
            Files.writeString(made, key.toJson(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            return made;
        } catch (IOException e) {
            Files.deleteIfExists(made);
            throw e;
        }
    }

    private static void checkAccess(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        Set<PosixFilePermission> access = Files.getPosixFilePermissions(file);
        String mode = PosixFilePermissions.toString(access);
        if (access.contains(PosixFilePermission.OTHERS_READ)
                || access.contains(PosixFilePermission.OTHERS_WRITE)
                || access.contains(PosixFilePermission.GROUP_WRITE)) {
            throw new StoreException(
                    Kind.DAMAGED,
                    file + ", the deployment's key, may be read or changed by others (" + mode + "): chmod 600 it");
        }
        if (access.contains(PosixFilePermission.GROUP_READ)) {
            LOG.warn("{}, the deployment's key, may be read by its group ({}); chmod 600 is safer", file, mode);
        }
    }

    /** The same keys and one more, which seals from now on. */
    public DeploymentKey rotated() {
        try {
            return new DeploymentKey(KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is missing", e);
        }
    }

    /** How many keys open; more than one while a rotation is under way. */
    int size() {
        return keys.size();
    }

    /** The key that seals, without those that only open. */
    DeploymentKey newestAlone() {
        try {
            KeysetHandle.Builder.Entry newest =
                    KeysetHandle.importKey(keys.getPrimary().getKey()).makePrimary();
            return new DeploymentKey(KeysetHandle.newBuilder().addEntry(newest).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset cannot be made of one of its keys", e);
        }
    }

    /** Puts this key in the place of the one in the file: whole or not at all, and on the disk. */
    void replace(Path file) {
        try {
            Path made = write(file, this);
            try {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(made);
            }
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** As {@link #parse} takes it. It is the secret itself. */
    public String toJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset cannot be written", e);
        }
    }

    /** A new key for a meeting. */
    public SealingKey newMeetingKey(String meeting) {
        DeploymentKey key = generate();
        return new SealingKey(meeting, key.aead, seal("key", meeting, key.toJson()));
    }

    /** The key of a meeting, as it was stored; sealed anew, where the deployment's key was rotated since. */
    public SealingKey meetingKey(String meeting, Bytes sealedKey) {
        String json = unseal("key", meeting, sealedKey);
        return new SealingKey(meeting, parse(json, "the stored key of " + meeting).aead, sealedKey);
    }

    /** Seals a meeting's key with the newest of the deployment's keys. */
    public Bytes resealed(String meeting, Bytes sealedKey) {
        return seal("key", meeting, unseal("key", meeting, sealedKey));
    }

    /** Seals a setting of the deployment. */
    public Bytes sealSetting(String name, String text) {
        return seal("setting", name, text);
    }

    public String openSetting(String name, Bytes sealed) {
        return unseal("setting", name, sealed);
    }

    private Bytes seal(String what, String name, String text) {
        return SealingKey.seal(aead, what + "/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String unseal(String what, String name, Bytes sealed) {
        return new String(SealingKey.open(aead, what + "/" + name, sealed), StandardCharsets.UTF_8);
    }
}
