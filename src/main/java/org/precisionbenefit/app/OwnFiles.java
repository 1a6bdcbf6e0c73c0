package org.precisionbenefit.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Folders and files that are for the user alone who runs the engine, where the file system knows users. */
final class OwnFiles {
    private OwnFiles() {}

    /** Makes a folder and closes it to everybody else, also one that was there. */
    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (knowsUsers(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Makes a folder where there is none; one that somebody made is left as it is. */
    static void makeFolderWhereNone(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolder(folder);
        }
    }

    /** Writes a new file, closed to everybody else before there is anything in it. */
    static void write(Path file, String text) throws IOException {
        if (knowsUsers(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder"))) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Writes a file whole or not at all; one that is there is replaced. */
    static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        write(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static boolean knowsUsers(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }
}
