package org.precisionbenefit.app;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.terminology.ConfigurationFault;

/**
 * The folder that holds every secret: the keys by which members' data is sealed and hashed, and the passwords of the embedded
 * database. It lies apart from the data folder and the database, so that whoever carries those away can read nothing.
 */
final class KeysFolder {
    /** The embedded database's superuser, which only brings the logins up to date. */
    static final String SUPERUSER = "postgres";
    /** Brings the schema up to date, as the owner of its tables, who cannot log in. */
    static final String MIGRATION = "pbe_migration";
    /** Adds and reads decisions. */
    static final String APPLICATION = "pbe_application";
    /** Takes entries into the log. */
    static final String SEQUENCER = "pbe_sequencer";
    /** Destroys and holds, by rows that say so. */
    static final String REDACTION = "pbe_redaction";
    /** Wraps the keys of payloads anew. */
    static final String ROTATION = "pbe_rotation";

    /** Every login of the embedded database. */
    static final List<String> LOGINS = List.of(SUPERUSER, MIGRATION, APPLICATION, SEQUENCER, REDACTION, ROTATION);

    private static final String SETTING = "precision-benefit.keys-dir";
    private static final String SEALING = "sealing.json";
    private static final String SEALING_NEXT = "sealing.json.next";
    private static final String HASHING = "hashing.json";
    private static final String PASSWORDS = "database.properties";
    private static final List<String> FILES = List.of(SEALING, HASHING, PASSWORDS);
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;

    KeysFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Makes the keys where there are none.
     *
     * @throws ConfigurationFault when a part of them is missing: new ones beside old ones would open nothing
     */
    void makeWhereNone() throws IOException {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        if (missing.size() < FILES.size()) {
            throw new ConfigurationFault(
                    SETTING,
                    "The keys folder lacks " + String.join(" and ", missing)
                            + ". Put the file back from its copy; a new one would open nothing that was kept.");
        }
        OwnFiles.makeFolder(folder);
        StringBuilder passwords = new StringBuilder();
        SecureRandom random = new SecureRandom();
        for (String login : LOGINS) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            passwords
                    .append(login)
                    .append('=')
                    .append(HexFormat.of().formatHex(bytes))
                    .append('\n');
        }
        write(SEALING, TinkKeys.newSealingKeys());
        write(HASHING, TinkKeys.newHashingKeys());
        write(PASSWORDS, passwords.toString());
    }

    private List<String> missing() {
        return FILES.stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
    }

    /**
     * The seal over these keys.
     *
     * @throws ConfigurationFault when they are missing or cannot be read
     */
    TinkSeal seal() {
        return new TinkSeal(read(SEALING), read(HASHING));
    }

    /** Which file of sealing keys this is; another after each change. */
    Optional<Version> sealingVersion() {
        try {
            BasicFileAttributes file = Files.readAttributes(folder.resolve(SEALING), BasicFileAttributes.class);
            return Optional.of(new Version(file.lastModifiedTime(), file.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By what a changed file is recognised. */
    record Version(FileTime changed, long bytes) {}

    /** The ids of sealing and hashing keys, in each the one in use first. */
    Map<String, List<Integer>> ids() {
        return new TreeMap<>(Map.of("hashing", TinkKeys.ids(read(HASHING)), "sealing", TinkKeys.ids(read(SEALING))));
    }

    /** What the wrapped keys of payloads begin with when the newest sealing key wraps them. */
    byte[] beginning() {
        return TinkKeys.beginning(read(SEALING));
    }

    /** Adds a sealing key, which wraps from now on. The file is replaced whole or not at all; the others stay in it. */
    void addSealingKey() throws IOException {
        String keys = TinkKeys.withNewSealingKey(read(SEALING));
        Files.deleteIfExists(folder.resolve(SEALING_NEXT));
        write(SEALING_NEXT, keys);
        try (FileChannel written = FileChannel.open(folder.resolve(SEALING_NEXT), StandardOpenOption.WRITE)) {
            // Payload keys are wrapped by it next: it must survive a loss of power before they do.
            written.force(true);
        }
        Files.move(folder.resolve(SEALING_NEXT), folder.resolve(SEALING), StandardCopyOption.ATOMIC_MOVE);
        if (OwnFiles.knowsUsers(folder)) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** The password of each login of the embedded database. */
    Map<String, String> passwords() {
        Properties read = new Properties();
        try {
            read.load(new StringReader(read(PASSWORDS)));
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory was not read.", e);
        }
        Map<String, String> passwords = new TreeMap<>();
        for (String login : LOGINS) {
            String password = read.getProperty(login, "");
            if (!password.matches("[0-9a-f]{32,}")) {
                throw new ConfigurationFault(
                        SETTING,
                        "The file " + PASSWORDS + " must hold the password of " + login + ". Put its copy back.");
            }
            passwords.put(login, password);
        }
        return passwords;
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigurationFault(
                    SETTING,
                    "The keys folder (" + folder.getFileName() + ") must hold the file " + name
                            + " and let this user read it. Put it back, name the right folder, or make keys for a new database"
                            + " with the command keys make.");
        }
    }

    private void write(String name, String text) throws IOException {
        OwnFiles.write(folder.resolve(name), text);
    }
}
