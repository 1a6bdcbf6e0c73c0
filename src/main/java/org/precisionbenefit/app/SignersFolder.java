package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseKind;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.audit.Signatories;
import org.precisionbenefit.audit.Signatory;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.decision.SigningPurpose;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;

/**
 * The folder {@code signers} of the keys folder. Each file {@code NAME.signer.json} is a person whose signatures count here;
 * the private half lies beside it on the machine of that person alone.
 */
final class SignersFolder {
    private static final String SETTING = "precision-benefit.keys-dir";
    private static final String PUBLIC = ".signer.json";
    private static final String PRIVATE = ".private.pem";
    private static final String ALGORITHM = "Ed25519";

    private final Path keys;
    private final Path folder;
    private final Canonical canonical;

    SignersFolder(Path keys, Canonical canonical) {
        this.keys = keys.toAbsolutePath().normalize();
        this.folder = this.keys.resolve("signers");
        this.canonical = canonical;
    }

    /**
     * The people whose signatures count here; nobody where there is no folder.
     *
     * @throws ConfigurationFault when a file names nobody, or somebody else than its own name does
     */
    Signatories trusted() {
        List<Signatory> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Signatories(found);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PUBLIC)) {
            for (Path file : files) {
                found.add(read(file));
            }
        } catch (IOException e) {
            throw new ConfigurationFault(
                    SETTING, "The folder signers of the keys folder cannot be read. Let this user read it.");
        }
        return new Signatories(found);
    }

    boolean knows(SignerName name) {
        return Files.isRegularFile(file(name, PUBLIC));
    }

    /**
     * Makes the keys of a person who signs releases.
     *
     * @return the file that makes this person's signatures count; it is public
     * @throws ConfigurationFault when there is somebody of this name: keys are never replaced
     */
    Path make(ReleaseSignature.Signer signer, SigningPurpose purpose) throws IOException {
        Path made = file(signer.name(), PUBLIC);
        Path secret = file(signer.name(), PRIVATE);
        if (Files.exists(made) || Files.exists(secret)) {
            throw new ConfigurationFault(
                    made.getFileName().toString(),
                    "There is a signer of this name, and keys are never replaced. Choose another name, such as "
                            + signer.name() + ".2.");
        }
        OwnFiles.makeFolderWhereNone(keys);
        OwnFiles.makeFolderWhereNone(folder);
        KeyPair pair = PrivatePem.pair();
        OwnFiles.write(secret, PrivatePem.write(pair.getPrivate()));
        String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        OwnFiles.replace(made, canonical.encode(new Signatory(signer, purpose, key)));
        return made;
    }

    /** The file whose lock says that somebody makes keys here; the folder is made where there is none. */
    Path lock() throws IOException {
        OwnFiles.makeFolderWhereNone(keys);
        OwnFiles.makeFolderWhereNone(folder);
        return folder.resolve("making.lock");
    }

    /** Clears what an interrupted making left: a private half without the public one, which is worth nothing. */
    void clear(SignerName name) throws IOException {
        if (!knows(name)) {
            Files.deleteIfExists(file(name, PRIVATE));
        }
    }

    /**
     * Signs a release with the person's own key.
     *
     * @param at when; fractions of a second are cut
     * @throws ConfigurationFault when the key does not lie here, or is not the one of this name
     */
    ReleaseSignature sign(SignerName name, ReleaseKind kind, Digest digest, Instant at) {
        if (!knows(name)) {
            throw new ConfigurationFault(
                    name + PUBLIC,
                    "There is nobody of this name in the folder signers of the keys folder. Make the keys with the command"
                            + " keys make-signing, on the machine of that person.");
        }
        Signatory signatory = read(file(name, PUBLIC));
        ReleaseSignature.Statement statement = new ReleaseSignature.Statement(
                kind, digest, signatory.signer(), signatory.purpose(), at.truncatedTo(ChronoUnit.SECONDS));
        ReleaseSignature signed = new ReleaseSignature(statement, signature(secret(name), statement.bytes()));
        if (!signatory.signed(signed)) {
            throw new ConfigurationFault(
                    name + PRIVATE,
                    "This private key is not the other half of " + name + PUBLIC + ". Put its copy back.");
        }
        return signed;
    }

    private Path file(SignerName name, String ending) {
        return folder.resolve(name + ending);
    }

    private Signatory read(Path file) {
        String name = file.getFileName().toString();
        try {
            Signatory read = canonical.decode(Files.readString(file, StandardCharsets.UTF_8), Signatory.class);
            if (name.equals(read.signer().name() + PUBLIC)) {
                return read;
            }
        } catch (IOException | Canonical.Unreadable e) {
            throw new ConfigurationFault(
                    name,
                    "The file must hold a signer's public key. Put its copy back, or remove it: then nobody signs by"
                            + " this name.");
        }
        throw new ConfigurationFault(name, "The file must be named as the signer in it. Give it its own name again.");
    }

    private PrivateKey secret(SignerName name) {
        Path file = file(name, PRIVATE);
        try {
            return PrivatePem.read(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationFault(
                    file.getFileName().toString(),
                    "The private key of this signer cannot be read here. Sign on the machine where it lies; nobody signs"
                            + " for somebody else.");
        }
    }

    private static String signature(PrivateKey key, byte[] statement) {
        try {
            Signature signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(statement);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime could not sign.", e);
        }
    }
}
