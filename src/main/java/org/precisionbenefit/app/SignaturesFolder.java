package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.ReleaseSignature;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.LetterCase;

/**
 * The folder in which signatures travel, a file each, from where people sign to where a server starts. What lies in it is
 * worth nothing by itself: a signature counts by its signer's key.
 */
final class SignaturesFolder {
    private static final Logger LOG = Logger.getLogger(SignaturesFolder.class);
    private static final String ENDING = ".signature.json";

    /** A signature takes some 400 bytes. */
    static final long LONGEST = 10_000;

    private final Path folder;
    private final Canonical canonical;

    SignaturesFolder(Path folder, Canonical canonical) {
        this.folder = folder.toAbsolutePath().normalize();
        this.canonical = canonical;
    }

    /** The signatures whose files are named for this release; a file that is no signature is said and left out. */
    List<ReleaseSignature> on(Digest release) {
        List<ReleaseSignature> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*." + release.hex() + ".*" + ENDING)) {
            for (Path file : files) {
                read(file, found);
            }
        } catch (IOException e) {
            throw new ConfigurationFault(
                    "precision-benefit.signatures-dir",
                    "The folder of signatures cannot be read. Let this user read it.");
        }
        return found;
    }

    private void read(Path file, List<ReleaseSignature> found) throws IOException {
        if (Files.size(file) > LONGEST) {
            LOG.warnf("The file (%s) is too long for a signature and does not count.", file.getFileName());
            return;
        }
        try {
            found.add(canonical.decode(Files.readString(file, StandardCharsets.UTF_8), ReleaseSignature.class));
        } catch (Canonical.Unreadable e) {
            LOG.warnf("The file (%s) is no signature and does not count. Put its copy back.", file.getFileName());
        }
    }

    /** Writes a signature; the file of the same signer on the same release is replaced. */
    Path write(ReleaseSignature signature) throws IOException {
        ReleaseSignature.Statement said = signature.statement();
        OwnFiles.makeFolderWhereNone(folder);
        Path file = folder.resolve(LetterCase.lower(said.kind().name()) + "."
                + said.digest().hex() + "." + said.by().name() + ENDING);
        OwnFiles.replace(file, canonical.encode(signature));
        return file;
    }
}
