package org.precisionbenefit.app;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Reaches the database without the application: the one that was named, the one of the server that runs on the data folder,
 * or one that is started for this visit.
 */
final class DatabaseVisit {
    private final KeysFolder keys;

    DatabaseVisit(KeysFolder keys) {
        this.keys = keys;
    }

    /** What is done with a database that is reached at an address. */
    @FunctionalInterface
    interface Work<T> {
        T at(String url) throws IOException;
    }

    /** What is done with a database that is reached as the application's login. */
    @FunctionalInterface
    interface Reading<T> {
        T from(DataSource database) throws IOException;
    }

    /** Does something with the database of the data folder; empty when there is none yet. */
    <T> Optional<T> embedded(Work<T> work) throws IOException, InterruptedException {
        try (DataFolder folder = new DataFolder(Settings.dataFolder())) {
            if (!EmbeddedDatabase.isMade(folder)) {
                return Optional.empty();
            }
            if (!folder.own()) {
                return Optional.of(work.at(EmbeddedDatabase.urlOfRunning(folder)));
            }
            try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, keys.passwords())) {
                return Optional.of(work.at(database.url()));
            }
        }
    }

    /** Reads from the named database, or from the one of the data folder; empty when there is none yet. */
    <T> Optional<T> asApplication(Reading<T> reading) throws IOException, InterruptedException {
        if (Settings.namesDatabase()) {
            return Optional.of(reading.from(
                    source(Settings.database(), Settings.applicationLogin(), Settings.applicationPassword())));
        }
        return embedded(url -> reading.from(source(
                url,
                KeysFolder.APPLICATION,
                Objects.requireNonNull(keys.passwords().get(KeysFolder.APPLICATION)))));
    }

    private static DataSource source(String url, String login, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(login);
        source.setPassword(password);
        return source;
    }
}
