package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.UUID;
import org.precisionbenefit.audit.log.LogFault;
import org.precisionbenefit.audit.log.NoteKey;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * The folder {@code log} of the keys folder: by which key this log signs, and under which name. The file {@code log.vkey} is
 * public; auditors are given it once and trust no other.
 */
final class LogKeyFolder {
    private static final String SETTING = "precision-benefit.keys-dir";
    private static final String PUBLIC = "log.vkey";
    private static final String PRIVATE = "log.private.pem";

    private final Path keys;
    private final Path folder;

    LogKeyFolder(Path keys) {
        this.keys = keys.toAbsolutePath().normalize();
        this.folder = this.keys.resolve("log");
    }

    /** Makes a key and a name for the log where there is none; one that is there is never replaced. */
    void makeWhereNone() throws IOException {
        OwnFiles.makeFolderWhereNone(keys);
        OwnFiles.makeFolderWhereNone(folder);
        // Instances of one keys folder may start at once, and each would make a key of its own.
        try (FileChannel lock = FileChannel.open(
                        folder.resolve("making.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = lock.lock()) {
            if (Files.exists(folder.resolve(PUBLIC))) {
                return;
            }
            // The public half comes last: without it, what an interrupted making left is worth nothing.
            Files.deleteIfExists(folder.resolve(PRIVATE));
            KeyPair pair = PrivatePem.pair();
            OwnFiles.write(folder.resolve(PRIVATE), PrivatePem.write(pair.getPrivate()));
            NoteKey key = NoteKey.of("precision-benefit-engine/" + UUID.randomUUID(), pair.getPublic());
            OwnFiles.replace(folder.resolve(PUBLIC), key.text() + "\n");
        }
    }

    /**
     * Who signs in the name of the log.
     *
     * @throws ConfigurationFault when the key is missing, cannot be read, or its halves do not belong together
     */
    NoteSigner signer() {
        try {
            String text = Files.readString(folder.resolve(PUBLIC), StandardCharsets.UTF_8)
                    .strip();
            return new NoteSigner(NoteKey.read(text), PrivatePem.read(folder.resolve(PRIVATE)));
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationFault(
                    SETTING,
                    "The folder log of the keys folder must hold " + PUBLIC + " and " + PRIVATE
                            + " and let this user read them. Put their copies back, or make a key for a new log with the"
                            + " command keys make.");
        } catch (LogFault e) {
            throw new ConfigurationFault(
                    SETTING,
                    "The files " + PUBLIC + " and " + PRIVATE
                            + " of the folder log of the keys folder must be the two halves of one key. Put their copies back.");
        }
    }
}
