package org.precisionbenefit.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.precisionbenefit.api.cli.LogDesk;
import org.precisionbenefit.audit.postgres.PostgresLogReader;
import org.precisionbenefit.terminology.ConfigurationFault;

/** One export of the log, as the application's login. */
final class LogExportRun implements LogDesk {
    private final KeysFolder keys;

    LogExportRun(KeysFolder keys) {
        this.keys = keys;
    }

    @Override
    public long export(Path into) throws IOException, InterruptedException {
        return new DatabaseVisit(keys)
                .asApplication(database -> write(new PostgresLogReader(database), into))
                .orElseThrow(() -> new ConfigurationFault(
                        "precision-benefit.data-dir",
                        "There is no database in the data folder whose log could be exported. Name the right folder."));
    }

    private static long write(PostgresLogReader log, Path into) throws IOException {
        try (BufferedWriter writer =
                Files.newBufferedWriter(into, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            return log.write(line -> line(writer, line));
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationFault(
                    String.valueOf(into.getFileName()),
                    "There is a file of this name, which is not replaced. Name a new one.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
