package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the embedded database. One process owns it at a time; whoever else comes reads where the owner
 * can be reached.
 */
final class DataFolder implements AutoCloseable {
    private static final String TOKEN = "demonstration-token";

    private final Path folder;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Takes the folder for this process; false when another one has it. It comes before any care for leftovers. */
    boolean own() throws IOException {
        if (lock != null) {
            return true;
        }
        Files.createDirectories(folder);
        FileChannel opened = FileChannel.open(path("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = opened.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            opened.close();
            return false;
        }
        channel = opened;
        Files.deleteIfExists(path("server.address"));
        return true;
    }

    /** Writes where this process is reached, readable by its own user alone. */
    void announce(String address) throws IOException {
        write("server.address", address);
    }

    /** Leaves the demonstration token of a development server, readable by its own user alone. */
    void leaveToken(String token) throws IOException {
        write(TOKEN, token);
    }

    /** The demonstration token, or empty where none was left. */
    Optional<String> token() throws IOException {
        return read(TOKEN);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path written = path(name + ".new");
        Files.deleteIfExists(written);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(written, text, StandardCharsets.UTF_8);
        Files.move(written, path(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the owner is reached, or empty when it has not said so yet. */
    Optional<String> owner() throws IOException {
        return read("server.address");
    }

    private Optional<String> read(String name) throws IOException {
        Path file = path(name);
        return Files.isRegularFile(file)
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            Files.deleteIfExists(path("server.address"));
            Files.deleteIfExists(path(TOKEN));
            Objects.requireNonNull(lock).release();
            Objects.requireNonNull(channel).close();
            lock = null;
        }
    }
}
