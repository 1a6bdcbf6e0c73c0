package org.precisionbenefit.audit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.proof.BundleFault;
import org.precisionbenefit.audit.proof.BundleText;
import org.precisionbenefit.audit.proof.ProofBundle;

/** Reads the files of bundles and of releases. */
public final class BundleFile {
    private BundleFile() {}

    /**
     * The bundle in a file.
     *
     * @throws BundleFault when it is not written as bundles are
     * @throws IOException when it cannot be read
     */
    public static ProofBundle bundle(Path file) throws IOException {
        return BundleText.read(bytes(file));
    }

    /**
     * The release in a file.
     *
     * @throws BundleFault when it is not written as releases are
     * @throws IOException when it cannot be read
     */
    public static ProofBundle.Release release(Path file) throws IOException {
        return BundleText.readRelease(bytes(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > BundleText.MOST_BYTES) {
            throw new LogFault("A file must have at most " + BundleText.MOST_BYTES + " bytes.");
        }
        return Files.readAllBytes(file);
    }
}
